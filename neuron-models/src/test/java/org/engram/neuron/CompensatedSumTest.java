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

class CompensatedSumTest {
    private static final double UNIT_ROUNDOFF = 0x1p-53;

    @Test
    void keepsWhatAPlainSumLoses() {
        assertThat(sum(1, 1e100, 1, -1e100).value()).isEqualTo(2);
    }

    @RepeatedTest(SEEDS)
    void errorStaysBelowTheBound(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        RandomGenerator random = Instances.random(seed);
        double[] terms = random.doubles(1000, -1, 1)
                .map(term -> Math.scalb(term, random.nextInt(-30, 30)))
                .toArray();
        double exact = Arrays.stream(terms)
                .mapToObj(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
        double n = terms.length;
        double sizes = Arrays.stream(terms).map(Math::abs).sum();
        double bound = 2 * UNIT_ROUNDOFF * Math.abs(exact) + n * n * UNIT_ROUNDOFF * UNIT_ROUNDOFF * sizes;
        assertThat(sum(terms).value()).as("seed %d", seed).isCloseTo(exact, within(bound));
    }

    @Test
    void multiplicationIncludesWhatWasCompensated() {
        CompensatedSum sum = sum(1e100, 1);
        sum.multiply(0.5);
        sum.add(-0.5e100);
        assertThat(sum.value()).isEqualTo(0.5);
    }

    @Test
    void isZeroAtFirstAndAfterReset() {
        CompensatedSum sum = sum();
        assertThat(sum.value()).isZero();
        sum.add(1e100);
        sum.add(1);
        sum.reset();
        assertThat(sum.value()).isZero();
    }

    @Test
    void overflowsToInfinityAndNotToNaN() {
        assertThat(sum(1e308, 1e308, 1).value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sum(-1e308, -1e308, 1).value()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(sum(Double.POSITIVE_INFINITY, 1).value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sum(1, Double.NaN).value()).isNaN();
    }

    private static CompensatedSum sum(double... terms) {
        CompensatedSum sum = new CompensatedSum();
        for (double term : terms) {
            sum.add(term);
        }
        return sum;
    }
}
