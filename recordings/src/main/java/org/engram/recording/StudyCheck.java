package org.engram.recording;

import java.util.List;

/** What readers rely on in the results of a study. */
final class StudyCheck {
    private static final String GROUP = "/sweep/";
    private static final List<String> TEXTS = List.of("study_fingerprint", "parts");

    private StudyCheck() {}

    static void require(RecordingFile file, ObjectCheck check) {
        TEXTS.forEach(name -> file.text("/provenance", name));
        check.scale(GROUP + "repeat");
        check.scale(GROUP + "trial");
        check.wholeNumbers(GROUP + "done", 0, 1);
        check.dimensionsOf("/sweep");
        List<String> points = file.dimensions(GROUP + "done");
        check.require(
                points.size() >= 1 && points.get(points.size() - 1).equals("repeat"),
                GROUP + "done",
                "has the dimensions %s, the last of which is not repeat".formatted(points));
        List<String> axes = points.subList(0, points.size() - 1);
        file.children("/sweep").forEach(name -> requireFigure(file, check, GROUP + name, axes));
    }

    /** Whatever has several dimensions has first those of the axes, in their order. */
    private static void requireFigure(RecordingFile file, ObjectCheck check, String dataset, List<String> axes) {
        if (file.isScale(dataset)) {
            return;
        }
        file.type(dataset);
        List<String> dimensions = file.dimensions(dataset);
        int common = Math.min(axes.size(), dimensions.size());
        check.require(
                dimensions.size() == 1 || dimensions.subList(0, common).equals(axes.subList(0, common)),
                dataset,
                "has the dimensions %s, which do not begin with %s".formatted(dimensions, axes));
    }
}
