package org.engram.experiment;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Kinds of quantities, which are written as a number with a unit, such as {@code 10 ms}, {@code 0.5 s}, {@code -60mV}. */
enum Quantity {
    TIME("a time", "ns", "1e-6", "us", "1e-3", "ms", "1", "s", "1e3", "min", "6e4"),
    POTENTIAL("a potential", "uV", "1e-3", "mV", "1", "V", "1e3"),
    CURRENT("a current", "pA", "1", "nA", "1e3", "uA", "1e6", "mA", "1e9", "A", "1e12"),
    CONDUCTANCE("a conductance", "pS", "1e-3", "nS", "1", "uS", "1e3", "mS", "1e6", "S", "1e9"),
    CAPACITANCE("a capacitance", "pF", "1", "nF", "1e3", "uF", "1e6"),
    FREQUENCY("a frequency", "Hz", "1", "kHz", "1e3", "MHz", "1e6");

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, BigDecimal> units;

    /** @param units each with its factor to the unit in which values are kept, whose factor is 1; {@code u} stands for micro */
    Quantity(String words, String... units) {
        this.words = words;
        Map<String, BigDecimal> factors = new LinkedHashMap<>();
        for (int k = 0; k < units.length; k += 2) {
            var factor = new BigDecimal(units[k + 1]);
            factors.put(units[k], factor);
            if (units[k].startsWith("u")) {
                String base = units[k].substring(1);
                for (String micro : List.of("\u00b5", "\u03bc")) {
                    factors.put(micro + base, factor);
                }
            }
        }
        this.units = Collections.unmodifiableMap(factors);
    }

    /** Such as "a time". */
    String words() {
        return words;
    }

    /** The unit in which values are kept, such as ms. */
    String unit() {
        return units.entrySet().stream()
                .filter(unit -> unit.getValue().compareTo(BigDecimal.ONE) == 0)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** The quantity of a text's unit; empty if the text has none that is known. */
    static Optional<Quantity> of(String text) {
        return Arrays.stream(values())
                .filter(quantity -> quantity.units.containsKey(unit(text)))
                .findFirst();
    }

    /**
     * The value in the unit in which such values are kept, correctly rounded; NaN if it is too large for a double, or too
     * small to differ from 0; empty if the text is not a number with a unit.
     */
    static OptionalDouble value(String text) {
        Optional<Quantity> quantity = of(text);
        try {
            return quantity.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(rounded(new BigDecimal(number(text))
                            .multiply(quantity.get().units.get(unit(text)))));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static double rounded(BigDecimal exact) {
        double rounded = exact.doubleValue();
        return Double.isInfinite(rounded) || (rounded == 0 && exact.signum() != 0) ? Double.NaN : rounded;
    }

    /**
     * Why a text is not one of the wanted values.
     *
     * @param wanted the unit in which the value is kept, such as ms; {@code any}: of any quantity
     */
    static String fault(String text, String wanted) {
        Optional<Quantity> expected =
                Arrays.stream(values()).filter(q -> q.unit().equals(wanted)).findFirst();
        String words = expected.map(Quantity::words).orElse("a quantity");
        String unit = unit(text);
        if (number(text).isEmpty()) {
            return "is not " + words;
        }
        if (unit.isEmpty()) {
            return "has no unit";
        }
        Optional<Quantity> found = of(text);
        if (found.isEmpty()) {
            return "has the unknown unit `" + unit + "`";
        }
        if (expected.isPresent() && !found.equals(expected)) {
            return "is " + found.get().words();
        }
        return value(text).isPresent() ? "is out of range" : "is not " + words;
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
