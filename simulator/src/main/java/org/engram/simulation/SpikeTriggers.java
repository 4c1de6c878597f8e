package org.engram.simulation;

import java.util.Arrays;
import java.util.BitSet;

/** The units of both layers at whose spikes samples are taken. */
final class SpikeTriggers {
    private final BitSet features;
    private final BitSet memories;

    SpikeTriggers(int[] features, int[] memories) {
        this.features = set(features);
        this.memories = set(memories);
    }

    private static BitSet set(int[] units) {
        var set = new BitSet();
        Arrays.stream(units).forEach(set::set);
        return set;
    }

    /** Whether there are none. */
    boolean areNone() {
        return features.isEmpty() && memories.isEmpty();
    }

    /**
     * Whether a spike is one of theirs.
     *
     * @param layer 0: features, 1: memories
     */
    boolean contain(int layer, int unit) {
        return (layer == 0 ? features : memories).get(unit);
    }
}
