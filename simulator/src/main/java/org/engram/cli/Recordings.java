package org.engram.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.engram.recording.RecordingFile;

/** Opens recordings that a user names. */
final class Recordings {
    private Recordings() {}

    static RecordingFile open(Path path) {
        try {
            return RecordingFile.open(path);
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
