package org.engram.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.engram.neuron.Instances.SEEDS;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class InterleavedSumTest {
    @RepeatedTest(SEEDS)
    void errorStaysBelowThatOfACompensatedSum(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        RandomGenerator random = Instances.random(seed);
        double[] terms = random.doubles(1000, -1, 1)
                .map(term -> Math.scalb(term, random.nextInt(-30, 30)))
                .toArray();
        BigDecimal exact = Arrays.stream(terms).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        double sizes = Arrays.stream(terms).map(Math::abs).sum();
        double bound = 0x1p-52 * Math.abs(exact.doubleValue()) + 1e6 * 0x1p-106 * sizes;
        assertThat(sum(terms).value()).as("seed %d", seed).isCloseTo(exact.doubleValue(), within(bound));
    }

    @Test
    void theSumAboveAPartKeepsTheDigitsOfTheRest() {
        InterleavedSum sum = sum(1, 1e-35, 2e-40, 3e-40);
        assertThat(sum.value()).isEqualTo(1);
        assertThat(sum.valueAbove(1)).isCloseTo(1.00005e-35, within(1e-50));
    }

    @Test
    void multiplicationIncludesWhatWasCompensated() {
        InterleavedSum sum = new InterleavedSum();
        add(sum, 1e100);
        add(sum, 1);
        sum.multiply(0.5);
        assertThat(sum.valueAbove(0.5e100)).isEqualTo(0.5);
    }

    @Test
    void isZeroAtFirstAndAfterReset() {
        InterleavedSum sum = sum();
        assertThat(sum.value()).isZero();
        add(sum, 1e100, 1);
        add(sum, 1e100, 1);
        sum.reset();
        assertThat(sum.value()).isZero();
    }

    @Test
    void overflowsToInfinityAndNotToNaN() {
        assertThat(sum(1e308, 1e308, 1).value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sum(Double.NEGATIVE_INFINITY, 1).value()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(sum(1, Double.NaN).value()).isNaN();
    }

    private static InterleavedSum sum(double... terms) {
        InterleavedSum sum = new InterleavedSum();
        add(sum, terms);
        return sum;
    }

    private static void add(InterleavedSum sum, double... terms) {
        sum.add(terms, 0, terms.length, AvailableFunctions.SCALAR);
    }
}
