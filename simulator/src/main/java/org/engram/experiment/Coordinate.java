package org.engram.experiment;

import java.util.List;

/**
 * The values of a key along an axis of a {@link Study}.
 *
 * @param name of the key
 * @param units such as {@code ms}, or {@code 1}
 * @param numbers empty if the values are not all numbers
 * @param labels the values as text
 */
public record Coordinate(String name, String longName, String units, List<Double> numbers, List<String> labels) {
    /** Numbers, labelled as such. */
    public static Coordinate of(String name, String longName, String units, List<Double> numbers) {
        return new Coordinate(
                name,
                longName,
                units,
                numbers,
                numbers.stream().map(String::valueOf).toList());
    }

    /** Values that are not numbers. */
    public static Coordinate of(String name, String longName, List<String> labels) {
        return new Coordinate(name, longName, "1", List.of(), labels);
    }

    public boolean isNumeric() {
        return !numbers.isEmpty();
    }
}
