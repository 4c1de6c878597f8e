package org.engram.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.engram.experiment.Coordinate;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private static final Figure SUCCESS = new Figure("success", "1: the criterion is met", "1", false);
    private static final Figure SIZE = new Figure("memories", "number of memory neurons", "1", true);

    private final Results results = new Results(new Layout(
            List.of(List.of(Coordinate.of("x", "x", "1", List.of(1.0, 2.0)))),
            2,
            4,
            List.of(SUCCESS),
            List.of(SIZE),
            List.of(),
            List.of()));

    private void put(int point, double memories, double... success) {
        results.put(point, new PointResult(new double[][] {success}, new double[] {memories}, Curves.NONE));
    }

    @Test
    void aCellJoinsItsRepeats() {
        put(0, 5, 1, 1, 0, 1);
        put(1, 7, 0, 1, 1, 1);
        assertThat(results.share(0).fraction()).isEqualTo(0.75);
        assertThat(results.median("memories", 0)).isEqualTo(6);
        assertThat(results.share(1).fraction()).isNaN();
        assertThat(results.doneCount()).isEqualTo(2);
    }

    /** E. B. Wilson, J. Am. Stat. Assoc. 22, 209 (1927): (p + z²/2n ± z sqrt(p(1 − p)/n + z²/4n²)) / (1 + z²/n), z = 1.95996. */
    @Test
    void theIntervalIsWilsons() {
        put(0, 5, 1, 1, 0, 1);
        put(1, 7, 0, 1, 1, 1);
        assertThat(results.share(0).low()).isCloseTo(0.40928, within(1e-4));
        assertThat(results.share(0).high()).isCloseTo(0.92852, within(1e-4));
    }

    @Test
    void theIntervalHoldsTheShareWhereAllOrNoneSucceed() {
        for (int trials = 1; trials <= 40; trials++) {
            var cells = new Results(new Layout(
                    List.of(List.of(Coordinate.of("x", "x", "1", List.of(1.0, 2.0)))),
                    1,
                    trials,
                    List.of(SUCCESS),
                    List.of(SIZE),
                    List.of(),
                    List.of()));
            double[] none = new double[trials];
            double[] all = DoubleStream.generate(() -> 1).limit(trials).toArray();
            cells.put(0, new PointResult(new double[][] {none}, new double[] {5}, Curves.NONE));
            cells.put(1, new PointResult(new double[][] {all}, new double[] {5}, Curves.NONE));
            assertThat(cells.share(0).low()).as("none of %d", trials).isZero();
            assertThat(cells.share(1).high()).as("all of %d", trials).isEqualTo(1);
        }
    }

    @Test
    void aPointWithFewerTrialsLeavesTheOthersUndefined() {
        put(2, 5, 1, 0);
        assertThat(results.get(2).trials()[0]).containsExactly(1, 0, Double.NaN, Double.NaN);
        assertThat(results.share(1).fraction()).isEqualTo(0.5);
    }

    @Test
    void whatIsNotDoneIsNotANumber() {
        assertThat(results.get(3).point()).containsExactly(Double.NaN);
        assertThat(results.isDone(3)).isFalse();
    }
}
