package org.engram.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.engram.recording.RecordingFile;

/** What a recording holds. */
final class Recorded {
    private Recorded() {}

    static double[] variable(Path recording, String name) throws IOException {
        try (RecordingFile file = RecordingFile.open(recording)) {
            return file.doubles("/trajectory/" + name);
        }
    }

    static double[] retrieval(Path recording, String name) throws IOException {
        try (RecordingFile file = RecordingFile.open(recording)) {
            return file.doubles("/retrieval/" + name);
        }
    }
}
