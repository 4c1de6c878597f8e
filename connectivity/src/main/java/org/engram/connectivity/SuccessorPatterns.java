package org.engram.connectivity;

/**
 * Each pattern replaced with the one after it, the last with the first: what memory neurons write that are to lead from one
 * pattern of a sequence to the next.
 */
public final class SuccessorPatterns implements Patterns {
    private final Patterns patterns;

    public SuccessorPatterns(Patterns patterns) {
        this.patterns = patterns;
    }

    @Override
    public int count() {
        return patterns.count();
    }

    @Override
    public int size() {
        return patterns.size();
    }

    @Override
    public int[] shape() {
        return patterns.shape();
    }

    @Override
    public void row(int index, double[] out) {
        patterns.row((index + 1) % count(), out);
    }

    @Override
    public double largest() {
        return patterns.largest();
    }

    @Override
    public PatternValues values() {
        return patterns.values();
    }
}
