package org.engram.connectivity;

/** Patterns made from others, row by row; nothing is stored. */
public abstract class ChangedPatterns implements Patterns {
    private final Patterns patterns;

    protected ChangedPatterns(Patterns patterns) {
        this.patterns = patterns;
    }

    /** What becomes of pattern {@code index}; {@code row} [size] holds it and takes the change. */
    protected abstract void change(int index, double[] row);

    /** The patterns that are changed. */
    protected final Patterns patterns() {
        return patterns;
    }

    @Override
    public final int count() {
        return patterns.count();
    }

    @Override
    public final int size() {
        return patterns.size();
    }

    @Override
    public final int[] shape() {
        return patterns.shape();
    }

    @Override
    public final void row(int index, double[] out) {
        patterns.row(index, out);
        change(index, out);
    }
}
