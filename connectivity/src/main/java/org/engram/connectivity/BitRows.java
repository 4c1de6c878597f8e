package org.engram.connectivity;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows of signs times one number, the absolute value that all features have. Exact. Words of 64 columns of a row serve xi g,
 * words of 64 rows of a column xi^T w; both lie interleaved for the blocks of 64 rows that {@link BitKernel} works on. A
 * matrix of up to {@link #MOST_BYTES_TWICE} is stored in both ways, 2 bits for a synapse; a larger one by rows only, and its
 * columns are {@linkplain TurnedSigns turned} out of them whenever they are wanted.
 *
 * <p><b>Order of summation.</b> Numbers are taken four at a time: columns 4q to 4q + 3 of g in the product of a row, rows
 * 4q to 4q + 3 with their weights in the sum of a column. Their term is {@code (±x0 ± x1) + (±x2 ± x3)}; numbers beyond the last are 0. Terms are added in order, beginning at 0; otherwise
 * the order is that of {@link DenseSynapses}. Terms of four weights 0 are left out, which changes no bit. In
 * float32, terms are added up in float32 within 128 columns, or 64 rows, from 0 on, and these sums in float64.
 *
 * <p>A term is looked up in a table, so a product of a synapse takes a quarter of an addition and no
 * multiplication.
 */
final class BitRows implements StoredRows {
    /** Of words of rows; those of columns are as many. */
    static final long MOST_BYTES_TWICE = 1 << 28;

    private final int rows;
    private final int columns;
    private final RowBlocks layout;
    private final Blocks<long[]> byRow;
    private final @Nullable Blocks<long[]> byColumn;
    private final Arithmetic arithmetic;
    private final BitKernel arrangement;
    private final double amplitude;

    /** Ways to single entries. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Window<long[]>> entries;

    BitRows(Patterns patterns, Place place, Arithmetic arithmetic) {
        this(patterns, place, arithmetic, MOST_BYTES_TWICE);
    }

    /** @param mostBytesTwice up to which words of columns are stored */
    BitRows(Patterns patterns, Place place, Arithmetic arithmetic, long mostBytesTwice) {
        this.arithmetic = arithmetic;
        arrangement = BitKernels.scalar(arithmetic);
        columns = patterns.size();
        rows = patterns.count();
        layout = RowBlocks.of(Math.multiplyExact(words(rows), BitKernel.SIGNS), words(columns), Long.BYTES);
        byRow = place.blocks(layout, ArrayType.LONGS);
        byColumn = layout.bytes() <= mostBytesTwice ? place.blocks(layout, ArrayType.LONGS) : null;
        entries = ThreadLocal.withInitial(byRow::window);
        amplitude = amplitude(patterns);
        StoredRows.forEach(patterns, this::store);
        byRow.complete();
        if (byColumn != null) {
            byColumn.complete();
        }
    }

    private static int words(int signs) {
        return (signs - 1) / BitKernel.SIGNS + 1;
    }

    private static double amplitude(Patterns patterns) {
        double[] pattern = new double[patterns.size()];
        patterns.row(0, pattern);
        return Math.abs(pattern[0]);
    }

    private void store(double[] pattern, int row) {
        long[] words = byRow.toFill(row);
        int at = byRow.at(first(row)) + row % RowGroups.BLOCK;
        for (int j = 0; j < columns; j += BitKernel.SIGNS) {
            words[at + j] = signs(pattern, row, j);
        }
        if (row + 1 == rows || (row + 1) % RowGroups.BLOCK == 0) {
            complete(row);
        }
    }

    private long signs(double[] pattern, int row, int from) {
        long signs = 0;
        for (int j = from; j < Math.min(columns, from + BitKernel.SIGNS); j++) {
            requireBipolar(row, j, pattern[j]);
            signs |= (pattern[j] < 0 ? 1L : 0) << j;
        }
        return signs;
    }

    private void requireBipolar(int row, int column, double feature) {
        if (Math.abs(feature) != amplitude || feature == 0) {
            throw new PatternException(
                    ("pattern %d, feature %d is %s, but storage: bit needs patterns of two values, +a and -a (a = %s);"
                                    + " encode them as bipolar or use int8")
                            .formatted(row, column, feature, amplitude));
        }
    }

    /** Arranges the words of 64 rows and makes those of columns out of them, where they are stored. */
    private void complete(int row) {
        long[] words = byRow.toFill(row);
        int at = byRow.at(first(row));
        int length = layout.width() * BitKernel.SIGNS;
        for (int from = at; from < at + length; from += BitKernel.SIGNS) {
            arrangement.arrange(words, from);
        }
        if (byColumn != null) {
            TurnedSigns.turn(arrangement, words, at, byColumn.toFill(row), at, length);
        }
    }

    /** The first of the 64 rows that a row is stored with. */
    private static int first(int row) {
        return row & -RowGroups.BLOCK;
    }

    @Override
    public RowBlocks layout() {
        return layout;
    }

    @Override
    public Arithmetic arithmetic() {
        return arithmetic;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public long bytes() {
        return byColumn == null ? layout.bytes() : 2 * layout.bytes();
    }

    @Override
    public double scale() {
        return amplitude;
    }

    @Override
    public double entry(int row, int column) {
        Window<long[]> window = entries.get();
        window.moveTo(first(row));
        int square = window.at() + column / BitKernel.SIGNS * BitKernel.SIGNS;
        int word = row % RowGroups.BLOCK;
        return arrangement.isMinus(window.array(), square, word, column % BitKernel.SIGNS) ? -1 : 1;
    }

    @Override
    public RowTraversal traversal() {
        return new Traversal();
    }

    private final class Traversal implements RowTraversal {
        private final Window<long[]> ofRow = byRow.window();
        private final Window<long[]> ofColumn =
                byColumn == null ? new TurnedSigns(byRow.window(), arrangement, layout.width()) : byColumn.window();
        private final BitKernel kernel = BitKernels.of((long) rows * columns, arithmetic);
        private final int entries = kernel.entries();
        private final Numbers g = Numbers.of(arithmetic, layout.width() * BitKernel.SIGNS);
        private final double[] sum = new double[layout.width() * BitKernel.SIGNS];
        private final Numbers columnTables = Numbers.of(arithmetic, layout.width() * BitKernel.TERMS * entries);
        private final Numbers rowTables = Numbers.of(arithmetic, BitKernel.TERMS * entries);
        private final Numbers weights = Numbers.of(arithmetic, RowGroups.BLOCK);
        private final double[] products = new double[RowGroups.BLOCK];
        private final boolean[] silent = new boolean[BitKernel.TERMS];
        private double unit;

        @Override
        public void load(double[] g) {
            unit = this.g.load(g, 0, columns);
            for (int term = 0; 4 * term < sum.length; term++) {
                kernel.tabulate(this.g.array(), 4 * term, columnTables.array(), entries * term);
            }
        }

        @Override
        public void clear() {
            Arrays.fill(sum, 0);
        }

        @Override
        public void multiply(int from, int to, double[] products) {
            for (int row = from; row < to; row += RowGroups.BLOCK) {
                ofRow.moveTo(row);
                kernel.multiply(ofRow.array(), ofRow.at(), layout.width(), columnTables.array(), this.products);
                GroupSums.scale(this.products, 0, RowGroups.BLOCK, unit);
                System.arraycopy(this.products, 0, products, row, Math.min(RowGroups.BLOCK, to - row));
            }
        }

        @Override
        public void scale(double factor) {
            GroupSums.scale(sum, 0, sum.length, factor);
        }

        @Override
        public void add(int from, int to, double[] weights) {
            for (int row = from; row < to; row += RowGroups.BLOCK) {
                double weightUnit = this.weights.load(weights, row, Math.min(row + RowGroups.BLOCK, to));
                this.weights.clear(Math.min(RowGroups.BLOCK, to - row), RowGroups.BLOCK);
                if (!this.weights.areZero(0, RowGroups.BLOCK)) {
                    tabulateWeights();
                    ofColumn.moveTo(row);
                    kernel.add(ofColumn.array(), ofColumn.at(), rowTables.array(), silent, weightUnit, sum);
                }
            }
        }

        private void tabulateWeights() {
            for (int term = 0; term < BitKernel.TERMS; term++) {
                silent[term] = weights.areZero(4 * term, 4 * term + 4);
                kernel.tabulate(weights.array(), 4 * term, rowTables.array(), entries * term);
            }
        }

        @Override
        public void store(double[] sum) {
            System.arraycopy(this.sum, 0, sum, 0, columns);
        }
    }
}
