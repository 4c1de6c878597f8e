package org.engram.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.engram.recording.RecordingFile;

/**
 * What a file of results holds.
 *
 * @param fingerprint of the study that it belongs to
 * @param source the experiment file as it was read
 * @param resolved the same with all defaults, as JSON
 * @param wallSeconds how long it took, NaN if it did not come to its end
 */
public record StudyFile(
        Path path,
        String title,
        String fingerprint,
        long seed,
        String source,
        String resolved,
        double wallSeconds,
        Results results) {
    /**
     * Reads a file.
     *
     * @throws IOException if it is no recording, or not that of a study
     */
    public static StudyFile read(Path path) throws IOException {
        try (RecordingFile file = RecordingFile.open(path)) {
            if (!file.contains("/sweep/done")) {
                throw new IOException(path + " is a recording of Engram, but not of a study");
            }
            Map<String, Object> provenance = file.attributes("/provenance");
            return new StudyFile(
                    path,
                    String.valueOf(file.attributes("/").get("title")),
                    String.valueOf(provenance.get(StudyWriter.FINGERPRINT)),
                    Long.parseLong(String.valueOf(provenance.get("seed"))),
                    file.text("/provenance/experiment"),
                    file.text("/provenance/experiment_json"),
                    file.doubles("/provenance/wall_time")[0],
                    new SweepReader(file).read());
        }
    }
}
