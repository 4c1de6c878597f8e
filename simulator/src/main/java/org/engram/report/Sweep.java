package org.engram.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.engram.recording.RecordingFile;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The results of a study over its axes. Dimensions {@code repeat} and {@code trial} are samples: of what is 0 or 1 the
 * share of ones is shown with its 95% interval, of other numbers the median with the quartiles. Figures that the file gives
 * for each point are shown as they are, with {@code NAME_low} and {@code NAME_high} as their interval and {@code
 * NAME_theory} as the curve that they should follow.
 */
final class Sweep {
    private static final String GROUP = "/sweep";
    private static final Set<String> SAMPLES = Set.of("repeat", "trial");
    private static final Set<String> NOT_RESULTS = Set.of("done", "cued", "retrieved", "seed");
    private static final List<String> COMPANIONS = List.of("_low", "_high", "_theory");
    private static final double LOGARITHMIC = 50;

    private final RecordingFile file;
    private final List<String> axes = new ArrayList<>();

    private Sweep(RecordingFile file) {
        this.file = file;
        for (String name : file.children(GROUP)) {
            file.dimensions(path(name)).stream()
                    .filter(axis -> !SAMPLES.contains(axis) && !axes.contains(axis))
                    .forEach(axes::add);
        }
    }

    static void add(RecordingFile file, ObjectNode data) {
        if (file.contains(GROUP)) {
            var sweep = new Sweep(file);
            if (!sweep.axes.isEmpty()) {
                sweep.describe(data.putObject("sweep"));
            }
        }
    }

    private static String path(String name) {
        return GROUP + "/" + name;
    }

    private void describe(ObjectNode sweep) {
        ArrayNode described = sweep.putArray("axes");
        axes.forEach(axis -> describeAxis(axis, described.addObject().put("name", axis)));
        ArrayNode measures = sweep.putArray("measures");
        for (String name : file.children(GROUP)) {
            if (isResult(name)) {
                describeMeasure(name, measures.addObject().put("name", name));
            }
        }
        if (file.contains(path("done"))) {
            double[] done = file.doubles(path("done"));
            sweep.put("done", Arrays.stream(done).filter(one -> one == 1).count());
            sweep.put("points", done.length);
        }
    }

    private void describeAxis(String axis, ObjectNode node) {
        Results.describe(file, path(axis), node);
        double[] values = file.doubles(path(axis));
        node.set("values", Numbers.array(values));
        if (file.attributes(path(axis)).get("flag_meanings") instanceof String labels) {
            ArrayNode texts = node.putArray("labels");
            Arrays.stream(labels.split(" ")).forEach(texts::add);
        }
        double least = Arrays.stream(values).min().orElse(0);
        node.put("logarithmic", least > 0 && Arrays.stream(values).max().orElse(0) / least >= LOGARITHMIC);
    }

    private boolean isResult(String name) {
        return !axes.contains(name)
                && !SAMPLES.contains(name)
                && !NOT_RESULTS.contains(name)
                && COMPANIONS.stream().noneMatch(name::endsWith)
                && file.dimensions(path(name)).stream().anyMatch(axes::contains);
    }

    private void describeMeasure(String name, ObjectNode measure) {
        Results.describe(file, path(name), measure);
        Cells cells = cells(name);
        if (!file.dimensions(path(name)).stream().anyMatch(SAMPLES::contains)) {
            measure.put("kind", "value");
            measure.set("value", Numbers.array(cells.values()));
            addCompanion(name, "_low", "low", measure);
            addCompanion(name, "_high", "high", measure);
        } else {
            measure.put("kind", cells.isBinary() ? "share" : "median");
            Estimate[] estimates = cells.estimates();
            measure.set(
                    "value",
                    Numbers.array(Arrays.stream(estimates)
                            .mapToDouble(Estimate::value)
                            .toArray()));
            measure.set(
                    "low",
                    Numbers.array(
                            Arrays.stream(estimates).mapToDouble(Estimate::low).toArray()));
            measure.set(
                    "high",
                    Numbers.array(
                            Arrays.stream(estimates).mapToDouble(Estimate::high).toArray()));
        }
        addCompanion(name, "_theory", "theory", measure);
    }

    private void addCompanion(String name, String suffix, String key, ObjectNode measure) {
        if (file.contains(path(name + suffix))) {
            measure.set(key, Numbers.array(cells(name + suffix).values()));
        }
    }

    private Cells cells(String name) {
        int[] sizes =
                axes.stream().mapToInt(axis -> (int) file.shape(path(axis))[0]).toArray();
        return Cells.of(axes, sizes, file.dimensions(path(name)), file.shape(path(name)), file.doubles(path(name)));
    }
}
