package org.engram.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.engram.connectivity.Storage;
import org.engram.connectivity.ValuePatterns;
import org.engram.integrator.Step;
import org.engram.network.Energy;
import org.engram.network.Group;
import org.engram.network.Layer;
import org.engram.network.RateDynamics;
import org.engram.network.RateNetwork;
import org.engram.neuron.Identity;
import org.junit.jupiter.api.Test;

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
        public void derivatives(double[] y, double[] yDot) {
            yDot[0] = 1;
        }

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
        public double residual(double[] yDot) {
            return 1;
        }

        @Override
        public List<Group> groups() {
            return List.of(new Group(0, 1, 1, 1, false));
        }

        @Override
        public void pass(double[] y, double response, double[] drives) {
            drives[0] = 1 + y[0];
        }

        @Override
        public Energy energyWithLastPass(double[] y) {
            return energy(y);
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

    private record Tick(double start, double end) implements Step {
        @Override
        public void at(double t, double[] y, double[] yDot) {
            y[0] = t;
            yDot[0] = 1;
        }

        @Override
        public double error() {
            return 0;
        }
    }

    private static EnergyReport audit(DoubleUnaryOperator energy, DoubleUnaryOperator rate) {
        var clock = new Clock(energy, rate);
        var audit = new EnergyAudit(NETWORK, true, 1);
        audit.begin(clock, new double[] {0}, new double[] {1});
        for (int k = 0; k < 20; k++) {
            audit.step(clock, new Tick(0.1 * k, 0.1 * (k + 1)), new double[] {0.1 * (k + 1)}, new double[] {1});
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

    @Test
    void aRateThatIsNotThatOfTheEnergyIsSeen() {
        EnergyReport report = audit(t -> Math.exp(-t), t -> -0.9 * Math.exp(-t));
        assertThat(report.identityError()).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void discreteUpdatesHaveNoRate() {
        var clock = new Clock(t -> -t, t -> 5);
        var audit = new EnergyAudit(NETWORK, false, 1);
        audit.begin(clock, new double[] {0}, new double[] {0});
        audit.step(clock, new Tick(0, 1), new double[] {1}, new double[] {0});
        assertThat(audit.report().identityError()).isNaN();
    }

    @Test
    void aChangeOfTheInputBeginsAnew() {
        var low = new Clock(t -> 1 - t, t -> -1);
        var high = new Clock(t -> 5 - t, t -> -1);
        var audit = new EnergyAudit(NETWORK, true, 1);
        audit.begin(low, new double[] {0}, new double[] {1});
        audit.step(low, new Tick(0, 1), new double[] {1}, new double[] {1});
        audit.begin(high, new double[] {1}, new double[] {1});
        audit.step(high, new Tick(1, 2), new double[] {2}, new double[] {1});
        assertThat(audit.report().rises()).isZero();
        assertThat(audit.report().start()).isEqualTo(1);
        assertThat(audit.report().end()).isEqualTo(3);
    }
}
