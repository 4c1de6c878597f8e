package org.engram.experiment;

import java.util.List;
import org.engram.connectivity.Arithmetic;
import org.engram.connectivity.Storage;
import org.engram.experiment.Experiment.Imperfections;
import org.engram.experiment.Experiment.Integrator;
import org.engram.experiment.Experiment.Layer;
import org.engram.experiment.Experiment.Network;
import org.engram.experiment.Experiment.Neurons;
import org.engram.experiment.Experiment.Precision;
import org.engram.experiment.Experiment.Record;
import org.engram.experiment.Experiment.Sampled;
import org.engram.experiment.Experiment.Simulate;
import org.engram.experiment.Experiment.Synapses;
import org.engram.experiment.Experiment.Variable;
import org.engram.experiment.Experiment.Weight;
import tools.jackson.databind.JsonNode;

/** Turns a document that is resolved and free of problems into records. */
final class ExperimentBinder {
    private ExperimentBinder() {}

    static Experiment bind(JsonNode document) {
        Simulate simulate = simulate(document.get("simulate"));
        return new Experiment(
                document.get("title").asString(),
                document.get("seed").asLong(),
                network(document.get("network")),
                document.has("cue") ? StartBinder.cue(document.get("cue")) : StartBinder.state(document.get("start")),
                simulate,
                record(document, simulate.duration()));
    }

    private static Network network(JsonNode network) {
        JsonNode synapses = network.get("synapses");
        return new Network(
                layer(network.get("features")),
                layer(network.get("memories")),
                new Synapses(
                        PatternBinder.bind(synapses.get("patterns")),
                        weight(synapses.get("weight")),
                        Values.constant(Storage.class, synapses.get("storage")),
                        Values.constant(Arithmetic.class, synapses.get("arithmetic")),
                        synapses.get("dilution").asDouble(),
                        synapses.get("mapped").asBoolean(),
                        synapses.get("sequence").asBoolean(),
                        imperfections(synapses)),
                synapses.get("delay").asDouble());
    }

    private static Imperfections imperfections(JsonNode synapses) {
        return new Imperfections(
                Values.integer(synapses, "bits"),
                synapses.get("noise").asDouble(),
                synapses.get("asymmetry").asDouble());
    }

    /** Memory neurons have neither input nor leak (eq. 1). */
    private static Layer layer(JsonNode layer) {
        JsonNode input = layer.path("input");
        Neurons neurons = NeuronsBinder.bind(layer);
        return new Layer(
                neurons,
                NeuronsBinder.activation(neurons, layer),
                timeConstants(layer.get("tau")),
                input.isArray() ? Values.numbers(input) : List.of(input.asDouble(0)),
                layer.path("leak").asDouble(1));
    }

    private static TimeConstants timeConstants(JsonNode tau) {
        if (tau.isArray()) {
            return new TimeConstants.Listed(Values.numbers(tau));
        }
        if (tau.isObject()) {
            double mean = tau.get("mean").asDouble();
            double spread = tau.get("spread").asDouble();
            return spread == 0 ? new TimeConstants.Same(mean) : new TimeConstants.Lognormal(mean, spread);
        }
        return tau.isString() ? TimeConstants.ADIABATIC : new TimeConstants.Same(tau.asDouble());
    }

    private static Weight weight(JsonNode weight) {
        if (weight.isNumber()) {
            return new Weight(weight.asDouble(), 0);
        }
        return new Weight(1, weight.asString().contains("sqrt") ? 0.5 : 1);
    }

    private static Simulate simulate(JsonNode simulate) {
        return new Simulate(
                simulate.get("duration").asDouble(),
                integrator(simulate.get("integrator")),
                Values.number(simulate.path("stop"), "residual"),
                CheckpointInterval.bind(simulate.get("checkpoint")));
    }

    private static Integrator integrator(JsonNode integrator) {
        return new Integrator(
                integrator.get("method").asString(),
                integrator.get("rtol").asDouble(),
                integrator.get("atol").asDouble(),
                Values.number(integrator, "step"),
                Values.integer(integrator, "max_steps"),
                Values.number(integrator, "max_step"),
                Values.number(integrator, "initial_step"));
    }

    private static Record record(JsonNode document, double duration) {
        JsonNode record = document.get("record");
        return new Record(
                record.has("at")
                        ? Values.numbers(record.get("at"))
                        : new SampleTimes(record.get("every").asDouble(), duration),
                record.get("variables")
                        .valueStream()
                        .map(name -> Values.constant(Variable.class, name))
                        .toList(),
                sampled(record.path("neurons")),
                Values.constant(Precision.class, record.get("precision")),
                record.get("solver").asBoolean(),
                record.get("compress").asBoolean(),
                SpikeTrigger.bind(document));
    }

    private static Sampled sampled(JsonNode neurons) {
        return new Sampled(
                neurons.has("features") ? SelectionBinder.numbered(neurons.get("features")) : NeuronSelection.ALL,
                neurons.has("memories") ? SelectionBinder.bind(neurons.get("memories")) : NeuronSelection.ALL);
    }
}
