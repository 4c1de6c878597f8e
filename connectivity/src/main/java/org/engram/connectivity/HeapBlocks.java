package org.engram.connectivity;

import java.util.Arrays;

/** Arrays in memory. */
final class HeapBlocks<A> extends Blocks<A> {
    private final A[] arrays;

    HeapBlocks(RowBlocks layout, ArrayType<A> type) {
        super(layout, type);
        arrays = type.arrays().apply(layout.count());
        Arrays.setAll(arrays, block -> allocate(layout.length(block)));
    }

    @Override
    A toFill(int row) {
        return arrays[layout().block(row)];
    }

    @Override
    void complete() {}

    @Override
    Window<A> window() {
        return new Window<>() {
            private int row;

            @Override
            public A[] arrays() {
                return arrays;
            }

            @Override
            public void moveTo(int newRow) {
                row = newRow;
            }

            @Override
            public int index() {
                return layout().block(row);
            }

            @Override
            public int at() {
                return HeapBlocks.this.at(row);
            }
        };
    }
}
