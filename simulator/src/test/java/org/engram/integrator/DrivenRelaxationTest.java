package org.engram.integrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrivenRelaxationTest {
    private static final int DRAWS = 400;
    private static final double END = 200;
    private static final double STRIDE = 0.02;

    private static double distance(DrivenRelaxation course, double gap, double push, double bend, double t) {
        return push * course.first(t) + bend * course.second(t) - gap;
    }

    /** By walking along the course in small strides. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1})
    void noCrossingIsMissed(double leak) {
        var random = new SplittableRandom(1);
        int crossings = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            var course = new DrivenRelaxation(
                    new Relaxation(random.nextDouble(1, 10), random.nextDouble(0.5, 2)),
                    new Relaxation(random.nextDouble(1, 10), leak));
            double gap = random.nextDouble(-1, 1);
            double push = random.nextDouble(-2, 2);
            double bend = random.nextDouble(-2, 2);
            double crossing = course.crossing(gap, push, bend);
            String instance = "draw " + draw + " at leak " + leak;
            for (double t = 0; t < Math.min(crossing, END) - 1e-9; t += STRIDE) {
                assertThat(distance(course, gap, push, bend, t) * gap)
                        .as("%s, t = %s", instance, t)
                        .isNegative();
            }
            if (crossing < END) {
                assertThat(distance(course, gap, push, bend, crossing))
                        .as(instance)
                        .isCloseTo(0, within(1e-12));
                crossings++;
            }
        }
        assertThat(crossings).isBetween(DRAWS / 4, DRAWS * 3 / 4);
    }

    /** x(t) = 3 t/10 − 4 (t − 5 (1 − e^(−t/5)))/10 turns round and falls; under −3 it comes to rest at 1.5. */
    @Test
    void withoutALeakThePushAndWhatTheDriverComesToDecide() {
        var course = new DrivenRelaxation(new Relaxation(5, 1), new Relaxation(10, 0));
        assertThat(course.crossing(-1, 3, -4)).isBetween(10.0, 40.0);
        assertThat(course.crossing(1.4, 3, -3)).isCloseTo(5 * Math.log(15), within(1e-12));
        assertThat(course.crossing(1.6, 3, -3)).isInfinite();
        assertThat(course.crossing(1, 0, 0)).isInfinite();
    }
}
