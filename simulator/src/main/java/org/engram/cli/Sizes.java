package org.engram.cli;

/** Numbers of bytes for people. */
final class Sizes {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Sizes() {}

    static String text(long bytes) {
        int unit = 0;
        double value = (double) bytes;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return "%.3g %s".formatted(value, UNITS[unit]);
    }
}
