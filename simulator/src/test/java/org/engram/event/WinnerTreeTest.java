package org.engram.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WinnerTreeTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 31, 64, 100})
    void theWinnerIsTheFirstOfTheSmallestKeysAfterEveryChange(int size) {
        var random = new SplittableRandom(size);
        var tree = new WinnerTree(size);
        double[] keys = new double[size];
        java.util.Arrays.fill(keys, Double.POSITIVE_INFINITY);
        for (int change = 0; change < 2000; change++) {
            int index = random.nextInt(size);
            keys[index] = random.nextInt(5) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(2 * size);
            tree.set(index, keys[index]);
            assertThat(tree.winner()).as("change %d", change).isEqualTo(firstOfSmallest(keys));
            assertThat(tree.least()).isEqualTo(keys[tree.winner()]);
        }
    }

    private static int firstOfSmallest(double[] keys) {
        int best = 0;
        for (int i = 1; i < keys.length; i++) {
            best = keys[i] < keys[best] ? i : best;
        }
        return best;
    }

    @Test
    void anEmptyTreeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WinnerTree(0)).withMessageContaining("1 to 2^29");
    }
}
