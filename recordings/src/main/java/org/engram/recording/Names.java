package org.engram.recording;

import java.util.Set;
import java.util.regex.Pattern;

/** Names of objects and attributes: such as every reader can take, which leaves out spaces, slashes and other alphabets. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,249}");

    private Names() {}

    /**
     * Checks a new name.
     *
     * @throws IllegalArgumentException if it is taken, or not made of up to 250 letters, digits and _ . -
     */
    static void requireFree(String name, Set<String> taken) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a name: up to 250 of A-Z a-z 0-9 _ . - are, if the first is not . or -");
        }
        if (taken.contains(name)) {
            throw new IllegalArgumentException("there are two of the name '" + name + "'");
        }
    }
}
