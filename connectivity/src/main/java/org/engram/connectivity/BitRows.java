package org.engram.connectivity;

import java.util.Arrays;

/**
 * Rows of signs: 1 bit read for 2 flops of a product. Feature j of a row is bit j mod 8 of its byte j / 8, 0 for plus and
 * 1 for minus; the scale is the absolute value that all features have. A byte is turned into its eight signs by a table
 * of 16 KB, so that products are ones with +1 and -1, and exact.
 */
final class BitRows implements StoredRows {
    private static final double[] SIGNS = new double[256 * 8];

    static {
        Arrays.setAll(SIGNS, i -> (i >> 3 >> (i & 7) & 1) == 0 ? 1 : -1);
    }

    private final int columns;
    private final RowBlocks layout;
    private final byte[][] blocks;
    private final double amplitude;

    BitRows(Patterns patterns) {
        columns = patterns.size();
        layout = RowBlocks.of(patterns.count(), (columns + 7) / 8, Byte.BYTES);
        blocks = new byte[layout.count()][];
        Arrays.setAll(blocks, b -> new byte[layout.length(b)]);
        amplitude = amplitude(patterns);
        StoredRows.forEach(patterns, this::store);
    }

    private static double amplitude(Patterns patterns) {
        double[] pattern = new double[patterns.size()];
        patterns.row(0, pattern);
        return Math.abs(pattern[0]);
    }

    private void store(double[] pattern, int row) {
        byte[] x = blocks[layout.block(row)];
        int at = layout.offset(row);
        for (int j = 0; j < columns; j++) {
            requireBipolar(row, j, pattern[j]);
            if (pattern[j] < 0) {
                x[at + j / 8] |= (byte) (1 << j % 8);
            }
        }
    }

    private void requireBipolar(int row, int column, double feature) {
        if (Math.abs(feature) != amplitude || feature == 0) {
            throw new PatternException(
                    ("pattern %d, feature %d is %s, but storage: bit needs patterns of two values, +a and -a (a = %s);"
                                    + " encode them as bipolar or use int8")
                            .formatted(row, column, feature, amplitude));
        }
    }

    @Override
    public RowBlocks layout() {
        return layout;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public double scale() {
        return amplitude;
    }

    @Override
    public double entry(int row, int column) {
        return SIGNS[signs(blocks[layout.block(row)][layout.offset(row) + column / 8]) + column % 8];
    }

    /** Where the signs of a byte begin. */
    private static int signs(byte bits) {
        return (bits & 0xFF) << 3;
    }

    @Override
    public RowTraversal traversal() {
        return new RowByRow(columns()) {
            @Override
            double dot(int row, double[] g) {
                byte[] x = blocks[layout.block(row)];
                int at = layout.offset(row);
                double a0 = 0;
                double a1 = 0;
                double a2 = 0;
                double a3 = 0;
                double a4 = 0;
                double a5 = 0;
                double a6 = 0;
                double a7 = 0;
                int j = 0;
                for (; j + 8 <= columns; j += 8) {
                    int s = signs(x[at++]);
                    a0 += SIGNS[s] * g[j];
                    a1 += SIGNS[s + 1] * g[j + 1];
                    a2 += SIGNS[s + 2] * g[j + 2];
                    a3 += SIGNS[s + 3] * g[j + 3];
                    a4 += SIGNS[s + 4] * g[j + 4];
                    a5 += SIGNS[s + 5] * g[j + 5];
                    a6 += SIGNS[s + 6] * g[j + 6];
                    a7 += SIGNS[s + 7] * g[j + 7];
                }
                int s = j < columns ? signs(x[at]) : 0;
                return StoredRows.total(
                        a0 + product(s, g, j),
                        a1 + product(s + 1, g, j + 1),
                        a2 + product(s + 2, g, j + 2),
                        a3 + product(s + 3, g, j + 3),
                        a4 + product(s + 4, g, j + 4),
                        a5 + product(s + 5, g, j + 5),
                        a6 + product(s + 6, g, j + 6),
                        a7);
            }

            @Override
            void addScaled(int row, double weight, double[] sum) {
                byte[] x = blocks[layout.block(row)];
                int at = layout.offset(row);
                int j = 0;
                for (; j + 8 <= columns; j += 8) {
                    int s = signs(x[at++]);
                    sum[j] += weight * SIGNS[s];
                    sum[j + 1] += weight * SIGNS[s + 1];
                    sum[j + 2] += weight * SIGNS[s + 2];
                    sum[j + 3] += weight * SIGNS[s + 3];
                    sum[j + 4] += weight * SIGNS[s + 4];
                    sum[j + 5] += weight * SIGNS[s + 5];
                    sum[j + 6] += weight * SIGNS[s + 6];
                    sum[j + 7] += weight * SIGNS[s + 7];
                }
                for (; j < columns; j++) {
                    sum[j] += weight * SIGNS[signs(x[at]) + j % 8];
                }
            }
        };
    }

    private double product(int s, double[] g, int j) {
        return j < columns ? SIGNS[s] * g[j] : 0;
    }
}
