package org.engram.benchmark;

import java.util.Arrays;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** Memory of some size that is read as fast as one thread can: the bound of everything that reads synapses once. */
final class Memory {
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_256;
    private static final int LANES = LONGS.length();
    private static final int BLOCK = 1 << 21;

    private final long[][] blocks;

    Memory(long bytes) {
        long longs = bytes / Long.BYTES;
        blocks = new long[(int) ((longs + BLOCK - 1) / BLOCK)][];
        Arrays.setAll(blocks, b -> new long[(int) Math.min(BLOCK, longs - (long) b * BLOCK)]);
    }

    /** The sum of all that is there. */
    long read() {
        long sum = 0;
        for (long[] block : blocks) {
            sum += sum(block);
        }
        return sum;
    }

    private static long sum(long[] x) {
        LongVector a = LongVector.zero(LONGS);
        LongVector b = LongVector.zero(LONGS);
        LongVector c = LongVector.zero(LONGS);
        LongVector d = LongVector.zero(LONGS);
        for (int k = 0; k <= x.length - 4 * LANES; k += 4 * LANES) {
            a = a.add(LongVector.fromArray(LONGS, x, k));
            b = b.add(LongVector.fromArray(LONGS, x, k + LANES));
            c = c.add(LongVector.fromArray(LONGS, x, k + 2 * LANES));
            d = d.add(LongVector.fromArray(LONGS, x, k + 3 * LANES));
        }
        return a.add(b).add(c.add(d)).lane(0);
    }
}
