package org.engram.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The values of one key along an axis, with the places where they are written. */
final class Grid {
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
                        ? Coordinate.of(name, name, key.units(values.valueStream()), numbers)
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
        var values = new Range(
                key.isWhole(),
                range.get("scale").asString().equals("log"),
                number(range.get("from")).orElse(Double.NaN),
                number(range.get("to")).orElse(Double.NaN));
        int steps = range.get("steps").asInt();
        if (!values.hasExtent()) {
            problems.atValue(
                    pointer.appendProperty("from"),
                    values.logarithmic()
                            ? "a range of equal ratios goes from one number > 0 to another"
                            : "the range has no extent; wanted: a number other than `to`");
        } else if (!values.isDistinct(steps)) {
            problems.atValue(
                    pointer.appendProperty("steps"),
                    "rounded to %s, some of these %d values are equal; wanted: at most %d steps"
                            .formatted(key.isWhole() ? "whole numbers" : "12 digits", steps, values.mostSteps(steps)));
        }
        Node place = places.value(pointer);
        List<Double> numbers = values.values(steps).boxed().toList();
        Optional<String> unit = unit(range, pointer, problems);
        List<Change> changes = numbers.stream()
                .map(value -> unit.isPresent()
                        ? Change.to(value + " " + unit.get(), name, place)
                        : Change.to(value, name, place))
                .toList();
        return new Grid(key, changes, Coordinate.of(name, name, key.units(ends(range)), numbers));
    }

    /** The unit in which the ends of a range are kept, if they are written with units; a problem if these are of two kinds. */
    private static Optional<String> unit(JsonNode range, JsonPointer pointer, Problems problems) {
        List<Quantity> quantities = ends(range)
                .flatMap(end -> Quantity.of(end.asString("")).stream())
                .distinct()
                .toList();
        if (quantities.size() > 1) {
            problems.atValue(
                    pointer.appendProperty("to"),
                    "`%s` is %s, but `from` is %s; wanted: both of one kind"
                            .formatted(
                                    range.get("to").asString(),
                                    quantities.get(1).words(),
                                    quantities.get(0).words()));
        }
        return quantities.stream().findFirst().map(Quantity::unit);
    }

    private static Stream<JsonNode> ends(JsonNode range) {
        return Stream.of(range.get("from"), range.get("to"));
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
