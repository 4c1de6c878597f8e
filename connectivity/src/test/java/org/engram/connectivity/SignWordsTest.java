package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignWordsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void transpositionExchangesWordsAndBits(long seed) {
        long[] words = new Random(seed).longs(70).toArray();
        long[] transposed = words.clone();
        SignWords.transpose(transposed, 3);

        for (int k = 0; k < 64 * 64; k++) {
            assertThat((transposed[3 + k / 64] >>> (k % 64)) & 1)
                    .as("seed %d, bit %d", seed, k)
                    .isEqualTo((words[3 + k % 64] >>> (k / 64)) & 1);
        }
        assertThat(transposed[2]).isEqualTo(words[2]);
        assertThat(transposed[67]).isEqualTo(words[67]);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void signsAreCodedRelativeToTheFirstOfFour(long seed) {
        long signs = new Random(seed).nextLong();
        long code = SignWords.encode(signs);

        for (int k = 0; k < 64; k++) {
            long first = k % 4 == 0 ? 0 : (signs >>> (k - k % 4)) & 1;
            assertThat((code >>> k) & 1).as("seed %d, sign %d", seed, k).isEqualTo(((signs >>> k) & 1) ^ first);
        }
        assertThat(SignWords.encode(code)).isEqualTo(signs);
    }
}
