package org.engram.experiment;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Times written with a unit, such as {@code 10 ms}, {@code 0.5 s}, {@code 1e-3us}. */
final class TimeText {
    private static final Map<String, BigDecimal> MILLISECONDS = new LinkedHashMap<>();

    static {
        MILLISECONDS.put("ns", new BigDecimal("1e-6"));
        MILLISECONDS.put("us", new BigDecimal("1e-3"));
        MILLISECONDS.put("\u00b5s", new BigDecimal("1e-3"));
        MILLISECONDS.put("\u03bcs", new BigDecimal("1e-3"));
        MILLISECONDS.put("ms", BigDecimal.ONE);
        MILLISECONDS.put("s", new BigDecimal("1e3"));
        MILLISECONDS.put("min", new BigDecimal("6e4"));
    }

    private static final Map<String, List<String>> OTHER_UNITS = Map.of(
            "a frequency", List.of("Hz", "kHz", "MHz"),
            "a potential", List.of("V", "mV", "uV"),
            "a current", List.of("A", "mA", "uA", "nA", "pA"));

    private TimeText() {}

    /**
     * In ms, correctly rounded; NaN if the time is too long for a double, or too short to differ from 0; empty if the text
     * is not a time.
     */
    static OptionalDouble milliseconds(String text) {
        BigDecimal factor = MILLISECONDS.get(unit(text));
        if (factor == null) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(rounded(new BigDecimal(number(text)).multiply(factor)));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static double rounded(BigDecimal exact) {
        double rounded = exact.doubleValue();
        return Double.isInfinite(rounded) || (rounded == 0 && exact.signum() != 0) ? Double.NaN : rounded;
    }

    /** Why the text is not a time, or not one in the range that is wanted. */
    static String fault(String text) {
        String unit = unit(text);
        if (number(text).isEmpty()) {
            return "is not a time";
        }
        if (unit.isEmpty()) {
            return "has no unit";
        }
        if (MILLISECONDS.containsKey(unit)) {
            return milliseconds(text).isPresent() ? "is out of range" : "is not a time";
        }
        return OTHER_UNITS.entrySet().stream()
                .filter(quantity -> quantity.getValue().contains(unit))
                .findAny()
                .map(quantity -> "is " + quantity.getKey())
                .orElse("has the unknown unit `" + unit + "`");
    }

    private static String number(String text) {
        return text.substring(0, text.length() - unit(text).length()).strip();
    }

    /** The letters at the end. */
    private static String unit(String text) {
        int start = text.length();
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start);
    }
}
