package org.engram.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.engram.neuron.StateTransfer;
import org.junit.jupiter.api.Test;

class EventLoopTest {
    /** Has events at given times and notes in a common log when they were processed. */
    private static final class Timetable implements EventSource {
        private final String name;
        private final double[] times;
        private final List<String> log;
        private int next;

        Timetable(String name, List<String> log, double... times) {
            this.name = name;
            this.log = log;
            this.times = times;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            next = transfer.whole(next);
        }

        @Override
        public double next() {
            return next < times.length ? times[next] : Double.POSITIVE_INFINITY;
        }

        @Override
        public void process(double horizon) {
            log.add(name + times[next++] + "<" + horizon);
        }
    }

    @Test
    void theEarliestEventComesFirstAndTheFirstSourceOnATie() {
        List<String> log = new ArrayList<>();
        var loop = new EventLoop(List.of(new Timetable("a", log, 2, 3, 3), new Timetable("b", log, 1, 3)));
        loop.advance(10);
        assertThat(log).containsExactly("b1.0<2.0", "a2.0<3.0", "a3.0<3.0", "a3.0<3.0", "b3.0<10.0");
        assertThat(loop.time()).isEqualTo(10);
    }

    @Test
    void eventsAtTheTimeAskedForAreProcessedAndLaterOnesAreNot() {
        List<String> log = new ArrayList<>();
        var loop = new EventLoop(List.of(new Timetable("a", log, 1, 2, Math.nextUp(2.0))));
        loop.advance(2);
        assertThat(log).hasSize(2);
        loop.advance(3);
        assertThat(log).hasSize(3);
    }

    @Test
    void aLimitedNumberOfEventsIsProcessedAtOnce() {
        List<String> log = new ArrayList<>();
        var loop = new EventLoop(List.of(new Timetable("a", log, 1, 2, 3)));
        assertThat(loop.advance(2.5, 1)).isFalse();
        assertThat(loop.time()).isEqualTo(1);
        assertThat(loop.advance(2.5, 1)).isFalse();
        assertThat(loop.advance(2.5, 1)).isTrue();
        assertThat(log).hasSize(2);
        assertThat(loop.time()).isEqualTo(2.5);
    }

    @Test
    void aSourceThatGoesBackInTimeIsFound() {
        var loop = new EventLoop(List.of(new Timetable("a", new ArrayList<>(), 2, 1)));
        assertThatIllegalStateException().isThrownBy(() -> loop.advance(5)).withMessageContaining("1.0 ms");
    }
}
