package org.engram.connectivity;

import java.util.Arrays;

/**
 * Rows that lie in memory one after another, each of which is added to a sum by itself.
 *
 * @param <A> the type of the arrays that hold entries
 */
abstract class SingleRows<A> implements Patterns {
    private final RowBlocks layout;
    private final A[] blocks;
    private final RowAdder adder;
    private final int entryBytes;

    SingleRows(Patterns patterns, ArrayType<A> type) {
        layout = RowBlocks.of(patterns.count(), patterns.size(), type.bytes());
        blocks = type.arrays().apply(layout.count());
        Arrays.setAll(blocks, block -> type.array().apply(layout.length(block)));
        adder = RowAdder.of((long) patterns.count() * patterns.size());
        entryBytes = type.bytes();
        StoredRows.forEach(patterns, (pattern, row) -> store(pattern, row, blocks[layout.block(row)], at(row)));
    }

    private int at(int row) {
        return layout.offset(row);
    }

    /** Writes a row to {@code x}, from {@code at} on. */
    abstract void store(double[] pattern, int row, A x, int at);

    abstract double entry(A x, int at);

    /** Adds {@code weight} times what lies in {@code x} from {@code at} on to {@code sum}. */
    abstract void addScaled(RowAdder adder, A x, int at, double weight, double[] sum);

    /** The columns of this matrix as rows of another. */
    abstract SingleRows<A> transposed();

    final void addScaled(int row, double weight, double[] sum) {
        addScaled(adder, blocks[layout.block(row)], at(row), weight, sum);
    }

    final int entryBytes() {
        return entryBytes;
    }

    final double entry(int row, int column) {
        return entry(blocks[layout.block(row)], at(row) + column);
    }

    final Patterns columns() {
        return new Columns(this);
    }

    @Override
    public final int count() {
        return layout.rows();
    }

    @Override
    public final int size() {
        return layout.width();
    }

    @Override
    public final void row(int index, double[] out) {
        for (int column = 0; column < out.length; column++) {
            out[column] = entry(index, column);
        }
    }

    /** The columns of a matrix as patterns. */
    private record Columns(SingleRows<?> rows) implements Patterns {
        @Override
        public int count() {
            return rows.size();
        }

        @Override
        public int size() {
            return rows.count();
        }

        @Override
        public void row(int index, double[] out) {
            for (int row = 0; row < out.length; row++) {
                out[row] = rows.entry(row, index);
            }
        }
    }
}
