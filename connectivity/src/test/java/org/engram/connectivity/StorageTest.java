package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.engram.connectivity.RandomPatterns.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageTest {
    private static Patterns patterns(double... row) {
        return new ValuePatterns(new double[][] {row});
    }

    @ParameterizedTest
    @CsvSource({"FLOAT64, 1024", "FLOAT32, 512", "INT8, 128", "BIT, 1024", "SPARSE, 228"})
    void bytesAreThoseOfTheStoredMatrix(Storage storage, long bytes) {
        assertThat(storage.bytes(3, 9, 1)).isEqualTo(bytes);
        assertThat(storage.build(new RandomPatterns(Kind.BIPOLAR, 3, 9, 1), 1).bytes())
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @EnumSource
    void bytesOfAbsurdSizesDoNotOverflow(Storage storage) {
        assertThat(storage.bytes(1L << 40, 1L << 40, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(storage.bytes(1L << 31, 1L << 20, 1)).isBetween(1L << 48, 1L << 55);
        assertThat(storage.bytes(0, 10, 1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void float32RoundsEachPatternOnce(long seed) {
        Patterns gaussian = new RandomPatterns(Kind.GAUSSIAN, 1, 300, seed);
        Synapses exact = Storage.FLOAT64.build(gaussian, 0.1);
        Synapses rounded = Storage.FLOAT32.build(gaussian, 0.1);

        for (int j = 0; j < 300; j++) {
            double weight = exact.weight(0, j);
            assertThat(rounded.weight(0, j))
                    .as("seed %d, feature %d", seed, j)
                    .isCloseTo(weight, within(Math.abs(weight) * 0x1.000001p-24));
        }
    }

    @Test
    void float32RefusesWhatItCannotHold() {
        assertThatThrownBy(() -> Storage.FLOAT32.build(patterns(1, 1e39), 1e-39))
                .isInstanceOf(PatternException.class)
                .hasMessage("pattern 0, feature 1 is 1.0E39, too large for 32-bit floating point;"
                        + " scale the patterns or use storage: float64");
    }

    @Test
    void float32ArithmeticRefusesWhatItCannotAddUp() {
        assertThatThrownBy(() -> Storage.FLOAT32.build(patterns(1e37), 1, Place.HEAP, Arithmetic.FLOAT32))
                .isInstanceOf(PatternException.class)
                .hasMessage("pattern 0, feature 0 is 1.0E37, too large to be added up in 32-bit floating point;"
                        + " scale the patterns or use arithmetic: float64");
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "SPARSE"})
    void onlySomeStoragesAllowFloat32Arithmetic(Storage storage) {
        assertThat(storage.allows(Arithmetic.FLOAT32)).isFalse();
        assertThatThrownBy(() -> storage.build(patterns(1), 1, Place.HEAP, Arithmetic.FLOAT32))
                .hasMessage(storage + " synapses have no products in FLOAT32");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sparseHoldsWhatFloat32Holds(long seed) {
        Patterns diluted = new DilutedPatterns(new RandomPatterns(Kind.GAUSSIAN, 30, 70, seed), 0.8, seed);
        Synapses dense = Storage.FLOAT32.build(diluted, 0.1);
        Synapses sparse = Storage.SPARSE.build(diluted, 0.1);

        for (int k = 0; k < 30 * 70; k++) {
            assertThat(sparse.weight(k / 70, k % 70)).as("seed %d", seed).isEqualTo(dense.weight(k / 70, k % 70));
        }
    }

    @Test
    void sparseTakesEightBytesForEachSynapseOtherThanZero() {
        assertThat(Storage.SPARSE.build(patterns(0, 2, 0, 0, -1, 0), 1).bytes()).isEqualTo(2 * 8 + 4);
        assertThat(Storage.SPARSE.bytes(1000, 1000, 0.25)).isEqualTo(250_000 * 8 + 4000);
        assertThat(Storage.SPARSE.build(patterns(0, 0), 1).weight(0, 1)).isZero();
    }

    @Test
    void int8HoldsIntegersExactly() {
        Patterns integers = patterns(-127, -3, 0, 1, 126, 127);
        Synapses exact = Storage.FLOAT64.build(integers, 0.1);
        Synapses stored = Storage.INT8.build(integers, 0.1);

        for (int j = 0; j < 6; j++) {
            assertThat(stored.weight(0, j)).isEqualTo(exact.weight(0, j));
        }
    }

    @Test
    void int8HoldsZeros() {
        assertThat(Storage.INT8.build(patterns(0, 0), 1).weight(0, 1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void int8IsWrongByHalfAStepAtMost(long seed) {
        double[] row = new Random(seed).doubles(300, -1, 1).map(x -> 400 * x).toArray();
        row[17] = -400;
        Synapses stored = Storage.INT8.build(patterns(row), 0.5);
        double step = 400.0 / 127;

        assertThat(stored.weight(0, 17)).as("seed %d", seed).isCloseTo(-200, within(1e-13));
        for (int j = 0; j < 300; j++) {
            assertThat(stored.weight(0, j))
                    .as("seed %d, feature %d", seed, j)
                    .isCloseTo(0.5 * row[j], within(0.5 * step / 2 * (1 + 1e-12)));
        }
    }

    @Test
    void bitHoldsAnyTwoOppositeValues() {
        Synapses stored = Storage.BIT.build(patterns(0.3, -0.3, 0.3), -2);

        assertThat(stored.weight(0, 0)).isEqualTo(-0.6);
        assertThat(stored.weight(0, 1)).isEqualTo(0.6);
    }

    @Test
    void bitRefusesAllOtherPatterns() {
        Patterns third = new ValuePatterns(new double[][] {{1, -1}, {1, 0.25}});
        String reason = ", but storage: bit needs patterns of two values, +a and -a (a = %s);"
                + " encode them as bipolar or use int8";

        assertThatThrownBy(() -> Storage.BIT.build(third, 1))
                .isInstanceOf(PatternException.class)
                .hasMessage("pattern 1, feature 1 is 0.25" + reason.formatted("1.0"));
        assertThatThrownBy(() -> Storage.BIT.build(patterns(0, 0), 1))
                .hasMessage("pattern 0, feature 0 is 0.0" + reason.formatted("0.0"));
    }
}
