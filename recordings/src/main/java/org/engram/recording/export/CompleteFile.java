package org.engram.recording.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.engram.recording.LiveFile;
import org.engram.recording.LiveGroup;

/**
 * An HDF5 file that is declared, filled, and only then found under its name. Until then it has the ending {@code .part},
 * which a process that is killed leaves behind.
 */
final class CompleteFile {
    private final LiveFile file = LiveFile.ofAnotherFormat();
    private final List<Filling> fillings = new ArrayList<>();

    /** Writes values of what was declared. */
    @FunctionalInterface
    interface Filling {
        void write() throws IOException;
    }

    LiveGroup root() {
        return file.root();
    }

    /** Adds what is to be written once everything is declared. */
    void whenStarted(Filling filling) {
        fillings.add(filling);
    }

    /** Writes the file; one that exists is replaced. */
    void write(Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            fill(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    private void fill(Path part) throws IOException {
        try (file) {
            file.start(part, true);
            for (Filling filling : fillings) {
                filling.write();
            }
        }
    }
}
