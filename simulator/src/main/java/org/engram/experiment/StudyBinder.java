package org.engram.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.engram.experiment.Study.Declaration;
import org.engram.experiment.Study.Kind;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Makes a study from the section of a resolved document that declares it. */
final class StudyBinder {
    static final List<String> SECTIONS = List.of("sweep", "ablation", "capacity", "mapping");

    /** Every point is read and checked before the first is run. */
    private static final int MOST_POINTS = 1_000_000;

    private final JsonNode document;
    private final YamlPlaces places;
    private final Problems problems;

    /** @param places of the document as it was written */
    StudyBinder(JsonNode document, YamlPlaces places, Problems problems) {
        this.document = document;
        this.places = places;
        this.problems = problems;
    }

    /** Empty if there is no study, or something is wrong with it, which is then among the problems. */
    Optional<Study> bind(ExperimentText text, Node root) {
        List<String> given = SECTIONS.stream().filter(document::has).toList();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        given.stream()
                .skip(1)
                .forEach(section -> problems.atKey(
                        JsonPointer.compile("/" + section),
                        "only one of the keys " + Spelling.list(SECTIONS) + " may be given"));
        String section = given.get(0);
        var binder = new AxisBinder(document, section, places, problems);
        List<Axis> axes = binder.bind();
        int repeats = document.get(section).get("repeats").asInt();
        requireFewPoints(section, axes, repeats);
        if (document.has("populations")) {
            requireActivity(section);
        }
        var declaration = new Declaration(
                document.get("title").asString(),
                text,
                Overrides.without(root, SECTIONS),
                places.value(JsonPointer.compile("/" + section)),
                document.get("seed").asLong(),
                Kind.valueOf(section.toUpperCase(Locale.ROOT)),
                common(section),
                axes,
                binder.loads(),
                repeats,
                criterion(document.get(section).path("criterion")),
                threshold(section, binder),
                document.get(section).get("trajectories").asBoolean(),
                document.get(section).path("reached").asDouble(Double.NaN),
                document.path("populations").propertyNames().stream().toList(),
                Fingerprint.of(document));
        return Optional.of(new Study(declaration));
    }

    private void requireFewPoints(String section, List<Axis> axes, int repeats) {
        double points = axes.stream().mapToDouble(Axis::size).reduce(repeats, (a, b) -> a * b);
        if (points > MOST_POINTS) {
            problems.atKey(
                    JsonPointer.compile("/" + section),
                    "%.3g points; at most %d are possible, write fewer values or `repeats`"
                            .formatted(points, MOST_POINTS));
        }
    }

    /** Of populations nothing is known that succeeds or fails. */
    private void requireActivity(String section) {
        for (String key : List.of("criterion", "threshold")) {
            if (document.get(section).has(key)) {
                problems.atKey(
                        JsonPointer.compile("/" + section + "/" + key),
                        "is of trials that succeed or fail, which those of `populations` do not; remove it");
            }
        }
    }

    private List<Change> common(String section) {
        List<Change> changes = new ArrayList<>();
        if (document.get(section).has("corrupt")) {
            changes.add(new Change("cue.corrupt", places.value(JsonPointer.compile("/" + section + "/corrupt"))));
        }
        return changes;
    }

    private static Criterion criterion(JsonNode criterion) {
        if (criterion.isMissingNode()) {
            return new Criterion(Criterion.Figure.BEST, 0);
        }
        String figure = Values.choice(criterion);
        return new Criterion(
                Criterion.Figure.valueOf(figure.toUpperCase(Locale.ROOT)),
                criterion.path(figure).asDouble(0));
    }

    private Optional<Threshold> threshold(String section, AxisBinder axes) {
        JsonNode search = document.get(section).path("threshold");
        if (search.isMissingNode()) {
            return Optional.empty();
        }
        String at = "/" + section + "/threshold";
        double from = search.get("from").asDouble();
        double to = search.get("to").asDouble();
        boolean logarithmic = search.get("scale").asString().equals("log");
        if (!(from < to) || (logarithmic && from <= 0)) {
            problems.atValue(
                    at + "/from",
                    "%s; wanted: a number below `to`%s".formatted(from, logarithmic ? ", > 0 on a log scale" : ""));
        }
        String key = Overrides.dotted(search.get("key").asString());
        StudyKey studied = StudyKey.of(document, key);
        axes.claim(key, JsonPointer.compile(at + "/key"));
        return Optional.of(new Threshold(
                key,
                studied.units(Stream.of(search.get("from"))),
                from,
                to,
                search.get("accuracy").asDouble(),
                logarithmic,
                studied.isWhole(),
                search.get("share").asDouble()));
    }
}
