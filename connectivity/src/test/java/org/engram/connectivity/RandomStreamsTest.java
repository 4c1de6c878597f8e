package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.engram.connectivity.RandomStreams.Purpose;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {
    /** {@code np.random.Philox(key=[42, 1], counter=[0, 0, 7, 0]).random_raw(4)}. */
    @Test
    void streamsAreThoseOfNumPy() {
        UniformRandomProvider rng = RandomStreams.of(42, Purpose.PATTERNS, 7);

        assertThat(rng.longs(4))
                .containsExactly(0x354d0ed52f6797L, 0xf90518b2a3b915b4L, 0x84267f586e189e91L, 0x6afaeaeb816f6757L);
    }

    /** Key (2^64 - 3, 3) and counter (0, 0, 2^63 + 5, 0) in NumPy. */
    @Test
    void allBitsOfSeedAndIndexCount() {
        UniformRandomProvider rng = RandomStreams.of(-3, Purpose.CORRUPTION, Long.MIN_VALUE + 5);

        assertThat(rng.longs(2)).containsExactly(0x234392f91d8a4d8aL, 0x1379b58a51259909L);
    }

    @Test
    void everyPurposeHasAStreamOfItsOwn() {
        assertThat(Purpose.values())
                .extracting(purpose -> RandomStreams.of(1, purpose, 0).nextLong())
                .doesNotHaveDuplicates();
    }
}
