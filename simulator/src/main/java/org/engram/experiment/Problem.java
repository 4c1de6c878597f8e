package org.engram.experiment;

import java.util.List;

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

    /** The same, with the points of a study at which it was found. */
    Problem at(List<String> points) {
        String first = points.size() == 1 ? points.get(0) : "%s and others".formatted(points.get(0));
        return new Problem(line, column, key, "%s (at %s)".formatted(message, first));
    }

    /** One line such as {@code digits.yaml:7:12: network.memories.tau: `10 mV` is a potential; wanted: ...}. */
    public String in(String file) {
        String place = line > 0 ? "%s:%d:%d: ".formatted(file, line, column) : key.isEmpty() ? file + ": " : "--set ";
        return place + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
