package org.engram.recording;

import java.io.IOException;
import java.nio.file.Path;

/** The file that is being written is not found under its name any more: it was deleted, moved or replaced. */
public final class FileGoneException extends IOException {
    FileGoneException(Path path) {
        super(path + " was deleted, moved or replaced while it was being written");
    }
}
