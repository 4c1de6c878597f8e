package org.engram.network;

import static java.lang.System.arraycopy;

import java.util.Arrays;

/** Both layers in motion, y = [v; h]: arXiv:2008.06996, eq. 1. One pass for a right-hand side. */
public final class FullDynamics implements RateDynamics {
    private final RateNetwork network;
    private final Layer slow;
    private final Layer fast;
    private final Orientation view;
    private final LayerStage stage;

    private final double[] evaluated;
    private final double[] slowState;
    private final double[] fastState;
    private final double[] slowOutput;
    private final double[] fastOutput;
    private final double[] slowDrive;
    private final double[] fastDrive;
    private final double[] slowWork;
    private final double[] fastWork;
    private long passes;

    FullDynamics(RateNetwork network) {
        this.network = network;
        view = Orientation.of(network);
        slow = view.slow();
        fast = view.fast();
        evaluated = new double[slow.size() + fast.size()];
        Arrays.fill(evaluated, Double.NaN);
        slowState = new double[slow.size()];
        slowOutput = new double[slow.size()];
        slowDrive = new double[slow.size()];
        slowWork = new double[slow.size()];
        fastState = new double[fast.size()];
        fastOutput = new double[fast.size()];
        fastDrive = new double[fast.size()];
        fastWork = new double[fast.size()];
        stage = new LayerStage(fast, view.synapses().groups(), fastState);
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
        double[] y = Arrays.copyOf(v, v.length + h.length);
        arraycopy(h, 0, y, v.length, h.length);
        return y;
    }

    @Override
    public void expand(double[] y, double[] v, double[] h) {
        arraycopy(y, 0, v, 0, v.length);
        arraycopy(y, v.length, h, 0, h.length);
    }

    @Override
    public void derivatives(double[] y, double[] yDot) {
        evaluate(y);
        slope(slow, y, view.slowOffset(), slowDrive, yDot);
        slope(fast, y, view.fastOffset(), fastDrive, yDot);
    }

    /** Writes (drive + I − leak x) / tau of one layer. */
    private static void slope(Layer layer, double[] y, int offset, double[] drive, double[] yDot) {
        double[] input = layer.input();
        double leak = layer.leak();
        double tau = layer.tau();
        for (int i = 0; i < input.length; i++) {
            yDot[offset + i] = (drive[i] + input[i] - leak * y[offset + i]) / tau;
        }
    }

    /** Computes outputs and drives of a state, unless they are those of the state evaluated last. */
    private void evaluate(double[] y) {
        if (Arrays.equals(y, evaluated)) {
            return;
        }
        split(y);
        slow.activation().output(slowState, slowOutput);
        fast.activation().output(fastState, fastOutput);
        view.synapses().both(slowOutput, fastOutput, fastDrive, slowDrive);
        passes++;
        arraycopy(y, 0, evaluated, 0, y.length);
    }

    private void split(double[] y) {
        arraycopy(y, view.slowOffset(), slowState, 0, slowState.length);
        arraycopy(y, view.fastOffset(), fastState, 0, fastState.length);
    }

    @Override
    public Energy energy(double[] y) {
        evaluate(y);
        split(y);
        return slow.ownEnergy(slowState, slowOutput)
                .plus(fast.ownEnergy(fastState, fastOutput))
                .plus(Energy.of(-Sums.dot(fastOutput, fastDrive)));
    }

    @Override
    public double energyRate(double[] y, double[] yDot) {
        split(y);
        return Dissipation.rate(slow, slowState, yDot, view.slowOffset(), slowWork)
                + Dissipation.rate(fast, fastState, yDot, view.fastOffset(), fastWork);
    }

    @Override
    public double residual(double[] yDot) {
        return Math.max(
                Dissipation.largestSlope(slow, yDot, view.slowOffset()),
                Dissipation.largestSlope(fast, yDot, view.fastOffset()));
    }

    @Override
    public long passes() {
        return passes;
    }

    @Override
    public String neuron(int index) {
        int features = network.features().size();
        return index < features ? "feature neuron " + index : "memory neuron " + (index - features);
    }

    @Override
    public Group slow() {
        return new Group(view.slowOffset(), slow.size(), slow.tau(), slow.leak());
    }

    @Override
    public Group fast() {
        return new Group(view.fastOffset(), fast.size(), fast.tau(), fast.leak());
    }

    @Override
    public void implicitStage(double[] y, double dt, double[] yDot) {
        split(y);
        slow.activation().output(slowState, slowOutput);
        double a = dt / fast.tau();
        double damping = 1 + a * fast.leak();
        arraycopy(fastState, 0, fastWork, 0, fastWork.length);
        stage.prepare(fastWork, 1 / damping, a / damping);
        view.synapses().through(slowOutput, stage, fastDrive, slowDrive);
        passes += view.synapses().passesThrough();
        evaluated[0] = Double.NaN; // from now on outputs and drives are those of the stage
        slope(slow, y, view.slowOffset(), slowDrive, yDot);
        for (int i = 0; i < fastState.length; i++) {
            y[view.fastOffset() + i] = fastState[i];
            yDot[view.fastOffset() + i] = (fastState[i] - fastWork[i]) / dt;
        }
    }
}
