package org.engram.connectivity;

import java.util.Optional;

/** Rows stored entry by entry in a {@link PanelLayout}. */
abstract class PanelRows implements StoredRows {
    private final PanelLayout layout;

    PanelRows(PanelLayout layout) {
        this.layout = layout;
    }

    final PanelLayout panels() {
        return layout;
    }

    /** The blocks of memory: an array of arrays of the type of entries. */
    abstract Object[] blocks();

    /** Writes {@code length} entries that lie together in a block of memory to {@code entries}, from {@code to} on. */
    abstract void unpack(int block, int at, int length, double[] entries, int to);

    @Override
    public final RowBlocks layout() {
        return layout.blocks();
    }

    @Override
    public final int rows() {
        return layout.rows();
    }

    @Override
    public final int columns() {
        return layout.columns();
    }

    @Override
    public final RowTraversal traversal() {
        return new PanelTraversal(layout, kernel());
    }

    @Override
    public final Optional<BatchTraversal> batch(int states) {
        StripKernel kernel = kernel();
        return VectorKernels.TILES
                .filter(tiles -> !(kernel instanceof ScalarKernel))
                .map(tiles -> new BatchTraversal(layout, kernel, tiles, states));
    }

    /** What works on one worker's strips: vectors where there are any and the matrix makes up for slow first calls. */
    final StripKernel kernel() {
        boolean large = (long) layout.rows() * layout.columns() >= VectorKernels.VECTORS_PAY;
        Optional<StripKernel> vectors = large ? VectorKernels.of(blocks()) : Optional.empty();
        return vectors.orElseGet(() -> new ScalarKernel(this));
    }
}
