package org.engram.integrator;

import org.engram.connectivity.Synapses;
import org.engram.network.Layer;
import org.engram.network.RateDynamics;
import org.engram.network.RateNetwork;
import org.engram.neuron.StateTransfer;

/**
 * The exact motion of a network between two switches of binary neurons, and the switches. Products with xi are carried along:
 * where one output changes, by the synapses of that neuron alone.
 */
abstract class PiecewiseMotion {
    private long read;

    /**
     * The motion of a network from a state on.
     *
     * @param y laid out as in {@link RateDynamics#state}
     * @throws IllegalArgumentException if the motion has no closed form
     */
    static PiecewiseMotion of(RateNetwork network, double t, double[] y) {
        Layer features = network.features();
        Layer memories = network.memories();
        if (!features.hasOneTau() || !memories.hasOneTau()) {
            throw new IllegalArgumentException("neurons of one layer have different time constants");
        }
        boolean binaryFeatures = Binary.is(features.activation());
        boolean binaryMemories = Binary.is(memories.activation());
        if (features.isAdiabatic() || memories.isAdiabatic()) {
            boolean slowIsBinary = memories.isAdiabatic() ? binaryFeatures : binaryMemories;
            return slowIsBinary ? new BinaryWithSlave(network, t, y) : new LinearWithBinary(network, t, y);
        }
        return binaryFeatures && binaryMemories
                ? new TwoBinaryLayers(network, t, y)
                : new LinearWithBinary(network, t, y);
    }

    /** The shortest time constant, ms. */
    static double shortestTau(RateNetwork network) {
        double f = network.features().tau();
        double h = network.memories().tau();
        return f == 0 ? h : h == 0 ? f : Math.min(f, h);
    }

    /** The longest time constant, ms. */
    static double longestTau(RateNetwork network) {
        return Math.max(network.features().tau(), network.memories().tau());
    }

    static SwitchingNeurons switching(RateNetwork network, Layer layer, Course course, double[] states, double t) {
        var guard = new ChatterGuard(layer.name(), layer.size(), shortestTau(network));
        return new SwitchingNeurons(Binary.of(layer.activation()), course, guard, states, t);
    }

    /** When the next neuron switches, ms; +infinity if none ever does. */
    abstract double next();

    /** Lets that neuron switch. */
    abstract void flip();

    /** Writes the state at t, of the layers to which its first {@code count} entries belong. */
    abstract void state(double t, double[] y, int count);

    /** Writes the slope at t in 1/ms. */
    abstract void slope(double t, double[] yDot);

    /** Tells the equations of motion the products of the state y at t. */
    abstract void tell(RateDynamics problem, double t, double[] y);

    /** The neurons, and the products that are carried along. */
    abstract void transferMotion(StateTransfer transfer);

    final void transfer(StateTransfer transfer) {
        read = transfer.whole(read);
        transferMotion(transfer);
    }

    /** Adds {@code change} times a column of xi, {@code from} being a neuron of the layer of its columns. */
    final void add(Synapses synapses, int from, double change, double[] products) {
        for (int i = 0; i < products.length; i++) {
            products[i] += change * synapses.weight(i, from);
        }
        read += products.length;
    }

    /** Counts a reading of all synapses. */
    final void countPass(Synapses synapses) {
        read += (long) synapses.memories() * synapses.features();
    }

    /** How often all synapses have been read, columns counting as what they are of xi; rounded up. */
    final long passes(Synapses synapses) {
        long all = (long) synapses.memories() * synapses.features();
        return (read + all - 1) / all;
    }

    /** Fills the push of a layer under constant drive: product + I − leak x. */
    static void push(Layer layer, double[] product, double[] start, double[] push) {
        for (int i = 0; i < push.length; i++) {
            push[i] = product[i] + layer.input()[i] - layer.leak() * start[i];
        }
    }
}
