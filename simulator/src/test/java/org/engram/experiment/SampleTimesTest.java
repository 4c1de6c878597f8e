package org.engram.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SampleTimesTest {
    @Test
    void timesAreMultiplesOfTheIntervalUpToTheDuration() {
        assertThat(new SampleTimes(3, 10)).containsExactly(0.0, 3.0, 6.0, 9.0);
        assertThat(new SampleTimes(0.25, 1)).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
        assertThat(new SampleTimes(11, 10)).containsExactly(0.0);
    }

    /** 3 * 0.1 is more than 0.3. */
    @Test
    void endIsIncludedWhereOnlyRoundingKeepsItOut() {
        assertThat(new SampleTimes(0.1, 0.3)).containsExactly(0.0, 0.1, 0.2, 0.3);
    }

    @RepeatedTest(50)
    void fractionsOfTheDurationEndWithIt(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        double duration = Math.exp(10 * random.nextDouble() - 5);
        int intervals = 1 + random.nextInt(10_000);
        var times = new SampleTimes(duration / intervals, duration);

        assertThat(times).as("seed %d", repetition.getCurrentRepetition()).hasSize(intervals + 1);
        assertThat(times.get(0)).isZero();
        assertThat(times.get(intervals)).isEqualTo(duration);
        assertIncreasing(times, repetition);
    }

    @RepeatedTest(50)
    void anyIntervalGivesAllTimesThatFit(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        double duration = 100 * random.nextDouble();
        double every = duration / (1 + 1000 * random.nextDouble());
        var times = new SampleTimes(every, duration);
        int last = times.size() - 1;

        assertThat(times.get(last))
                .as("seed %d", repetition.getCurrentRepetition())
                .isLessThanOrEqualTo(duration)
                .isCloseTo(last * every, within(1e-12 * duration));
        assertThat((last + 1) * every).isGreaterThan(duration * (1 - 1e-12));
        assertIncreasing(times, repetition);
    }

    private static void assertIncreasing(SampleTimes times, RepetitionInfo repetition) {
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i))
                    .as("seed %d", repetition.getCurrentRepetition())
                    .isGreaterThan(times.get(i - 1));
        }
    }

    @Test
    void moreTimesThanAListCanHoldAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SampleTimes(1e-9, 100));
    }
}
