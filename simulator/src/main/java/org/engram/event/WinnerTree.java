package org.engram.event;

import java.util.Arrays;
import org.engram.neuron.StateTransfer;

/**
 * Finds the smallest of n keys, of which any may change at any time; among equals the one of lowest index.
 *
 * <p>A complete binary tree in an array: node k holds the winner among the leaves below it, its children are nodes 2k and
 * 2k + 1, the root is node 1, and leaf i is node capacity + i. A change of one key replays the matches on the way from its
 * leaf to the root, log2 n comparisons at most. Leaves beyond n have the key +infinity.
 */
public final class WinnerTree {
    private final double[] keys;
    private final int[] winners;
    private final int capacity;
    private final int size;

    /**
     * All keys are +infinity.
     *
     * @param size n, at least 1
     */
    public WinnerTree(int size) {
        if (size < 1 || size > 1 << 29) {
            throw new IllegalArgumentException("a winner tree has 1 to 2^29 keys, not " + size);
        }
        this.size = size;
        capacity = Math.max(2, Integer.highestOneBit(2 * size - 1));
        keys = new double[capacity];
        Arrays.fill(keys, Double.POSITIVE_INFINITY);
        winners = new int[capacity];
        for (int node = capacity - 1; node > 0; node--) {
            replay(node);
        }
    }

    /** The number of keys. */
    int size() {
        return size;
    }

    /** The index of the smallest key. */
    public int winner() {
        return winners[1];
    }

    /** The smallest key. */
    public double least() {
        return keys[winners[1]];
    }

    /** The key of an index. */
    public double key(int index) {
        return keys[index];
    }

    /**
     * Changes one key.
     *
     * @param key not NaN
     */
    public void set(int index, double key) {
        boolean later = key > keys[index];
        keys[index] = key;
        int node = (capacity + index) >>> 1;
        if (later) {
            while (node > 0 && winners[node] == index) {
                replay(node);
                node >>>= 1;
            }
        } else {
            while (node > 0 && beats(index, winners[node])) {
                winners[node] = index;
                node >>>= 1;
            }
        }
    }

    /** Carries all keys. */
    public void transfer(StateTransfer transfer) {
        transfer.array(keys);
        transfer.array(winners);
    }

    private void replay(int node) {
        int left = contender(2 * node);
        int right = contender(2 * node + 1);
        winners[node] = keys[right] < keys[left] ? right : left;
    }

    private int contender(int node) {
        return node < capacity ? winners[node] : node - capacity;
    }

    private boolean beats(int index, int other) {
        return keys[index] < keys[other] || (keys[index] == keys[other] && index <= other);
    }
}
