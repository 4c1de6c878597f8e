package org.engram.experiment;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Words that may have been meant, for messages. */
final class Spelling {
    private Spelling() {}

    /** {@code " (did you mean `tau`?)"} for the nearest word; empty if none is near. */
    static String suggestion(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> isNear(word, candidate))
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(candidate -> Math.abs(candidate.length() - word.length())))
                .map(candidate -> " (did you mean `" + candidate + "`?)")
                .orElse("");
    }

    /** {@code `a`, `b`, `c`}. */
    static String list(Collection<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    /** One slip in any word; two letters exchanged, or more slips in a longer word, if at least its beginning is right. */
    private static boolean isNear(String word, String candidate) {
        int distance = distance(word, candidate);
        boolean beginsAlike = word.regionMatches(true, 0, candidate, 0, 1);
        return distance < Math.min(word.length(), candidate.length())
                && distance <= (beginsAlike ? Math.max(2, candidate.length() / 3) : 1);
    }

    private static int distance(String word, String candidate) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
    }
}
