package org.engram.recording;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Whether a recording holds what readers rely on: groups, datasets and attributes that belong to every recording of its
 * kind, dimensions that fit the coordinates, counters that fit the dimensions. Everything is looked at but the values that
 * were recorded, whose number knows no bounds; those of tables are checked where they are {@linkplain SpikeRows read}.
 */
final class RecordingCheck {
    private static final String PROVENANCE = "/provenance";
    private static final List<String> TEXTS = List.of(
            "version", "git_commit", "command_line", "experiment_sha256", "java", "operating_system", "processor");
    private static final List<String> NUMBERS = List.of("seed", "threads");

    private RecordingCheck() {}

    /** @throws DamagedFileException if something is missing or contradicts something else */
    static void require(RecordingFile file) {
        boolean completed = checkProvenance(file);
        var check = new ObjectCheck(file, completed);
        if (check.oneOf("/trajectory", "/sweep").equals("/sweep")) {
            StudyCheck.require(file, check);
        } else {
            new RunCheck(file, check).require();
        }
    }

    /** Returns whether the run came to its end; asked first, since a run that is under way changes meanwhile. */
    private static boolean checkProvenance(RecordingFile file) {
        file.text("/", "title");
        TEXTS.forEach(name -> file.text(PROVENANCE, name));
        NUMBERS.forEach(name -> file.number(PROVENANCE, name));
        requireTime(file, file.text(PROVENANCE, "start"));
        file.text(PROVENANCE + "/experiment");
        file.text(PROVENANCE + "/experiment_json");
        scalar(file, PROVENANCE + "/wall_time");
        double completed = scalar(file, PROVENANCE + "/completed");
        if (completed != 0 && completed != 1) {
            throw file.damaged("%s/completed is %s, neither 0 nor 1".formatted(PROVENANCE, completed));
        }
        return completed == 1;
    }

    private static void requireTime(RecordingFile file, String start) {
        try {
            OffsetDateTime.parse(start);
        } catch (DateTimeParseException e) {
            throw file.damaged("the attribute start of %s is `%s`, no time of ISO 8601".formatted(PROVENANCE, start));
        }
    }

    private static double scalar(RecordingFile file, String dataset) {
        double[] values = file.doubles(dataset);
        if (values.length != 1) {
            throw file.damaged("%s has %d values instead of one".formatted(dataset, values.length));
        }
        return values[0];
    }
}
