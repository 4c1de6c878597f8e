package org.engram.study;

/**
 * A number that is known of every trial, or of every point.
 *
 * @param summarised whether its median over the trials and repeats of a cell is given as well
 */
public record Figure(String name, String longName, String units, boolean summarised) {
    /** The name of the median. */
    String median() {
        return "median_" + name;
    }
}
