package org.engram.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.engram.recording.DamagedFileException;
import org.engram.recording.RecordingFile;
import org.engram.study.StudyFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Opens recordings that a user names: what every command relies on is checked here. */
final class Recordings {
    private static final String EXPERIMENT = "/provenance/experiment_json";

    private Recordings() {}

    static RecordingFile open(Path path) {
        try {
            RecordingFile file = RecordingFile.openChecked(path);
            requireExperiment(file, path);
            return file;
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static void requireExperiment(RecordingFile file, Path path) {
        try {
            if (JsonMapper.shared().readTree(file.text(EXPERIMENT)).isObject()) {
                return;
            }
        } catch (JacksonException e) {
            // It is no JSON at all.
        }
        file.close();
        throw new DamagedFileException("%s is damaged: %s is no experiment in JSON".formatted(path, EXPERIMENT));
    }

    /** Reads the results of a study. */
    static StudyFile study(Path path) {
        try (RecordingFile file = open(path)) {
            if (!file.contains("/sweep")) {
                throw new UsageException(path + " is a recording of Engram, but not of a study");
            }
            return StudyFile.of(file, path);
        }
    }
}
