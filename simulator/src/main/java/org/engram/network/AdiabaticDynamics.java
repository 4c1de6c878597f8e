package org.engram.network;

import static java.lang.System.arraycopy;

import java.util.Arrays;
import java.util.List;
import org.engram.neuron.StateTransfer;
import org.jspecify.annotations.Nullable;

/**
 * One layer in motion, the other its slave: with tau_h → 0, h = xi g(v) at every moment and y = v (arXiv:2008.06996,
 * eq. 5); with tau_f → 0 the mirror image, v = (xi^T f(h) + I) / leak and y = h. The slave's share of the energy is then
 * −leak L, as in eq. 8, 13 and 21. One pass for a right-hand side in the first case, two in the second.
 */
public final class AdiabaticDynamics implements RateDynamics {
    private final RateNetwork network;
    private final Layer slow;
    private final Layer slave;
    private final Orientation view;

    private final double[] evaluated;
    private final double[] output;
    private double[] slaveState = {};
    private @Nullable LayerStage stage;
    private final double[] drive;
    private final double[] work;
    private long passes;

    AdiabaticDynamics(RateNetwork network) {
        this.network = network;
        view = Orientation.of(network);
        slow = view.slow();
        slave = view.fast();
        evaluated = new double[slow.size()];
        Arrays.fill(evaluated, Double.NaN);
        output = new double[slow.size()];
        drive = new double[slow.size()];
        work = new double[slow.size()];
    }

    /** The slave's state, which takes memory from the first pass on only: most trials are watched without one. */
    private double[] slaveState() {
        if (slaveState.length == 0) {
            slaveState = new double[slave.size()];
        }
        return slaveState;
    }

    private LayerStage stage() {
        if (stage == null) {
            stage = new LayerStage(slave, view.synapses().groups(), slaveState());
            stage.follow(1 / slave.leak());
        }
        return stage;
    }

    @Override
    public RateNetwork network() {
        return network;
    }

    @Override
    public int getDimension() {
        return evaluated.length;
    }

    @Override
    public double[] state(double[] v, double[] h) {
        return (view.featuresAreSlow() ? v : h).clone();
    }

    @Override
    public void expand(double[] y, double[] v, double[] h) {
        evaluate(y);
        arraycopy(y, 0, view.featuresAreSlow() ? v : h, 0, y.length);
        arraycopy(slaveState, 0, view.featuresAreSlow() ? h : v, 0, slaveState.length);
    }

    @Override
    public void features(double[] y, double[] v) {
        if (!view.featuresAreSlow()) {
            evaluate(y);
        }
        arraycopy(view.featuresAreSlow() ? y : slaveState, 0, v, 0, v.length);
    }

    @Override
    public void derivatives(double[] y, double[] yDot) {
        evaluate(y);
        slow.slope(y, 0, drive, yDot);
    }

    /**
     * Writes the state after one discrete update, xi^T f(xi g(v)) + I (arXiv:2008.06996, eq. 16): an explicit Euler step of
     * length tau. {@code next} may be {@code y}.
     */
    public void update(double[] y, double[] next) {
        evaluate(y);
        for (int i = 0; i < next.length; i++) {
            next[i] = drive[i] + slow.input()[i] + (1 - slow.leak()) * y[i];
        }
    }

    /** Computes the slave's state and the drive it returns, unless they are those of the state evaluated last. */
    private void evaluate(double[] y) {
        if (Arrays.equals(y, evaluated)) {
            return;
        }
        slow.activation().output(y, output);
        view.synapses().through(output, stage(), slaveState(), drive); // the stage makes states of drives, in place
        passes += view.synapses().passesThrough();
        arraycopy(y, 0, evaluated, 0, y.length);
    }

    @Override
    public Energy energy(double[] y) {
        evaluate(y);
        return slow.ownEnergy(y, output)
                .plus(Energy.of(-slave.leak() * slave.activation().lagrangian(slaveState)));
    }

    /** The full energy (arXiv:2008.06996, eq. 2) of y and the slave's states in the last pass, which is least at its own. */
    @Override
    public Energy energyWithLastPass(double[] y) {
        if (Arrays.equals(y, evaluated)) {
            return energy(y);
        }
        slow.activation().output(y, work);
        return slow.ownEnergy(y, work).plus(slave.ownEnergy(slaveState())).plus(Energy.of(-Sums.dot(drive, work)));
    }

    @Override
    public double energyRate(double[] y, double[] yDot) {
        return Dissipation.rate(slow, y, yDot, 0, work);
    }

    @Override
    public double energyUncertainty(double[] y, double[] yDot, double[] e) {
        return Dissipation.uncertainty(slow, y, yDot, e, 0, work);
    }

    @Override
    public double residual(double[] yDot) {
        return Dissipation.largestSlope(slow, yDot, 0);
    }

    @Override
    public List<List<Group>> layers() {
        return List.of(Group.of(slow, 0, false));
    }

    @Override
    public void pass(double[] y, double[] responses, double[] drives) {
        evaluate(y);
        slow.addInput(drive, 0, drives);
    }

    @Override
    public void drives(double[] y, double[] drives) {
        evaluate(y);
        arraycopy(drive, 0, drives, 0, drive.length);
    }

    @Override
    public double lag() {
        return 2 * network.delay();
    }

    @Override
    public void know(double[] y, double[] toMemories, double[] toFeatures) {
        double[] fromSlow = view.featuresAreSlow() ? toMemories : toFeatures;
        double[] states = slaveState();
        for (int i = 0; i < states.length; i++) {
            states[i] = (fromSlow[i] + slave.input()[i]) / slave.leak();
        }
        slow.activation().output(y, output);
        arraycopy(view.featuresAreSlow() ? toFeatures : toMemories, 0, drive, 0, drive.length);
        arraycopy(y, 0, evaluated, 0, y.length);
    }

    @Override
    public void count(long morePasses) {
        passes += morePasses;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        transfer.array(evaluated);
        transfer.array(output);
        transfer.array(slaveState());
        transfer.array(drive);
        passes = transfer.whole(passes);
    }

    @Override
    public long passes() {
        return passes;
    }

    @Override
    public String neuron(int index) {
        return slow.name() + " neuron " + index;
    }
}
