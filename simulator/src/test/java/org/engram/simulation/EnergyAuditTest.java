package org.engram.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.engram.connectivity.DirectedSynapses;
import org.engram.connectivity.Storage;
import org.engram.connectivity.ValuePatterns;
import org.engram.integrator.Methods;
import org.engram.integrator.Step;
import org.engram.integrator.Tolerance;
import org.engram.network.Energy;
import org.engram.network.Group;
import org.engram.network.Layer;
import org.engram.network.Networks;
import org.engram.network.RateDynamics;
import org.engram.network.RateNetwork;
import org.engram.neuron.Identity;
import org.engram.neuron.RectifiedPower;
import org.engram.neuron.Softmax;
import org.engram.neuron.Spherical;
import org.engram.neuron.StateTransfer;
import org.engram.neuron.Tanh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnergyAuditTest {
    private static final RateNetwork NETWORK = new RateNetwork(
            new Layer("feature", new Identity(), 1, 1, new double[1]),
            new Layer("memory", new Identity(), 1, 1, new double[1]),
            Storage.FLOAT64.build(new ValuePatterns(new double[][] {{1}}), 1));

    /** A state that is the time, and an energy and its rate as given functions of it. */
    private record Clock(DoubleUnaryOperator energyAt, DoubleUnaryOperator rateAt) implements RateDynamics {
        @Override
        public RateNetwork network() {
            return NETWORK;
        }

        @Override
        public int getDimension() {
            return 1;
        }

        @Override
        public double[] state(double[] v, double[] h) {
            return v;
        }

        @Override
        public void expand(double[] y, double[] v, double[] h) {
            v[0] = y[0];
        }

        @Override
        public void features(double[] y, double[] v) {
            v[0] = y[0];
        }

        @Override
        public void derivatives(double[] y, double[] yDot) {
            yDot[0] = 1;
        }

        @Override
        public void transfer(StateTransfer transfer) {}

        @Override
        public Energy energy(double[] y) {
            double value = energyAt.applyAsDouble(y[0]);
            return new Energy(value, Math.abs(value));
        }

        @Override
        public double energyRate(double[] y, double[] yDot) {
            return rateAt.applyAsDouble(y[0]);
        }

        @Override
        public double energyUncertainty(double[] y, double[] yDot, double[] e) {
            return e[0];
        }

        @Override
        public double residual(double[] yDot) {
            return 1;
        }

        @Override
        public List<List<Group>> layers() {
            return List.of(List.of(new Group(0, 1, 1, 1, false)));
        }

        @Override
        public void pass(double[] y, double[] responses, double[] drives) {
            drives[0] = 1 + y[0];
        }

        @Override
        public Energy energyWithLastPass(double[] y) {
            return energy(y);
        }

        @Override
        public void drives(double[] y, double[] drives) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double lag() {
            return 0;
        }

        @Override
        public void know(double[] y, double[] toMemories, double[] toFeatures) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void count(long morePasses) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long passes() {
            return 0;
        }

        @Override
        public String neuron(int index) {
            return "clock";
        }
    }

    private record Tick(double start, double end, double error) implements Step {
        @Override
        public void state(double t, double[] y, int count) {
            y[0] = t;
        }

        @Override
        public void slope(double t, double[] y, double[] yDot) {
            yDot[0] = 1;
        }
    }

    private static EnergyReport audit(DoubleUnaryOperator energy, DoubleUnaryOperator rate) {
        var clock = new Clock(energy, rate);
        var audit = new EnergyAudit(NETWORK, new Tolerance(0, 1e-9), true, 1);
        audit.begin(clock, new double[] {0}, new double[] {1});
        for (int k = 0; k < 20; k++) {
            audit.step(clock, new Tick(0.1 * k, 0.1 * (k + 1), 0), new double[] {0.1 * (k + 1)}, new double[] {1});
        }
        return audit.report();
    }

    @Test
    void anEnergyThatFallsAsItsRateSaysPasses() {
        EnergyReport report = audit(t -> Math.exp(-t), t -> -Math.exp(-t));
        assertThat(report.start()).isEqualTo(1);
        assertThat(report.end()).isCloseTo(Math.exp(-2), within(1e-14));
        assertThat(report.largestRise()).isZero();
        assertThat(report.rises()).isZero();
        assertThat(report.identityError()).isLessThan(1e-9);
    }

    @Test
    void everyRiseBeyondRoundingIsCountedAndTheLargestKept() {
        EnergyReport report = audit(t -> t > 1.05 && t < 1.25 ? 1 + t : 1, t -> 0);
        assertThat(report.rises()).isEqualTo(2);
        assertThat(report.largestRise()).isCloseTo(1.1, within(1e-9));
    }

    @Test
    void risesOfTheLastBitAreRounding() {
        EnergyReport report = audit(t -> 1 + (t > 1 ? Math.ulp(1.0) : 0), t -> 0);
        assertThat(report.largestRise()).isEqualTo(Math.ulp(1.0));
        assertThat(report.rises()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1.9e-9, 0", "2.1e-9, 1"})
    void risesThatTheToleranceAllowsAreNotCounted(double rise, long counted) {
        EnergyReport report = audit(t -> t > 1.05 ? rise : 0, t -> 0);
        assertThat(report.rises()).isEqualTo(counted);
        assertThat(report.largestRise()).isEqualTo(rise);
    }

    @Test
    void withoutErrorControlEveryRiseIsCounted() {
        var clock = new Clock(t -> 1e-12 * t, t -> 0);
        var audit = new EnergyAudit(NETWORK, new Tolerance(0, 1e-9), true, 1);
        audit.begin(clock, new double[] {0}, new double[] {1});
        audit.step(clock, new Tick(0, 1, Double.NaN), new double[] {1}, new double[] {1});
        assertThat(audit.report().rises()).isEqualTo(1);
    }

    @Test
    void aRateThatIsNotThatOfTheEnergyIsSeen() {
        EnergyReport report = audit(t -> Math.exp(-t), t -> -0.9 * Math.exp(-t));
        assertThat(report.identityError()).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void discreteUpdatesHaveNoRate() {
        var clock = new Clock(t -> -t, t -> 5);
        var audit = new EnergyAudit(NETWORK, new Tolerance(0, 1e-9), false, 1);
        audit.begin(clock, new double[] {0}, new double[] {0});
        audit.step(clock, new Tick(0, 1, 0), new double[] {1}, new double[] {0});
        assertThat(audit.report().identityError()).isNaN();
    }

    @Test
    void aChangeOfTheInputBeginsAnew() {
        var low = new Clock(t -> 1 - t, t -> -1);
        var high = new Clock(t -> 5 - t, t -> -1);
        var audit = new EnergyAudit(NETWORK, new Tolerance(0, 1e-9), true, 1);
        audit.begin(low, new double[] {0}, new double[] {1});
        audit.step(low, new Tick(0, 1, 0), new double[] {1}, new double[] {1});
        audit.begin(high, new double[] {1}, new double[] {1});
        audit.step(high, new Tick(1, 2, 0), new double[] {2}, new double[] {1});
        assertThat(audit.report().rises()).isZero();
        assertThat(audit.report().start()).isEqualTo(1);
        assertThat(audit.report().end()).isEqualTo(3);
    }

    /** Energies at six times inside one step of length 1. */
    private static Optional<double[]> inside(DoubleUnaryOperator energy, DoubleUnaryOperator rate, boolean continuous) {
        var clock = new Clock(energy, rate);
        var audit = new EnergyAudit(NETWORK, new Tolerance(1e-5, 1e-9), continuous, 1);
        var step = new Tick(0, 1, 0);
        audit.begin(clock, new double[] {0}, new double[] {1});
        audit.step(clock, step, new double[] {1}, new double[] {1});
        return audit.inside(clock, step, new double[] {0.1, 0.2, 0.21, 0.7, 0.9, 1});
    }

    @Test
    void energiesInsideAStepFollowFromTheirRate() {
        assertThat(inside(t -> Math.exp(-t), t -> -Math.exp(-t), true).orElseThrow())
                .containsExactly(
                        new double[] {
                            Math.exp(-0.1),
                            Math.exp(-0.2),
                            Math.exp(-0.21),
                            Math.exp(-0.7),
                            Math.exp(-0.9),
                            Math.exp(-1)
                        },
                        within(1e-5));
    }

    @Test
    void energiesInsideAStepOscillateWithIt() {
        assertThat(inside(t -> Math.sin(9 * t), t -> 9 * Math.cos(9 * t), true).orElseThrow()[3])
                .isCloseTo(Math.sin(6.3), within(1e-4));
    }

    @Test
    void aRateThatDoesNotTellTheEnergyTellsNoneInside() {
        assertThat(inside(t -> Math.exp(-t), t -> -0.99 * Math.exp(-t), true)).isEmpty();
        assertThat(inside(t -> 1 - t, t -> -1, false)).isEmpty();
    }

    /** Over a step of which the integral is exact, the energies stay between those of its ends, and fall. */
    @Test
    void energiesInsideAStepFallWhereThoseAtItsEndsDo() {
        double[] energies = inside(t -> 1 - 1e-7 * t, t -> -1.00001e-7, true).orElseThrow();
        for (int k = 1; k < energies.length; k++) {
            assertThat(energies[k]).isLessThan(energies[k - 1]);
        }
        assertThat(energies[5]).isCloseTo(1 - 1e-7, within(Math.ulp(1.0)));
    }

    /** What is recorded without a pass is the energy of the state of the same moment, to the tolerance. */
    @ParameterizedTest
    @CsvSource({
        "imex, 1e-4, 0.01",
        "imex, 1e-6, 0.01",
        "imex, 1e-8, 1",
        "imex, 1e-6, 10",
        "imex, 1e-6, 0",
        "dormand-prince-54, 1e-6, 0.1",
        "dormand-prince-853, 1e-9, 1"
    })
    void energiesInsideStepsAreThoseOfTheStates(String method, double rtol, double ratio) {
        int[] told = {0, 0};
        for (int seed = 1; seed <= 5; seed++) {
            var random = new SplittableRandom(seed);
            double[][] xi = new double[60][];
            Arrays.setAll(xi, mu -> Networks.normal(24, 0.4, random));
            RateNetwork network = Networks.of(xi, new Tanh(1), 10, new Softmax(2), 10 * ratio, new double[24]);
            compare(network, method, rtol, Networks.normal(24, 1, random), "seed " + seed, told);
        }
        assertThat(told[0]).as("energies told").isGreaterThan(9 * told[1] / 10);
    }

    /** Compares four energies inside each step; counts those that were told, and those that were wanted. */
    private static void compare(RateNetwork network, String method, double rtol, double[] v, String what, int[] told) {
        RateDynamics dynamics = network.dynamics();
        RateDynamics exact = network.dynamics();
        double[] y = dynamics.state(v, new double[network.memories().size()]);
        double[] slopes = new double[y.length];
        var audit = new EnergyAudit(network, new Tolerance(rtol, 0.01 * rtol), true, y.length);
        dynamics.derivatives(y, slopes);
        audit.begin(dynamics, y, slopes);
        double[] state = y.clone();
        Methods.adaptive(method, rtol).integrate(dynamics, 0, y, 60, step -> {
            step.at(step.end(), state, slopes);
            audit.step(dynamics, step, state, slopes);
            double[] times = {0.2, 0.5, 0.6, 0.9};
            Arrays.setAll(times, k -> step.start() + times[k] * (step.end() - step.start()));
            audit.inside(dynamics, step, times).ifPresent(energies -> {
                for (int k = 0; k < times.length; k++) {
                    step.at(times[k], state, slopes);
                    Energy expected = exact.energy(state);
                    assertThat(energies[k])
                            .as("%s, t = %s", what, times[k])
                            .isCloseTo(expected.value(), within(10 * rtol * expected.magnitude()));
                    told[0]++;
                }
            });
            told[1] += times.length;
            return true;
        });
    }

    /** Model C for 200 tau_f: at its end the energy changes by less than what the tolerance allows, up and down. */
    @ParameterizedTest
    @CsvSource({"1e-4, 0.1", "1e-6, 0.1", "1e-8, 0.1", "1e-6, 1e-3", "1e-6, 10"})
    void noRiseOfARealNetworkIsCounted(double rtol, double ratio) {
        for (int seed = 1; seed <= 5; seed++) {
            var random = new SplittableRandom(seed);
            double[][] xi = new double[40][];
            Arrays.setAll(xi, mu -> Networks.normal(16, 0.25, random));
            RateNetwork network =
                    Networks.of(xi, new Spherical(0), 10, new RectifiedPower(4, 10, 0), 10 * ratio, new double[16]);
            EnergyReport report = auditOf(network, rtol, Networks.normal(16, 0.25, random), 2000);
            assertThat(report.rises()).as("seed %d", seed).isZero();
            assertThat(report.end()).as("seed %d", seed).isLessThan(report.start());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-6, 1e-8})
    void risesOfAnEnergyThatNeedNotFallAreCounted(double rtol) {
        var network = Networks.of(new double[][] {{2, 0}, {0, 2}}, new Tanh(1), 1, new Tanh(1), 1, 0, 0);
        var turned = Networks.of(new double[][] {{0, 2}, {-2, 0}}, new Tanh(1), 1, new Tanh(1), 1, 0, 0);
        var asymmetric = new RateNetwork(
                network.features(), network.memories(), new DirectedSynapses(network.synapses(), turned.synapses()));
        double[] start = {1, 0};
        assertThat(auditOf(network, rtol, start, 20).rises()).isZero();
        assertThat(auditOf(asymmetric, rtol, start, 20).rises()).isGreaterThan(5);
    }

    private static EnergyReport auditOf(RateNetwork network, double rtol, double[] v, double duration) {
        RateDynamics dynamics = network.dynamics();
        double[] y = dynamics.state(v, new double[network.memories().size()]);
        double[] slopes = new double[y.length];
        var audit = new EnergyAudit(network, new Tolerance(rtol, 0.01 * rtol), true, y.length);
        dynamics.derivatives(y, slopes);
        audit.begin(dynamics, y, slopes);
        double[] end = y.clone();
        Methods.adaptive("imex", rtol).integrate(dynamics, 0, y, duration, step -> {
            step.at(step.end(), end, slopes);
            audit.step(dynamics, step, end, slopes);
            return true;
        });
        return audit.report();
    }
}
