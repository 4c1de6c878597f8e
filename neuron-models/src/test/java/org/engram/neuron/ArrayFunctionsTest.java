package org.engram.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayFunctionsTest {
    private static final ArrayFunctions SCALAR = AvailableFunctions.SCALAR;
    private static final ArrayFunctions VECTOR = AvailableFunctions.VECTOR.orElseThrow();

    private static final double[] AWKWARD = {
        0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        1e-300,
        709.782712893384,
        709.7827128933841,
        -708.5,
        -745.1332191019411,
        -745.1332191019412,
        1e300,
        -1e300,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        18.7,
        -19.1,
        20,
        21,
        Double.MAX_VALUE
    };

    /** Everything a set of functions does to a range, in one array. */
    private static double[] everything(ArrayFunctions functions, double[] x, int from, int to) {
        double[] exponentials = x.clone();
        double[] cut = x.clone();
        double[] tangents = x.clone();
        double[] logistics = x.clone();
        double[] sums = new double[InterleavedSum.LANES];
        double[] compensations = new double[InterleavedSum.LANES];
        functions.exp(exponentials, from, to, Double.NEGATIVE_INFINITY);
        functions.exp(cut, from, to, -75);
        functions.tanh(tangents, from, to);
        functions.logistic(logistics, from, to);
        functions.add(x, from, to, sums, compensations);
        functions.add(tangents, from, to, sums, compensations);
        return Stream.of(exponentials, cut, tangents, logistics, sums, compensations)
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }

    @RepeatedTest(50)
    void vectorsGiveTheBitsOfScalarsForEveryLength(RepetitionInfo repetition) {
        int length = repetition.getCurrentRepetition();
        double[] x = numbers(length, length + 8);
        int from = length % 7;
        assertThat(everything(VECTOR, x, from, from + length))
                .as("seed and length %d", length)
                .containsExactly(everything(SCALAR, x, from, from + length));
    }

    @RepeatedTest(5)
    void vectorsGiveTheBitsOfScalarsOverTheWholeRange(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        double[] x = ElementaryTest.exponents(seed, -760, 720);
        assertThat(everything(VECTOR, x, 0, x.length))
                .as("seed %d", seed)
                .containsExactly(everything(SCALAR, x, 0, x.length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void vectorsGiveTheBitsOfScalarsForAwkwardNumbersInAnyLane(int shift) {
        double[] x = Arrays.copyOf(new double[shift], shift + AWKWARD.length + 8);
        System.arraycopy(AWKWARD, 0, x, shift, AWKWARD.length);
        assertThat(everything(VECTOR, x, 0, x.length)).containsExactly(everything(SCALAR, x, 0, x.length));
    }

    static Stream<ArrayFunctions> both() {
        return Stream.of(SCALAR, VECTOR);
    }

    @ParameterizedTest
    @MethodSource("both")
    void bitsAreTheSameBeforeAndAfterCompilation(ArrayFunctions functions) {
        double[] x = numbers(1, 203);
        double[] cold = everything(functions, x, 1, 203);
        for (int i = 0; i < 20_000; i++) {
            double[] warm = everything(functions, x, 1, 203);
            if (!Arrays.equals(warm, cold)) {
                assertThat(warm).as("call %d", i).containsExactly(cold);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void numbersOutsideTheRangeAreLeftAlone(ArrayFunctions functions) {
        double[] x = numbers(3, 40);
        double[] changed = x.clone();
        functions.exp(changed, 3, 37, Double.NEGATIVE_INFINITY);
        functions.tanh(changed, 3, 37);
        functions.logistic(changed, 3, 37);
        assertThat(Arrays.copyOf(changed, 3)).containsExactly(Arrays.copyOf(x, 3));
        assertThat(Arrays.copyOfRange(changed, 37, 40)).containsExactly(Arrays.copyOfRange(x, 37, 40));
    }

    @ParameterizedTest
    @MethodSource("both")
    void exponentialsBelowTheFloorAreZero(ArrayFunctions functions) {
        double[] x = {-74, -75, Math.nextDown(-75.0), -76, -700, Double.NEGATIVE_INFINITY, -1, 0, Double.NaN, -80};
        functions.exp(x, 0, x.length, -75);
        assertThat(x)
                .containsExactly(
                        Elementary.exp(-74), Elementary.exp(-75), 0, 0, 0, 0, Elementary.exp(-1), 1, Double.NaN, 0);
    }

    @Test
    void smallLayersAreLeftToScalars() {
        assertThat(ArrayFunctions.of(AvailableFunctions.VECTORS_PAY - 1)).isSameAs(SCALAR);
        assertThat(ArrayFunctions.of(AvailableFunctions.VECTORS_PAY)).isSameAs(VECTOR);
    }

    private static double[] numbers(int seed, int count) {
        RandomGenerator random = Instances.random(seed);
        return random.doubles(count, -30, 30).toArray();
    }
}
