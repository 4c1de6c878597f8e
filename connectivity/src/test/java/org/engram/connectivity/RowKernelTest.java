package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowKernelTest {
    private static final RowKernel VECTOR = RowKernels.VECTOR.orElseThrow();

    /** A row of each type with an offset, and a vector to multiply it with. */
    private record Row(byte[] bytes, float[] floats, double[] doubles, int at, double[] g) {
        static Row random(long seed, int length) {
            var random = new Random(seed);
            int at = random.nextInt(9);
            double[] doubles = random.doubles(at + length + 3L, -1, 1).toArray();
            float[] floats = new float[doubles.length];
            byte[] bytes = new byte[doubles.length];
            random.nextBytes(bytes);
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) doubles[i];
            }
            return new Row(
                    bytes, floats, doubles, at, random.doubles(length, -1, 1).toArray());
        }
    }

    @RepeatedTest(50)
    void vectorsGiveTheBitsOfScalars(RepetitionInfo repetition) {
        int length = repetition.getCurrentRepetition();
        assertSameBits(Row.random(length, length), "seed and length " + length);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 784, 1023})
    void bitsAreTheSameBeforeAndAfterCompilation(int length) {
        Row row = Row.random(1, length);
        double cold = VECTOR.dot(row.floats, row.at, row.g);
        double coldBytes = VECTOR.dot(row.bytes, row.at, row.g);
        double[] coldSum = row.g.clone();
        VECTOR.addScaled(row.floats, row.at, 0.3, coldSum);
        for (int i = 0; i < 20_000; i++) {
            assertThat(VECTOR.dot(row.floats, row.at, row.g)).isEqualTo(cold);
            assertThat(VECTOR.dot(row.bytes, row.at, row.g)).isEqualTo(coldBytes);
        }
        for (int i = 0; i < 20_000; i++) {
            double[] sum = row.g.clone();
            VECTOR.addScaled(row.floats, row.at, 0.3, sum);
            assertThat(sum[i % length]).isEqualTo(coldSum[i % length]);
        }
        assertSameBits(row, "length " + length);
    }

    @Test
    void smallMatricesAreLeftToScalars() {
        assertThat(RowKernel.of(RowBlocks.of(100, 100, 4))).isSameAs(RowKernels.SCALAR);
        assertThat(RowKernel.of(RowBlocks.of(1000, 100, 4))).isSameAs(VECTOR);
    }

    private static void assertSameBits(Row row, String description) {
        assertThat(VECTOR.dot(row.floats, row.at, row.g))
                .as(description)
                .isEqualTo(RowKernels.SCALAR.dot(row.floats, row.at, row.g));
        assertThat(VECTOR.dot(row.doubles, row.at, row.g))
                .as(description)
                .isEqualTo(RowKernels.SCALAR.dot(row.doubles, row.at, row.g));
        assertThat(VECTOR.dot(row.bytes, row.at, row.g))
                .as(description)
                .isEqualTo(RowKernels.SCALAR.dot(row.bytes, row.at, row.g));
        double[] vector = row.g.clone();
        double[] scalar = row.g.clone();
        VECTOR.addScaled(row.floats, row.at, 0.7, vector);
        RowKernels.SCALAR.addScaled(row.floats, row.at, 0.7, scalar);
        VECTOR.addScaled(row.doubles, row.at, -1.3, vector);
        RowKernels.SCALAR.addScaled(row.doubles, row.at, -1.3, scalar);
        VECTOR.addScaled(row.bytes, row.at, 0.1, vector);
        RowKernels.SCALAR.addScaled(row.bytes, row.at, 0.1, scalar);
        assertThat(vector).as(description).containsExactly(scalar);
    }
}
