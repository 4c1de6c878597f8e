package org.engram.neuron.spiking;

import java.util.Arrays;
import org.engram.neuron.Parameters;
import org.engram.neuron.StateTransfer;

/**
 * What all leaky integrate-and-fire neurons share: clocks, reset and the refractory period, during which the membrane stays
 * at the reset potential while synaptic currents go on. A period that ends between two events ends at its exact time.
 */
abstract class LifNeurons implements SpikingNeurons {
    private static final double NEVER_HELD = Double.NEGATIVE_INFINITY;

    final Membrane membrane;
    final double[] potential;
    private final double[] clock;
    private final double[] release;

    LifNeurons(Membrane membrane, int size) {
        Parameters.require(size >= 0, "size", "a whole number >= 0", size);
        this.membrane = membrane;
        potential = new double[size];
        clock = new double[size];
        release = new double[size];
        Arrays.fill(potential, membrane.rest());
        Arrays.fill(release, NEVER_HELD);
    }

    /** The potential after being held for {@code held} ms, with the currents going on, and then moving for {@code free} ms. */
    abstract double potentialAfter(int neuron, double held, double free);

    /** The receptors {@code span} ms later. */
    abstract void advanceReceptors(int neuron, double span);

    /** The receptor takes up the weight; the membrane has been advanced. */
    abstract void arrive(int neuron, int port, double weight);

    /** The time from the end of the refractory period, {@code held} ms after the clock, to the next crossing; +∞ if none. */
    abstract double crossing(int neuron, double held);

    /** The state of the receptors. */
    abstract void transferReceptors(StateTransfer transfer);

    @Override
    public final void transfer(StateTransfer transfer) {
        transfer.array(potential);
        transfer.array(clock);
        transfer.array(release);
        transferReceptors(transfer);
    }

    @Override
    public final int size() {
        return potential.length;
    }

    @Override
    public void receive(int neuron, int port, double weight, double t) {
        advance(neuron, t);
        arrive(neuron, port, weight);
    }

    @Override
    public final double nextSpike(int neuron) {
        double held = held(neuron, Double.POSITIVE_INFINITY);
        double start = freeFrom(neuron);
        return potential[neuron] >= membrane.threshold() ? start : start + crossing(neuron, held);
    }

    @Override
    public final void fire(int neuron, double t) {
        advance(neuron, t);
        potential[neuron] = membrane.reset();
        release[neuron] = membrane.refractory() > 0 ? t + membrane.refractory() : NEVER_HELD;
    }

    @Override
    public final double membrane(int neuron, double t) {
        double held = held(neuron, t);
        double free = t - clock[neuron] - held;
        return free > 0 ? potentialAfter(neuron, held, free) : potential[neuron];
    }

    @Override
    public final void setMembrane(int neuron, double value) {
        Parameters.requireFinite("membrane potential", value);
        potential[neuron] = value;
    }

    /** Whether the neuron's clock is within the refractory period, to which its end belongs. */
    final boolean isRefractory(int neuron) {
        return release[neuron] >= clock[neuron];
    }

    /** The neuron's clock, or the end of its refractory period if that is later. */
    final double freeFrom(int neuron) {
        return Math.max(clock[neuron], release[neuron]);
    }

    /** ms from the neuron's clock to t. */
    final double sinceClock(int neuron, double t) {
        return t - clock[neuron];
    }

    private void advance(int neuron, double t) {
        potential[neuron] = membrane(neuron, t);
        advanceReceptors(neuron, sinceClock(neuron, t));
        clock[neuron] = t;
    }

    /** How long, of the time from the clock to t, the membrane is held at the reset potential; ms. */
    private double held(int neuron, double t) {
        return Math.max(Math.min(release[neuron], t) - clock[neuron], 0);
    }
}
