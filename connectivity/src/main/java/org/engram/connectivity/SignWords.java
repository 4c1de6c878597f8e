package org.engram.connectivity;

/** Signs, 64 in a word: bit 0 for plus, 1 for minus. */
final class SignWords {
    private static final long FIRST_OF_FOUR = 0x1111_1111_1111_1111L;

    private SignWords() {}

    /** Codes the second to fourth of each four signs by whether they differ from the first; done twice, nothing is done. */
    static long encode(long signs) {
        long first = signs & FIRST_OF_FOUR;
        return signs ^ (first << 1 | first << 2 | first << 3);
    }

    /**
     * Turns 64 words into one for each bit, in place: bit i of word j becomes bit j of word i. Exchanges squares of 32
     * bits, then of 16, and so on (H. S. Warren, Hacker's Delight, 2nd ed., section 7-3).
     */
    static void transpose(long[] words, int at) {
        long mask = 0xFFFF_FFFFL;
        for (int width = 32; width != 0; width >>= 1, mask ^= mask << width) {
            for (int i = 0; i < Long.SIZE; i = (i + width + 1) & ~width) {
                long exchanged = (words[at + i] >>> width ^ words[at + i + width]) & mask;
                words[at + i] ^= exchanged << width;
                words[at + i + width] ^= exchanged;
            }
        }
    }
}
