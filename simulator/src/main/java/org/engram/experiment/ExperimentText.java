package org.engram.experiment;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * An experiment file as it was read, and what is to be changed in it: all that another process needs to read the same
 * experiment, if the file of its patterns is within reach there.
 *
 * @param file where it was read from: messages name it, and relative paths start at its folder
 * @param source the text
 * @param changes {@code key=value}, such as {@code network.memories.tau=1 ms}
 */
public record ExperimentText(String file, String source, List<String> changes) implements Serializable {
    public ExperimentText {
        changes = List.copyOf(changes);
    }

    /**
     * Reads the text of a file.
     *
     * @param overrides {@code key=value}
     * @param seed replaces the file's master seed
     * @throws ExperimentException if there is no such file or it is not text
     */
    public static ExperimentText read(Path file, List<String> overrides, OptionalLong seed) {
        List<String> changes = new ArrayList<>(overrides);
        seed.ifPresent(value -> changes.add("seed=" + value));
        return new ExperimentText(file.toString(), TextFile.read(file), changes);
    }

    /** The same with the whole path of the file, for processes in other folders. */
    public ExperimentText absolute() {
        return new ExperimentText(Path.of(file).toAbsolutePath().toString(), source, changes);
    }

    /**
     * Checks all of it.
     *
     * @throws ExperimentException if anything is wrong, with everything that is
     */
    public ExperimentFile parse() {
        return ExperimentFile.of(this);
    }
}
