package org.engram.event;

import org.engram.connectivity.sparse.SparseSynapses;
import org.engram.neuron.StateTransfer;
import org.engram.neuron.spiking.Membrane;

/**
 * Leaky integrate-and-fire neurons whose states are kept multiplied by e^(t/tau), each with its own tau: between events
 * nothing changes, and an event costs a few multiplications, no exponential. What differs from model to model is how
 * input is taken up and when the threshold may be reached.
 *
 * <p>The winner tree holds for every neuron a time before which it cannot fire. It is moved forward by excitation, with a
 * bound that is cheap; inhibition leaves it valid. When the time has come the neuron is looked at: it fires if it is at
 * the threshold, else it gets a later time. A refractory neuron has the state −infinity, which no input changes, until
 * it is released; releases come in the order of spikes, after all that is delivered at that moment.
 */
abstract class CommonClock extends FiringSource implements NeuronPopulation {
    /** The scaled states of a neuron that is refractory. */
    static final double REFRACTORY = Double.NEGATIVE_INFINITY;

    /** How far time may run from the epoch, in units of the shortest time constant, for the sake of rounding. */
    private static final double LONGEST_EPOCH = 32;

    final Membrane membrane;
    final WinnerTree earliest;
    private final int size;
    private final double epochLength;
    private final SpikeQueue releases;
    private double epochEnd;

    /** @param shortestTau of all that decay, in ms */
    CommonClock(Membrane membrane, double shortestTau, int size) {
        this.membrane = membrane;
        this.size = size;
        earliest = new WinnerTree(size);
        epochLength = LONGEST_EPOCH * shortestTau;
        epochEnd = epochLength;
        releases = new SpikeQueue();
    }

    /** The membrane is held until released. */
    abstract void hold(int neuron);

    /** The membrane begins at the reset potential. */
    abstract void release(int neuron, double t);

    /**
     * A time before which the neuron cannot fire if it hears nothing; t itself if it is at the threshold at t.
     *
     * @param t not before anything that happened
     */
    abstract double look(int neuron, double t);

    /** Takes t as the time from which states are scaled. */
    abstract void rebase(double t);

    /** What the model keeps of every neuron, and by what it is scaled. */
    abstract void transferStates(StateTransfer transfer);

    @Override
    public final void transfer(StateTransfer transfer) {
        earliest.transfer(transfer);
        releases.transfer(transfer);
        epochEnd = transfer.real(epochEnd);
        transferStates(transfer);
    }

    /** Has to be called at every event. */
    final void seeTime(double t) {
        if (t > epochEnd) {
            rebase(t);
            epochEnd = t + epochLength;
        }
    }

    /** The neuron cannot fire before a time which is perhaps earlier than was known. */
    final void mayFireAt(int neuron, double t) {
        if (t < earliest.key(neuron)) {
            earliest.set(neuron, t);
        }
    }

    @Override
    public final int size() {
        return size;
    }

    @Override
    public final double next() {
        return Math.min(releases.next(), earliest.least());
    }

    @Override
    public final void process(double horizon) {
        if (releases.next() <= earliest.least()) {
            double t = releases.next();
            int neuron = releases.pop();
            seeTime(t);
            release(neuron, t);
            earliest.set(neuron, look(neuron, t));
            return;
        }
        int neuron = earliest.winner();
        double t = earliest.least();
        seeTime(t);
        double time = look(neuron, t);
        earliest.set(neuron, time);
        if (time <= t) {
            fire(neuron, t);
        }
    }

    private void fire(int neuron, double t) {
        hold(neuron);
        earliest.set(neuron, Double.POSITIVE_INFINITY);
        releases.push(neuron, t + membrane.refractory());
        announce(neuron, t);
    }

    @Override
    public final void receive(SparseSynapses synapses, int begin, int end, int port, double t) {
        receive(synapses.targetArray(), synapses.weightArray(), synapses.weightMask(), begin, end, port, t);
    }

    /** Input over synapses {@code begin} to {@code end} - 1, of which number k has the weight at {@code k & mask}. */
    abstract void receive(int[] targets, float[] weights, int mask, int begin, int end, int port, double t);
}
