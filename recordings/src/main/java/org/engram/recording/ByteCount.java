package org.engram.recording;

import java.util.Locale;

/** Numbers of bytes for people. */
public final class ByteCount {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    /** What three digits round up to 1000. */
    private static final double NEXT_UNIT = 999.5;

    private ByteCount() {}

    /** Three significant digits and a decimal unit, such as {@code 7.84 MB}; all digits of fewer than 1000. */
    public static String text(double bytes) {
        return bytes < NEXT_UNIT ? String.format(Locale.ROOT, "%.0f B", bytes) : threeDigits(bytes);
    }

    /** The same of a number that is known exactly. */
    public static String text(long bytes) {
        return text((double) bytes);
    }

    private static String threeDigits(double bytes) {
        int unit = 0;
        double value = bytes;
        while (value >= NEXT_UNIT && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.3g %s", value, UNITS[unit]);
    }
}
