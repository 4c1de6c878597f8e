package org.engram.recording.export;

import java.util.ArrayList;
import java.util.List;

/** Lists of increasing numbers for people: {@code 0 to 99, 200, 300}. */
final class Ranges {
    private Ranges() {}

    static String text(long[] numbers) {
        List<String> ranges = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= numbers.length; i++) {
            if (i == numbers.length || numbers[i] != numbers[i - 1] + 1) {
                ranges.add(range(numbers[from], numbers[i - 1]));
                from = i;
            }
        }
        return String.join(", ", ranges);
    }

    private static String range(long first, long last) {
        return first == last ? String.valueOf(first) : first + " to " + last;
    }
}
