package org.engram.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The values of one key along an axis, with the places where they are written. */
final class Grid {
    /** Values of a range are rounded, so that a range over decades has the decades themselves. */
    private static final MathContext ROUNDING = new MathContext(12);

    private final StudyKey key;
    private final List<Change> changes;
    private final Coordinate coordinate;

    private Grid(StudyKey key, List<Change> changes, Coordinate coordinate) {
        this.key = key;
        this.changes = changes;
        this.coordinate = coordinate;
    }

    /** @param pointer to a list or a range */
    static Grid of(
            String name, StudyKey key, JsonPointer pointer, JsonNode document, YamlPlaces places, Problems problems) {
        JsonNode values = document.at(pointer);
        return values.isArray()
                ? listed(key, name, values, pointer, places)
                : range(key, name, values, pointer, places, problems);
    }

    private static Grid listed(StudyKey key, String name, JsonNode values, JsonPointer pointer, YamlPlaces places) {
        List<Change> changes = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            changes.add(new Change(name, places.value(pointer.appendIndex(i))));
            labels.add(label(values.get(i)));
            number(values.get(i)).ifPresent(numbers::add);
        }
        return new Grid(
                key,
                changes,
                numbers.size() == labels.size()
                        ? Coordinate.of(name, name, key.units(), numbers)
                        : Coordinate.of(name, name, labels));
    }

    private static String label(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }

    /** A number, or a quantity in the unit in which it is kept. */
    private static OptionalDouble number(JsonNode value) {
        if (value.isNumber()) {
            return OptionalDouble.of(value.asDouble());
        }
        return value.isString() ? Quantity.value(value.asString()) : OptionalDouble.empty();
    }

    private static Grid range(
            StudyKey key, String name, JsonNode range, JsonPointer pointer, YamlPlaces places, Problems problems) {
        double from = number(range.get("from")).orElse(Double.NaN);
        double to = number(range.get("to")).orElse(Double.NaN);
        boolean logarithmic = range.get("scale").asString().equals("log");
        if (from == to || (logarithmic && !(from > 0 && to > 0))) {
            problems.atValue(
                    pointer.appendProperty("from"),
                    logarithmic
                            ? "a range of equal ratios goes from one number > 0 to another"
                            : "the range has no extent; wanted: a number other than `to`");
            to = from;
        }
        int steps = range.get("steps").asInt();
        Node place = places.value(pointer);
        List<Double> numbers = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (int k = 0; k < steps; k++) {
            double share = k / (steps - 1.0);
            double value = rounded(logarithmic ? from * StrictMath.pow(to / from, share) : from + share * (to - from));
            numbers.add(key.isWhole() ? Math.rint(value) : value);
            changes.add(Change.to(numbers.get(k), name, place));
        }
        return new Grid(key, changes, Coordinate.of(name, name, key.units(), numbers));
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(ROUNDING).doubleValue() : value;
    }

    String key() {
        return key.key();
    }

    int size() {
        return changes.size();
    }

    Change change(int index) {
        return changes.get(index);
    }

    Coordinate coordinate() {
        return coordinate;
    }
}
