package org.engram.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engram.neuron.Instances.SEEDS;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementaryTest {
    private static final MathContext DIGITS = new MathContext(60);
    private static final double LN_2 = StrictMath.log(2);

    @RepeatedTest(SEEDS)
    void theExponentialIsAccurateOverTheWholeRange(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        assertAccurate(
                "exp", Elementary::exp, ElementaryTest::exponential, 0.9, exponents(seed, -745.13, 709.78), seed);
    }

    @RepeatedTest(SEEDS)
    void theHyperbolicTangentIsAccurateOverTheWholeRange(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        assertAccurate("tanh", Elementary::tanh, ElementaryTest::tangent, 1.5, exponents(seed, -22, 22), seed);
    }

    @RepeatedTest(SEEDS)
    void theLogisticFunctionIsAccurateOverTheWholeRange(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        assertAccurate(
                "logistic", Elementary::logistic, ElementaryTest::logistic, 2.5, exponents(seed, -744, 40), seed);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, 0.5",
        "-0.0, 1, -0.0, 0.5",
        "4.9e-324, 1, 4.9e-324, 0.5",
        "-4.9e-324, 1, -4.9e-324, 0.5",
        "2.2250738585072014e-308, 1, 2.2250738585072014e-308, 0.5",
        "-1e-300, 1, -1e-300, 0.5",
        "709.782712893384, 1.7976931348622732e308, 1, 1",
        "709.7827128933841, Infinity, 1, 1",
        "1e300, Infinity, 1, 1",
        "Infinity, Infinity, 1, 1",
        "-745.1332191019411, 4.9e-324, -1, 4.9e-324",
        "-745.1332191019412, 0, -1, 0",
        "-1e300, 0, -1, 0",
        "-Infinity, 0, -1, 0",
        "NaN, NaN, NaN, NaN"
    })
    void theEndsOfTheRangeAreExact(double x, Double exponential, Double tangent, Double logistic) {
        assertThat(Elementary.exp(x)).isEqualTo(exponential);
        assertThat(Elementary.tanh(x)).isEqualTo(tangent);
        assertThat(Elementary.logistic(x)).isEqualTo(logistic);
    }

    @RepeatedTest(SEEDS)
    void theHyperbolicTangentIsOddAndNeverAboveOne(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        for (double x : exponents(seed, -25, 25)) {
            assertThat(Elementary.tanh(-x)).as("seed %d, x = %s", seed, x).isEqualTo(-Elementary.tanh(x));
            assertThat(Math.abs(Elementary.tanh(x)))
                    .as("seed %d, x = %s", seed, x)
                    .isLessThanOrEqualTo(1);
        }
    }

    /** A number made of the bits of all results: the same on every machine and every Java. */
    @Test
    void bitsAreTheSameEverywhere() {
        long hash = 0;
        for (double x : exponents(1, -745, 709)) {
            for (double y : new double[] {Elementary.exp(x), Elementary.tanh(x / 30), Elementary.logistic(x / 10)}) {
                hash = 31 * hash + Double.doubleToRawLongBits(y);
            }
        }
        assertThat(hash).isEqualTo(-7738920380215751542L);
    }

    /** Numbers between two bounds, some tiny, some half-way between multiples of ln 2, where the polynomial is worst. */
    static double[] exponents(int seed, double least, double largest) {
        RandomGenerator random = Instances.random(seed);
        DoubleStream anywhere = random.doubles(200, least, largest);
        DoubleStream small = random.doubles(100, -1, 1).map(x -> Math.scalb(x, -random.nextInt(60)));
        DoubleStream halfway = random.doubles(200, least, largest)
                .map(x -> (Math.floor(x / LN_2) + random.nextDouble(0.48, 0.52)) * LN_2)
                .filter(x -> x > least && x < largest);
        return DoubleStream.concat(anywhere, DoubleStream.concat(small, halfway))
                .toArray();
    }

    private static void assertAccurate(
            String name,
            DoubleUnaryOperator function,
            UnaryOperator<BigDecimal> definition,
            double ulps,
            double[] xs,
            int seed) {
        for (double x : xs) {
            BigDecimal exact = definition.apply(new BigDecimal(x));
            double unit = Math.ulp(exact.doubleValue());
            BigDecimal error = new BigDecimal(function.applyAsDouble(x)).subtract(exact);
            assertThat(error.divide(new BigDecimal(unit), DIGITS).abs().doubleValue())
                    .as("error of %s(%s) in units in the last place, seed %d", name, x, seed)
                    .isLessThan(ulps);
        }
    }

    /** e^x by Taylor's series at x / 2^16, squared 16 times. */
    private static BigDecimal exponential(BigDecimal x) {
        int halvings = 16;
        BigDecimal small = x.divide(new BigDecimal(1 << halvings), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k < 24; k++) {
            term = term.multiply(small, DIGITS).divide(new BigDecimal(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int k = 0; k < halvings; k++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    private static BigDecimal tangent(BigDecimal x) {
        BigDecimal square = exponential(x.add(x));
        return square.subtract(BigDecimal.ONE).divide(square.add(BigDecimal.ONE), DIGITS);
    }

    private static BigDecimal logistic(BigDecimal x) {
        return BigDecimal.ONE.divide(BigDecimal.ONE.add(exponential(x.negate())), DIGITS);
    }
}
