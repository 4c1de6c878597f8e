package org.engram.connectivity;

/** Where synapses lie. */
public enum Place {
    /** In the memory of the program. */
    HEAP,
    /** In a temporary file that is mapped into memory, so that there may be more synapses than memory. */
    FILE;

    <A> Blocks<A> blocks(RowBlocks layout, ArrayType<A> type) {
        return this == HEAP ? new HeapBlocks<>(layout, type) : new MappedBlocks<>(layout, type);
    }
}
