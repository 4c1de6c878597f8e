package org.engram.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.engram.study.Shard;

/** Where a recording or report goes: checked before anything is computed, so that nothing is lost and nothing overwritten. */
final class OutputFile {
    private OutputFile() {}

    /**
     * @param asked the path given by the user, if any
     * @param defaultName of the file, in the current folder, if the user gives none
     * @param inputs files that must not be overwritten, whatever the user says
     */
    static Path resolve(Optional<Path> asked, String defaultName, boolean force, List<Path> inputs) {
        return checked(asked.orElseGet(() -> Path.of(defaultName)), force, inputs);
    }

    /** The same for the recording of a run, which may be gone on with. */
    static Path resolveRun(Optional<Path> asked, Path experiment, boolean force, boolean resume, List<Path> inputs) {
        Path file = asked.orElseGet(() -> Path.of(named(experiment, ".h5")));
        requireNew(file, force || resume);
        return checked(file, true, inputs);
    }

    /** What exists is gone on with or overwritten only if asked for. */
    private static void requireNew(Path file, boolean allowed) {
        if (Files.isRegularFile(file) && !allowed) {
            throw new UsageException(
                    "the output %s exists; go on with it with --resume, name another file with -o, or overwrite it with --force"
                            .formatted(file));
        }
    }

    /**
     * The same for the results of a study, where a file that exists may be gone on with.
     *
     * @param shard whose number is part of the file's name
     */
    static Path resolveStudy(
            Optional<Path> asked, Path experiment, Shard shard, boolean force, boolean resume, List<Path> inputs) {
        String part = shard.isWhole() ? "" : ".%d-of-%d".formatted(shard.number(), shard.count());
        Path file = asked.orElseGet(() -> Path.of(named(experiment, part + ".h5")));
        requireNew(file, force || resume);
        return checked(file, true, inputs);
    }

    /** @param inputs files that must not be overwritten, whatever the user says */
    static Path checked(Path named, boolean force, List<Path> inputs) {
        Path file = named.toAbsolutePath().normalize();
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException("the folder of the output file does not exist: %s; create it, or name another file"
                    .formatted(folder));
        }
        if (Files.isDirectory(file)) {
            throw new UsageException("the output %s is a folder; name a file in it".formatted(file));
        }
        if (Files.exists(file, NOFOLLOW_LINKS) && !Files.isRegularFile(file, NOFOLLOW_LINKS)) {
            throw new UsageException(
                    "the output %s is a link, a device or the like; name an ordinary file".formatted(file));
        }
        for (Path input : inputs) {
            if (isSame(file, input)) {
                throw new UsageException("the output %s is an input; name another file".formatted(file));
            }
        }
        if (Files.exists(file) && !force) {
            throw new UsageException(
                    "the output %s exists; name another file, or overwrite it with --force".formatted(file));
        }
        if (!Files.isWritable(folder)) {
            throw new UsageException("the folder %s is not writable; name another file".formatted(folder));
        }
        return file;
    }

    /** Whether a folder holds nothing, or is not there. */
    static boolean isEmpty(Path folder) {
        String[] children = folder.toFile().list();
        return children == null || children.length == 0;
    }

    private static boolean isSame(Path a, Path b) {
        try {
            return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of a file with another extension, which is {@code .h5} or the like. */
    static String named(Path file, String extension) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + extension;
    }
}
