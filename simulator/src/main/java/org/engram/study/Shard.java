package org.engram.study;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Every count-th point of a study, from point {@code number} − 1 on.
 *
 * @param number from 1 to {@code count}
 */
public record Shard(int number, int count) {
    /** All points. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    public Shard {
        if (count < 1 || number < 1 || number > count) {
            throw new IllegalArgumentException(
                    "%d/%d is no shard; wanted: i/n with i from 1 to n, such as 3/8".formatted(number, count));
        }
    }

    /**
     * Reads {@code i/n}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Shard parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "`%s` is no shard; wanted: i/n with i from 1 to n, such as 3/8".formatted(text));
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    public boolean isWhole() {
        return count == 1;
    }

    /** The points of this shard, of which there are {@code points} in all. */
    public List<Integer> of(int points) {
        return IntStream.range(0, points)
                .filter(point -> point % count == number - 1)
                .boxed()
                .toList();
    }

    @Override
    public String toString() {
        return number + "/" + count;
    }
}
