package org.engram.connectivity.sparse;

import org.apache.commons.rng.UniformRandomProvider;

/** Draws numbers from 0 to n - 1. */
interface Draw {
    /** Begins a new set of draws. */
    void begin();

    int next();

    /** Every draw is independent of the others. */
    record Independent(int n, UniformRandomProvider rng) implements Draw {
        @Override
        public void begin() {}

        @Override
        public int next() {
            return rng.nextInt(n);
        }
    }

    /** The draws of one set differ: each is the first card of the rest of a deck, which is never sorted again. */
    final class Distinct implements Draw {
        private final int[] deck;
        private final UniformRandomProvider rng;
        private int drawn;

        Distinct(int n, UniformRandomProvider rng) {
            deck = new int[n];
            for (int i = 0; i < n; i++) {
                deck[i] = i;
            }
            this.rng = rng;
        }

        @Override
        public void begin() {
            drawn = 0;
        }

        @Override
        public int next() {
            int place = drawn + rng.nextInt(deck.length - drawn);
            int card = deck[place];
            deck[place] = deck[drawn];
            deck[drawn++] = card;
            return card;
        }
    }
}
