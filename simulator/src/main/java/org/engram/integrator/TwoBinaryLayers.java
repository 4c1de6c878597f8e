package org.engram.integrator;

import java.util.Arrays;
import org.engram.connectivity.Synapses;
import org.engram.network.Layer;
import org.engram.network.RateDynamics;
import org.engram.network.RateNetwork;
import org.engram.neuron.StateTransfer;

/**
 * Both layers in motion, both with sign or step outputs: every state relaxes to a constant until a neuron of the other
 * layer switches.
 */
final class TwoBinaryLayers extends PiecewiseMotion {
    private final Layer featureLayer;
    private final Layer memoryLayer;
    private final Synapses synapses;
    private final Synapses transposed;
    private final SwitchingNeurons features;
    private final SwitchingNeurons memories;
    private final double[] toFeatures;
    private final double[] toMemories;

    TwoBinaryLayers(RateNetwork network, double t, double[] y) {
        featureLayer = network.features();
        memoryLayer = network.memories();
        synapses = network.synapses();
        transposed = synapses.transposed();
        features = switching(network, featureLayer, relaxation(featureLayer), part(y, 0, featureLayer), t);
        memories = switching(network, memoryLayer, relaxation(memoryLayer), part(y, features.size(), memoryLayer), t);
        toFeatures = new double[features.size()];
        toMemories = new double[memories.size()];
        synapses.both(features.outputs(), memories.outputs(), toMemories, toFeatures);
        countPass(synapses);
        schedule(features, featureLayer, toFeatures);
        schedule(memories, memoryLayer, toMemories);
    }

    private static double[] part(double[] y, int from, Layer layer) {
        return Arrays.copyOfRange(y, from, from + layer.size());
    }

    private static Relaxation relaxation(Layer layer) {
        return new Relaxation(layer.tau(), layer.leak());
    }

    private static void schedule(SwitchingNeurons neurons, Layer layer, double[] product) {
        push(layer, product, neurons.start(), neurons.push);
        neurons.schedule();
    }

    @Override
    double next() {
        return Math.min(features.next(), memories.next());
    }

    @Override
    void flip() {
        if (features.next() <= memories.next()) {
            flip(features, synapses, memories, memoryLayer, toMemories);
        } else {
            flip(memories, transposed, features, featureLayer, toFeatures);
        }
    }

    private void flip(SwitchingNeurons from, Synapses view, SwitchingNeurons to, Layer layer, double[] product) {
        double t = from.next();
        int neuron = from.first();
        add(view, neuron, from.flip(), product);
        to.restart(t);
        schedule(to, layer, product);
    }

    @Override
    void transferMotion(StateTransfer transfer) {
        features.transfer(transfer);
        memories.transfer(transfer);
        transfer.array(toFeatures);
        transfer.array(toMemories);
    }

    @Override
    void state(double t, double[] y, int count) {
        features.states(t, y, 0);
        if (count > features.size()) {
            memories.states(t, y, features.size());
        }
    }

    @Override
    void slope(double t, double[] yDot) {
        features.slopes(t, yDot, 0);
        memories.slopes(t, yDot, features.size());
    }

    @Override
    void tell(RateDynamics problem, double t, double[] y) {
        problem.know(y, toMemories, toFeatures);
    }
}
