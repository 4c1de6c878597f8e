package org.engram.connectivity;

import java.util.Arrays;

/** Patterns given number by number. Immutable: the numbers are copied. */
public final class ValuePatterns implements Patterns {
    private static final String SOURCE = "pattern values";

    private final double[][] rows;

    /**
     * @param values one row per pattern, all of the same length
     * @throws PatternException where there are no numbers, rows differ in length, or a number is not finite
     */
    public ValuePatterns(double[][] values) {
        rows = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        if (rows.length == 0 || rows[0].length == 0) {
            throw new PatternException(SOURCE + ": at least one row with at least one number is needed");
        }
        for (int row = 0; row < rows.length; row++) {
            requireLength(row);
            PatternException.requireFinite(rows[row], SOURCE, row);
        }
    }

    private void requireLength(int row) {
        if (rows[row].length != size()) {
            throw new PatternException("%s: row %d has %d numbers, row 0 has %d; all rows must be of one length"
                    .formatted(SOURCE, row, rows[row].length, size()));
        }
    }

    @Override
    public int count() {
        return rows.length;
    }

    @Override
    public int size() {
        return rows[0].length;
    }

    @Override
    public void row(int index, double[] out) {
        System.arraycopy(rows[index], 0, out, 0, size());
    }
}
