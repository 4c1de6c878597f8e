package org.engram.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.engram.experiment.Threshold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BisectionTest {
    private static Threshold linear(double from, double to, double accuracy) {
        return new Threshold("key", "1", from, to, accuracy, false, false, 0.5);
    }

    private static DoubleUnaryOperator risingAt(double threshold) {
        return value -> value >= threshold ? 1 : 0;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.36, 0.5, 0.99})
    void findsWhereTheShareRises(double threshold) {
        Bisection.Crossing crossing = new Bisection(linear(0, 1, 1e-6), risingAt(threshold)).run();
        assertThat(crossing.value()).isCloseTo(threshold, within(1e-6));
        assertThat(threshold).isBetween(crossing.low(), crossing.high());
    }

    @Test
    void findsWhereTheShareFalls() {
        DoubleUnaryOperator falling = value -> 1 - risingAt(0.3).applyAsDouble(value);
        assertThat(new Bisection(linear(0, 1, 1e-6), falling).run().value()).isCloseTo(0.3, within(1e-6));
    }

    @Test
    void aCrossingOutsideIsNotANumberButTheSharesAtTheEndsAreKnown() {
        Bisection.Crossing crossing = new Bisection(linear(0, 1, 0.1), value -> 0.7).run();
        assertThat(crossing.value()).isNaN();
        assertThat(crossing.shareFrom()).isEqualTo(0.7);
        assertThat(crossing.shareTo()).isEqualTo(0.7);
    }

    @Test
    void wholeNumbersEndAtNeighbours() {
        var search = new Threshold("key", "1", 1, 1000, 1e-9, true, true, 0.5);
        Bisection.Crossing crossing = new Bisection(search, risingAt(420)).run();
        assertThat(crossing.low()).isEqualTo(419);
        assertThat(crossing.high()).isEqualTo(420);
    }

    @Test
    void onALogScaleTheAccuracyIsRelative() {
        var calls = new AtomicInteger();
        var search = new Threshold("key", "1", 1e-6, 1e6, 0.01, true, false, 0.5);
        Bisection.Crossing crossing = new Bisection(search, value -> {
                    calls.incrementAndGet();
                    return value >= 2e-4 ? 1 : 0;
                })
                .run();
        assertThat(crossing.high() / crossing.low()).isLessThanOrEqualTo(1.01);
        assertThat(crossing.value()).isCloseTo(2e-4, within(2e-6));
        assertThat(calls.get()).isLessThan(20);
    }
}
