package org.engram.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.engram.integrator.Methods;
import org.engram.neuron.Activation;
import org.engram.neuron.Identity;
import org.engram.neuron.Power;
import org.engram.neuron.RectifiedPower;
import org.engram.neuron.Softmax;
import org.engram.neuron.Spherical;
import org.engram.neuron.Tanh;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Trajectories of the four models of arXiv:2008.06996 on one small network, against values from an independent program
 * (DOP853, rtol 1e-13; all digits given are stable). tau_f = 1 ms, h(0) = 0.
 */
class GoldenTrajectoriesTest {
    private static final double[][] XI = {{1, -0.5, 0.8, 0.3}, {-0.7, 1.1, 0.2, -0.9}, {0.4, 0.6, -1.2, 0.5}};
    private static final double[] START = {0.5, -0.3, 0.2, 0.1};
    private static final double ACCURACY = 1e-8;
    private static final double RTOL = 1e-11;

    @SuppressWarnings("ImmutableEnumChecker") // all of it is immutable, or copied
    private enum Model {
        HOPFIELD_1984(new Tanh(1), new Identity(), 0.1, -0.2, 0.05, 0),
        A(new Tanh(1), new RectifiedPower(3, 1, 0), 0.1, -0.2, 0.05, 0),
        B(new Identity(), new Softmax(2), 0.1, -0.2, 0.05, 0),
        C(new Spherical(0), new Power(4, 1), 0, 0, 0, 0);

        private final Activation features;
        private final Activation memories;
        private final double[] input;

        Model(Activation features, Activation memories, double... input) {
            this.features = features;
            this.memories = memories;
            this.input = input;
        }

        Motion motion(double tauH, String method) {
            RateNetwork network = Networks.of(XI, features, 1, memories, tauH, input);
            return new Motion(network, Methods.adaptive(method, RTOL), START);
        }
    }

    @ParameterizedTest
    @CsvSource({"HOPFIELD_1984, 0.064236184100", "A, 0.064236184100", "B, -0.454306144334", "C, 0"})
    void energyOfTheStartIsTheGoldenOne(Model model, double energy) {
        assertThat(model.motion(1, "imex").energy()).isCloseTo(energy, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # model       | tau_h | v(1 ms)                                             | E(1 ms)       | E(5 ms)
                    HOPFIELD_1984 | 0.1 | 1.668327489 | -1.835571016 | 0.973451870 | 0.977960835 | -3.7781040651 | -4.4979857234
                    HOPFIELD_1984 | 1   | 0.575784182 | -0.595359129 | 0.303078953 | 0.250964752 | -0.7529764618 | -4.4786107530
                    HOPFIELD_1984 | 5   | 0.318489421 | -0.313706925 | 0.148248165 | 0.082829602 | -0.1186706477 | -1.2941078290
                    A             | 0.1 | 0.806967782 | -0.516695947 | 0.553034721 | 0.204732746 | -0.5117542876 | -3.4541394695
                    A             | 1   | 0.301078815 | -0.263751463 | 0.148323547 | 0.052966056 | -0.0435560415 | -0.5012610228
                    B             | 0.1 | 0.819567729 | -0.471480562 | 0.505704746 | 0.213604515 | -1.1391855948 | -1.2575078292
                    B             | 1   | 0.586154379 | -0.185879692 | 0.203114926 | 0.125625426 | -0.8090141117 | -1.2547809446
                    C             | 0.1 | 2.389153957 | -2.333292927 | 0.712388885 | 1.724307407 | -1.7303016457 | -1.8127185971
                    C             | 1   | 0.428210054 | -0.321246677 | 0.182055857 | 0.190282955 | -0.7679790630 | -1.7849071233
                    """)
    void trajectoryIsTheGoldenOne(
            Model model, double tauH, double v0, double v1, double v2, double v3, double e1, double e5) {
        for (String method : new String[] {"dormand-prince-853", "imex"}) {
            Motion motion = model.motion(tauH, method).until(1);
            assertThat(motion.v()).as(method).containsExactly(new double[] {v0, v1, v2, v3}, within(ACCURACY));
            assertThat(motion.energy()).as(method).isCloseTo(e1, within(ACCURACY));
            assertThat(motion.until(5).energy()).as(method).isCloseTo(e5, within(ACCURACY));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HOPFIELD_1984, 4.074127222, -4.771229964, 2.696863399, 2.570737795, -4.4980197006",
        "A, 6.800663687, -3.550331844, 5.410530950, 2.010199106, -3.4543710320",
        "B, 1.097903476, -0.696843461, 0.845306914, 0.299898497, -1.2575654100",
        "C, 3.814786034, -4.834163523, 0.085509890, 3.837315979, -1.8140775085"
    })
    void fixedPointIsTheGoldenOneWhateverTheTimeConstants(
            Model model, double v0, double v1, double v2, double v3, double energy) {
        for (double tauH : new double[] {0.1, 1, 5}) {
            Motion motion = model.motion(tauH, "dormand-prince-853").until(250);
            assertThat(motion.residual()).isLessThan(1e-9);
            assertThat(motion.v())
                    .as("tau_h %s ms", tauH)
                    .containsExactly(new double[] {v0, v1, v2, v3}, within(ACCURACY));
            assertThat(motion.energy()).as("tau_h %s ms", tauH).isCloseTo(energy, within(ACCURACY));
        }
    }
}
