package org.engram.experiment;

/**
 * The search for the value of a key at which the share of successful trials crosses {@code share}.
 *
 * @param from the least value
 * @param to the largest value
 * @param accuracy the width of the last interval: as a share of the value where {@code logarithmic}
 * @param logarithmic whether intervals are cut at their geometric mean
 * @param whole whether values are whole numbers
 */
public record Threshold(
        String key,
        String units,
        double from,
        double to,
        double accuracy,
        boolean logarithmic,
        boolean whole,
        double share) {}
