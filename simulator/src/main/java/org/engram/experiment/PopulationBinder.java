package org.engram.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.engram.connectivity.sparse.ConnectionRule;
import org.engram.connectivity.sparse.Distribution;
import org.engram.connectivity.sparse.SparseSynapses;
import org.engram.experiment.PopulationExperiment.Drive;
import org.engram.experiment.PopulationExperiment.Population;
import org.engram.experiment.PopulationExperiment.Projection;
import org.engram.experiment.PopulationExperiment.Record;
import org.engram.experiment.PopulationExperiment.Variable;
import tools.jackson.databind.JsonNode;

/** Turns a document with populations that is resolved and free of problems into records. */
final class PopulationBinder {
    private final JsonNode document;
    private final List<String> names;
    private final List<NeuronModel> models = new ArrayList<>();

    private PopulationBinder(JsonNode document) {
        this.document = document;
        names = List.copyOf(document.get("populations").propertyNames());
        document.get("populations").forEach(population -> models.add(NeuronModelBinder.bind(population.get("neuron"))));
    }

    static PopulationExperiment bind(JsonNode document) {
        var binder = new PopulationBinder(document);
        double duration = document.at("/simulate/duration").asDouble();
        return new PopulationExperiment(
                document.get("title").asString(),
                document.get("seed").asLong(),
                binder.populations(),
                binder.projections(),
                duration,
                document.at("/simulate/trials").asInt(),
                CheckpointInterval.bind(document.at("/simulate/checkpoint")),
                record(document, duration));
    }

    private List<Population> populations() {
        List<Population> populations = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            NeuronModel model = models.get(k);
            JsonNode population = document.get("populations").get(names.get(k));
            populations.add(new Population(
                    names.get(k),
                    population.get("size").asInt(),
                    model,
                    initial(population.path("initial"), model),
                    population
                            .path("drive")
                            .valueStream()
                            .map(drive -> drive(drive, model))
                            .toList()));
        }
        return populations;
    }

    private static Map<String, Distribution> initial(JsonNode initial, NeuronModel model) {
        Map<String, Distribution> states = new LinkedHashMap<>();
        initial.propertyStream().forEach(state -> {
            Distribution value = DistributionBinder.bind(state.getValue());
            boolean conductance = model instanceof NeuronModel.Conductance neuron
                    && !state.getKey().equals(neuron.state());
            states.put(state.getKey(), conductance ? value.atLeast(0) : value);
        });
        return states;
    }

    private static Drive drive(JsonNode drive, NeuronModel model) {
        double weight = drive.get("weight").asDouble();
        return new Drive(
                drive.get("rate").asDouble(),
                port(drive, model, weight),
                weight,
                drive.get("start").asDouble(),
                Values.number(drive, "stop").orElse(Double.POSITIVE_INFINITY));
    }

    /** The receptor asked for; else the only one, or that for the sign of the weight. */
    private static int port(JsonNode input, NeuronModel model, double weight) {
        if (input.has("receptor")) {
            return model.receptors().indexOf(input.get("receptor").asString());
        }
        return model.receptors().size() > 1 && weight < 0 ? 1 : 0;
    }

    private List<Projection> projections() {
        List<Projection> projections = new ArrayList<>();
        for (JsonNode projection : document.get("projections")) {
            Distribution weight = DistributionBinder.bind(projection.get("weight"));
            var plan =
                    new SparseSynapses.Plan(rule(projection), weight, DistributionBinder.bind(projection.get("delay")));
            for (int from : numbers(projection.get("from"))) {
                for (int to : numbers(projection.get("to"))) {
                    projections.add(new Projection(from, to, port(projection, models.get(to), weight.mean()), plan));
                }
            }
        }
        return projections;
    }

    private int[] numbers(JsonNode populations) {
        return populations.isString()
                ? new int[] {names.indexOf(populations.asString())}
                : populations
                        .valueStream()
                        .mapToInt(name -> names.indexOf(name.asString()))
                        .toArray();
    }

    /** How neurons are joined. */
    static ConnectionRule rule(JsonNode projection) {
        JsonNode connect = projection.get("connect");
        boolean autapses = projection.get("autapses").asBoolean();
        return switch (Values.choice(connect)) {
            case "fixed-indegree" ->
                new ConnectionRule.FixedIndegree(
                        connect.get("fixed-indegree").asInt(),
                        autapses,
                        projection.get("multapses").asBoolean());
            case "fixed-probability" ->
                new ConnectionRule.FixedProbability(
                        connect.get("fixed-probability").asDouble(), autapses);
            case "all-to-all" -> new ConnectionRule.AllToAll(autapses);
            default -> new ConnectionRule.OneToOne(autapses);
        };
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
                ExperimentSchema.words(record.get("populations")),
                neurons(record),
                Values.constant(Experiment.Precision.class, record.get("precision")),
                record.get("compress").asBoolean(),
                SpikeTrigger.bind(document));
    }

    private static Map<String, NeuronSelection.Numbered> neurons(JsonNode record) {
        JsonNode neurons = record.get("neurons");
        Map<String, NeuronSelection.Numbered> sampled = new LinkedHashMap<>();
        for (String population : ExperimentSchema.words(record.get("populations"))) {
            sampled.put(
                    population,
                    neurons.has(population)
                            ? SelectionBinder.numbered(neurons.get(population))
                            : NeuronSelection.first(neurons.asInt(Resolver.DEFAULT_NEURONS)));
        }
        return sampled;
    }
}
