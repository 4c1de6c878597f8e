package org.engram.experiment;

import org.engram.experiment.Experiment.Neurons;
import org.engram.neuron.Activation;
import org.engram.neuron.Exponential;
import org.engram.neuron.LifRate;
import org.engram.neuron.Softmax;
import tools.jackson.databind.JsonNode;

/** Makes the neurons of a layer from its resolved description, and the activation that their spikes stand for. */
final class NeuronsBinder {
    private NeuronsBinder() {}

    static Neurons bind(JsonNode layer) {
        return switch (layer.get("model").asString()) {
            case "lif" ->
                new Neurons.Lif(
                        layer.get("membrane").asDouble(),
                        layer.get("refractory").asDouble(),
                        layer.get("bias").asDouble(),
                        layer.get("rate").asDouble(),
                        layer.get("copies").asInt());
            case "escape" ->
                new Neurons.Escape(
                        layer.get("rate").asDouble(),
                        layer.get("copies").asInt(),
                        Values.number(layer.path("normalise"), "pool"));
            default -> new Neurons.Rate();
        };
    }

    static Activation activation(Neurons neurons, JsonNode layer) {
        if (neurons instanceof Neurons.Lif lif) {
            return new LifRate(lif.membrane(), lif.refractory(), lif.bias(), lif.rate());
        }
        Activation activation = ActivationBinder.bind(layer.get("activation"));
        boolean normalised =
                neurons instanceof Neurons.Escape escape && escape.pool().isPresent();
        return normalised && activation instanceof Exponential exponential
                ? new Softmax(exponential.beta())
                : activation;
    }
}
