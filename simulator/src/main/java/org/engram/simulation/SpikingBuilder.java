package org.engram.simulation;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.engram.connectivity.Patterns;
import org.engram.connectivity.RandomStreams;
import org.engram.connectivity.RandomStreams.Purpose;
import org.engram.connectivity.SpikeRows;
import org.engram.event.dense.DrivenLayer;
import org.engram.event.dense.Escape;
import org.engram.event.dense.EscapeLayer;
import org.engram.event.dense.Lif;
import org.engram.event.dense.LifLayer;
import org.engram.event.dense.Rate;
import org.engram.event.dense.RateLayer;
import org.engram.event.dense.SpikingLayer;
import org.engram.experiment.Experiment;
import org.engram.experiment.Experiment.Neurons;
import org.engram.neuron.ElementwiseActivation;
import org.engram.neuron.Exponential;
import org.engram.neuron.Softmax;

/** From what an experiment says to its spiking layers. The synapses are shared by all trials. */
final class SpikingBuilder {
    private static final int FEATURES = 0;
    private static final int MEMORIES = 1;

    private final Experiment experiment;
    private final SpikeRows ofMemories;
    private final SpikeRows ofFeatures;

    SpikingBuilder(Experiment experiment, Patterns patterns) {
        this.experiment = experiment;
        DirectedPatterns directions = DirectedPatterns.of(experiment, patterns);
        Experiment.Synapses synapses = experiment.network().synapses();
        double weight = synapses.weight().factor(patterns.size());
        ofMemories = SpikeRows.ofMemories(directions.backward(), weight, synapses.storage());
        SpikeRows forward = directions.areEqual()
                ? ofMemories
                : SpikeRows.ofMemories(directions.forward(), weight, synapses.storage());
        ofFeatures = forward.transposed();
    }

    /** The two layers of a trial, joined. */
    record Layers(SpikingLayer features, SpikingLayer memories) {}

    /** Of all synapses, in ms. */
    double delay() {
        return experiment.network().delay();
    }

    SpikeRows ofMemories() {
        return ofMemories;
    }

    SpikeRows ofFeatures() {
        return ofFeatures;
    }

    /** The layers in the states v and h, the features with a constant input. */
    Layers layers(int trial, double[] v, double[] h, double[] input) {
        Experiment.Layer features = experiment.network().features();
        Experiment.Layer memories = experiment.network().memories();
        double[] none = new double[h.length];
        if (!features.isSpiking()) {
            DrivenLayer driven = spiking(memories, h, none, 2L * trial + MEMORIES);
            return new Layers(new RateLayer(rate(features), v, input, ofFeatures, driven), driven);
        }
        DrivenLayer firing = spiking(features, v, input, 2L * trial + FEATURES);
        return new Layers(
                firing,
                memories.isSpiking()
                        ? spiking(memories, h, none, 2L * trial + MEMORIES)
                        : new RateLayer(rate(memories), h, none, ofMemories, firing));
    }

    private Rate rate(Experiment.Layer layer) {
        Experiment.Integrator asked = experiment.simulate().integrator();
        return new Rate(layer.tau().mean(), layer.leak(), layer.activation(), asked.rtol(), asked.atol());
    }

    private DrivenLayer spiking(Experiment.Layer layer, double[] states, double[] input, long stream) {
        if (layer.neurons() instanceof Neurons.Lif lif) {
            var parameters = new Lif(
                    layer.tau().mean(),
                    layer.leak(),
                    lif.membrane(),
                    lif.refractory(),
                    lif.bias(),
                    lif.rate(),
                    lif.copies());
            return new LifLayer(
                    parameters, states, input, membranes(Math.multiplyExact(states.length, lif.copies()), stream));
        }
        var escape = (Neurons.Escape) layer.neurons();
        UniformRandomProvider random = RandomStreams.of(experiment.seed(), Purpose.ESCAPE_NOISE, stream);
        OptionalDouble pool = escape.pool();
        ElementwiseActivation activation = layer.activation() instanceof Softmax softmax
                ? new Exponential(softmax.beta())
                : (ElementwiseActivation) layer.activation();
        var parameters = new Escape(layer.tau().mean(), layer.leak(), activation, escape.rate(), escape.copies());
        return pool.isPresent()
                ? new EscapeLayer(parameters, states, input, pool.getAsDouble(), random)
                : new EscapeLayer(parameters, states, input, random);
    }

    /** Uniform between reset, 0, and threshold, 1. */
    private double[] membranes(int count, long stream) {
        UniformRandomProvider random = RandomStreams.of(experiment.seed(), Purpose.MEMBRANES, stream);
        double[] membranes = new double[count];
        Arrays.setAll(membranes, n -> random.nextDouble());
        return membranes;
    }
}
