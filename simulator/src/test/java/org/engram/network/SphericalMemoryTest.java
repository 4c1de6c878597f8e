package org.engram.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.engram.integrator.Methods;
import org.engram.neuron.Power;
import org.engram.neuron.Spherical;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Model C of arXiv:2008.06996 (eq. 19 to 22): the length of v is a zero mode, so that the leak alpha is arbitrary. tau_f = 1
 * ms.
 */
class SphericalMemoryTest {
    private static final double[][] XI = {{1, -0.5, 0.8, 0.3}, {-0.7, 1.1, 0.2, -0.9}, {0.4, 0.6, -1.2, 0.5}};
    private static final double[] START = {0.5, -0.3, 0.2, 0.1};

    /** Without a leak the direction settles algebraically, as its speed is inverse to the length: hence the duration. */
    @ParameterizedTest
    @CsvSource({"0, 1e12", "0.5, 100"})
    void directionAndEnergyAtTheEndDoNotDependOnTheLeak(double leak, double duration) {
        Motion reference = motion(1).until(100);
        Motion motion = motion(leak).until(duration);
        assertThat(direction(motion)).containsExactly(direction(reference), within(1e-6));
        assertThat(motion.energy()).isCloseTo(reference.energy(), within(1e-6));
    }

    @Test
    void lengthGrowsWithoutBoundWhereThereIsNoLeak() {
        Motion motion = motion(0);
        double before = length(motion.until(100));
        assertThat(length(motion.until(1000)) / before).isCloseTo(10, within(0.5));
    }

    private static Motion motion(double leak) {
        RateNetwork network = Networks.of(
                XI,
                new Layer("feature", new Spherical(0), 1, leak, new double[4]),
                new Layer("memory", new Power(4, 1), 0.1, 1, new double[3]));
        return new Motion(network, Methods.adaptive("imex", 1e-8), START);
    }

    private static double[] direction(Motion motion) {
        double length = length(motion);
        return Arrays.stream(motion.v()).map(x -> x / length).toArray();
    }

    private static double length(Motion motion) {
        return Math.sqrt(Arrays.stream(motion.v()).map(x -> x * x).sum());
    }
}
