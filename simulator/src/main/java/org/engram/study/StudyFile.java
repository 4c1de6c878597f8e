package org.engram.study;

import java.io.IOException;
import java.nio.file.Path;
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
    /** Reads a recording of a study. */
    public static StudyFile of(RecordingFile file, Path path) {
        return new StudyFile(
                path,
                file.text("/", "title"),
                file.text("/provenance", StudyWriter.FINGERPRINT),
                file.number("/provenance", "seed").longValue(),
                Provenance.of(file),
                file.doubles("/provenance/wall_time")[0],
                file.longs("/provenance/completed")[0] == 1,
                new SweepReader(file).read());
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
