package org.engram.experiment;

import java.util.BitSet;
import java.util.List;

/** Which neurons of a layer or of a population are sampled. */
public sealed interface NeuronSelection {
    /** Every neuron. */
    Numbered ALL = new Numbered(List.of(new Range(0, Integer.MAX_VALUE, 1)));

    /** The first neurons. */
    static Numbered first(int count) {
        return new Numbered(List.of(new Range(0, count - 1, 1)));
    }

    /** How many there are of {@code size}. */
    int count(int size);

    /** Those that lie in one range at least, in the order of their numbers. */
    record Numbered(List<Range> ranges) implements NeuronSelection {
        /** Their numbers, increasing, among {@code size} neurons. */
        public int[] of(int size) {
            var numbers = new BitSet(size);
            for (Range range : ranges) {
                for (long k = range.from; k <= range.to && k < size; k += range.every) {
                    numbers.set((int) k);
                }
            }
            return numbers.stream().toArray();
        }

        @Override
        public int count(int size) {
            return of(size).length;
        }
    }

    /** The memories with the largest overlaps with what a trial starts from: others in each trial. */
    record Top(int most) implements NeuronSelection {
        @Override
        public int count(int size) {
            return Math.min(most, size);
        }
    }

    /**
     * The numbers from, from + every, from + 2 every, ... up to {@code to}.
     *
     * @param to {@link Integer#MAX_VALUE}: to the last
     */
    record Range(int from, int to, int every) {}
}
