package org.engram.experiment;

import java.util.Collection;
import java.util.List;
import org.engram.experiment.NeuronSelection.Numbered;
import org.engram.experiment.NeuronSelection.Range;
import org.engram.experiment.NeuronSelection.Top;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Rules about {@code record.neurons}, on a resolved document. */
final class SelectionCheck {
    private static final JsonPointer NEURONS = JsonPointer.compile("/record/neurons");
    private static final List<String> LAYERS = List.of("features", "memories");
    private static final List<String> ALONE = List.of("first", "top");

    private final JsonNode neurons;
    private final Problems problems;

    private SelectionCheck(JsonNode document, Problems problems) {
        neurons = document.at(NEURONS);
        this.problems = problems;
    }

    /** What does not depend on the number of neurons of the layers. */
    static void ofNetwork(JsonNode document, Problems problems) {
        var check = new SelectionCheck(document, problems);
        if (check.neurons.isNumber()) {
            problems.atKey(
                    NEURONS,
                    "a number is for experiments with `populations`; wanted: a map such as `{features: 0..%s, memories: top 10}`"
                            .formatted(check.neurons.asInt() - 1));
        }
        check.names(LAYERS, "layer");
        check.forms();
        check.refuseTop("features", "feature neurons have no overlap with the start");
    }

    /** Whether there are the neurons that are named. */
    static void ofLayer(JsonNode document, String layer, int size, Problems problems) {
        new SelectionCheck(document, problems).numbers(layer, size);
    }

    static void ofPopulations(JsonNode document, Problems problems) {
        var check = new SelectionCheck(document, problems);
        Collection<String> names = document.get("populations").propertyNames();
        check.names(names, "population");
        check.forms();
        for (String name : names) {
            check.refuseTop(name, "populations hold no memories");
            check.numbers(name, document.at("/populations/" + name + "/size").asInt());
        }
    }

    private void names(Collection<String> known, String what) {
        for (String name : neurons.propertyNames()) {
            if (!known.contains(name)) {
                problems.atKey(
                        NEURONS.appendProperty(name),
                        "there is no %s `%s`%s; wanted: one of %s"
                                .formatted(what, name, Spelling.suggestion(name, known), Spelling.list(known)));
            }
        }
    }

    /** Whether each selection says one thing. */
    private void forms() {
        neurons.propertyStream().forEach(entry -> {
            JsonPointer at = NEURONS.appendProperty(entry.getKey());
            for (String alone : ALONE) {
                if (entry.getValue().has(alone) && entry.getValue().size() > 1) {
                    problems.atKey(
                            at.appendProperty(alone),
                            "`%s` stands alone; wanted: `{%s: 10}`, or `from`, `to` and `every`"
                                    .formatted(alone, alone));
                }
            }
            if (SelectionBinder.bind(entry.getValue()) instanceof Numbered numbered) {
                numbered.ranges().stream()
                        .filter(range -> range.from() > range.to())
                        .forEach(range -> problems.atValue(
                                at,
                                "%d..%d is empty; wanted: %d..%d"
                                        .formatted(range.from(), range.to(), range.to(), range.from())));
            }
        });
    }

    private void refuseTop(String name, String reason) {
        if (neurons.has(name) && SelectionBinder.bind(neurons.get(name)) instanceof Top) {
            problems.atValue(
                    NEURONS.appendProperty(name),
                    "`top` is for `memories`: %s; wanted: numbers such as `0..99`, or `every 10`".formatted(reason));
        }
    }

    private void numbers(String name, int size) {
        if (!neurons.has(name)) {
            return;
        }
        NeuronSelection selection = SelectionBinder.bind(neurons.get(name));
        if (selection instanceof Top top && top.most() > size) {
            problems.atValue(
                    NEURONS.appendProperty(name),
                    "`top %d` of %d `%s`; wanted: `top 1` to `top %d`, or `all`"
                            .formatted(top.most(), size, name, size));
        }
        if (selection instanceof Numbered numbered) {
            numbered.ranges().stream()
                    .mapToInt(range -> missing(range, size))
                    .filter(number -> number >= 0)
                    .findFirst()
                    .ifPresent(number -> problems.atValue(
                            NEURONS.appendProperty(name),
                            "there is no neuron %d; those of `%s` are numbered from 0 to %d"
                                    .formatted(number, name, size - 1)));
        }
    }

    /** A number that is named, and not there; -1: none. */
    private static int missing(Range range, int size) {
        if (range.from() >= size) {
            return range.from();
        }
        return range.to() >= size && range.to() < Integer.MAX_VALUE ? range.to() : -1;
    }
}
