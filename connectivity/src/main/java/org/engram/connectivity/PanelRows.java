package org.engram.connectivity;

import java.util.Optional;

/**
 * Rows stored entry by entry in a {@link PanelLayout}.
 *
 * @param <A> the type of the arrays that hold entries
 */
abstract class PanelRows<A> implements StoredRows {
    private final PanelLayout layout;
    private final Blocks<A> blocks;

    /** Ways to single entries, one for each thread, since a window is no more than one thread's. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Window<A>> windows;

    PanelRows(Patterns patterns, ArrayType<A> type, Place place, Arithmetic arithmetic) {
        layout = PanelLayout.of(patterns.count(), patterns.size(), type.bytes(), arithmetic);
        blocks = place.blocks(layout.blocks(), type);
        windows = ThreadLocal.withInitial(blocks::window);
    }

    /** Stores all patterns; to be called once, at the end of construction. */
    final void fill(Patterns patterns) {
        StoredRows.forEach(patterns, (pattern, row) -> store(pattern, row, blocks.toFill(row), beginning(row)));
        blocks.complete();
    }

    private int beginning(int row) {
        return blocks.at(row & -RowGroups.BLOCK);
    }

    final PanelLayout panels() {
        return layout;
    }

    final Window<A> window() {
        return blocks.window();
    }

    /** Writes the entries of a row, of which that of column j lies {@code panels().entry(row, j)} behind {@code at}. */
    abstract void store(double[] pattern, int row, A x, int at);

    abstract double entry(A x, int at);

    /** Writes {@code length} entries that lie together from {@code at} on to {@code entries}, from {@code to} on. */
    abstract void unpack(A x, int at, int length, double[] entries, int to);

    @Override
    public final double entry(int row, int column) {
        Window<A> window = windows.get();
        window.moveTo(row & -RowGroups.BLOCK);
        return entry(window.array(), window.at() + layout.entry(row, column));
    }

    @Override
    public final RowBlocks layout() {
        return layout.blocks();
    }

    @Override
    public final Arithmetic arithmetic() {
        return layout.arithmetic();
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
        Window<A> window = window();
        return new PanelTraversal(layout, window, kernel(window.arrays()));
    }

    @Override
    public final Optional<BatchTraversal> batch(int states) {
        Window<A> window = window();
        StripKernel kernel = kernel(window.arrays());
        return Optional.of(kernel)
                .filter(own -> !(own instanceof ScalarKernel))
                .flatMap(own -> VectorKernels.tiles(layout.arithmetic()))
                .map(tiles -> new BatchTraversal(layout, window, kernel, tiles, states));
    }

    /** What works on one worker's strips: vectors where there are any and the matrix makes up for slow first calls. */
    final StripKernel kernel(A[] arrays) {
        boolean large = (long) layout.rows() * layout.columns() >= VectorKernels.VECTORS_PAY;
        Optional<StripKernel> vectors = large ? VectorKernels.of(arrays, layout) : Optional.empty();
        return vectors.orElseGet(() -> ScalarKernel.of(this, arrays));
    }
}
