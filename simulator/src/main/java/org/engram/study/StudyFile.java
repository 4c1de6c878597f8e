package org.engram.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.engram.recording.RecordingFile;
import org.engram.simulation.Provenance;

/**
 * What a file of results holds.
 *
 * @param fingerprint of the study that it belongs to
 * @param wallSeconds how long its points took so far
 * @param complete whether all points that it was made for are done
 */
public record StudyFile(
        Path path,
        String title,
        String fingerprint,
        long seed,
        Provenance origin,
        double wallSeconds,
        boolean complete,
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
                    Provenance.of(file),
                    file.doubles("/provenance/wall_time")[0],
                    file.longs("/provenance/completed")[0] == 1,
                    new SweepReader(file).read());
        }
    }

    /** Copies the curves of all points that are done, one point at a time. */
    void copyCurves(SweepGroup copy) throws IOException {
        Layout layout = results.layout();
        try (RecordingFile file = RecordingFile.open(path)) {
            for (int point = 0; point < layout.points(); point++) {
                if (results.isDone(point)) {
                    copy.write(point, SweepReader.curves(file, layout, point));
                }
            }
        }
    }
}
