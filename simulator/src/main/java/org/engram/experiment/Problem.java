package org.engram.experiment;

/**
 * One thing that is wrong with an experiment file.
 *
 * @param line counted from 1; 0 where it does not stand in the file: in an override, or the file as a whole
 * @param column counted from 1; 0 with line 0
 * @param key dotted path such as {@code network.memories.tau} or {@code start.features[2]}; empty for the whole file
 * @param message what is wrong, what is accepted, what to write instead
 */
public record Problem(int line, int column, String key, String message) {
    static Problem ofFile(String message) {
        return new Problem(0, 0, "", message);
    }

    static Problem ofOverride(String key, String message) {
        return new Problem(0, 0, key, message);
    }

    /** One line such as {@code digits.yaml:7:12: network.memories.tau: `10 mV` is a potential; wanted: ...}. */
    public String in(String file) {
        String place = line > 0 ? "%s:%d:%d: ".formatted(file, line, column) : key.isEmpty() ? file + ": " : "--set ";
        return place + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
