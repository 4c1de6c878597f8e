package org.engram.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engram.connectivity.sparse.Distribution;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Rules about populations that no key can break alone, on a resolved document. */
final class PopulationCheck {
    /** In Hz. Far above it the clock would not go on from spike to spike. */
    private static final double HIGHEST_RATE = 1e9;

    private static final String NAME = "[A-Za-z][A-Za-z0-9_]*";

    private final JsonNode document;
    private final Problems problems;
    private final DistributionCheck distributions;

    private PopulationCheck(JsonNode document, Problems problems) {
        this.document = document;
        this.problems = problems;
        distributions = new DistributionCheck(document, problems);
    }

    static void check(JsonNode document, Problems problems) {
        var check = new PopulationCheck(document, problems);
        Map<String, NeuronModel> models = new LinkedHashMap<>();
        document.get("populations").propertyStream().forEach(population -> {
            String at = "/populations/" + population.getKey();
            check.name(population.getKey());
            check.model(at + "/neuron").ifPresent(model -> models.put(population.getKey(), model));
        });
        models.forEach((name, model) -> check.input("/populations/" + name, model));
        if (models.size() == document.get("populations").size()) {
            ProjectionCheck.check(document, models, problems);
        }
        check.simulation();
        check.record();
    }

    private void name(String name) {
        if (!name.matches(NAME)) {
            problems.atKey(
                    JsonPointer.compile("/populations").appendProperty(name),
                    "not a name; wanted: letters, digits and `_`, a letter first");
        }
    }

    /** The model, if its parameters do not contradict one another. */
    private Optional<NeuronModel> model(String at) {
        JsonNode neuron = document.at(at);
        String kind = neuron.at("/activation/kind").asString("");
        if (SpikingCheck.WITHOUT_INTENSITY.contains(kind)) {
            problems.atValue(
                    at + "/activation",
                    "`%s` is no function of one neuron's state, which the intensity of escape noise must be; choose another activation"
                            .formatted(kind));
            return Optional.empty();
        }
        if (!ActivationCheck.check(document, at + "/activation", problems)) {
            return Optional.empty();
        }
        if (neuron.has("V_th")
                && !(neuron.get("V_reset").asDouble() < neuron.get("V_th").asDouble())) {
            problems.atValue(
                    at + "/V_reset",
                    "%s mV is not below the threshold V_th of %s mV, so that a neuron would fire without end; wanted: a potential below it"
                            .formatted(neuron.get("V_reset"), neuron.get("V_th")));
            return Optional.empty();
        }
        return Optional.of(NeuronModelBinder.bind(neuron));
    }

    private void input(String at, NeuronModel model) {
        for (String state : document.at(at + "/initial").propertyNames()) {
            initial(at + "/initial/" + state, state, model);
        }
        for (int i = 0; i < document.at(at + "/drive").size(); i++) {
            drive(at + "/drive/" + i, model);
        }
    }

    private void initial(String at, String state, NeuronModel model) {
        List<String> known = new ArrayList<>();
        String unit = model.weightUnit();
        if (model instanceof NeuronModel.Neuron neuron) {
            known.add(neuron.state());
            if (neuron.hasSynapticState()) {
                known.addAll(neuron.receptors());
            }
            unit = state.equals(neuron.state()) ? neuron.stateUnit() : unit;
        }
        if (known.contains(state)) {
            distributions.check(at, unit, "`" + state + "`");
        } else {
            problems.atKey(
                    JsonPointer.compile(at),
                    known.isEmpty()
                            ? "these cells have no state; remove it"
                            : "these neurons have no such state; wanted: " + Spelling.list(known));
        }
    }

    private void drive(String at, NeuronModel model) {
        if (model.receptors().isEmpty()) {
            problems.atValue(at, "these cells hear nothing; remove the drive");
            return;
        }
        ProjectionCheck.receptor(document, at + "/receptor", model, problems);
        Optional<Distribution> weight =
                distributions.check(at + "/weight", model.weightUnit(), "a weight of these neurons");
        weight.ifPresent(value -> ProjectionCheck.sign(at + "/weight", value, model, problems));
        if (document.at(at + "/rate").asDouble() > HIGHEST_RATE) {
            problems.atValue(
                    at + "/rate",
                    "more than a thousand spikes a microsecond; wanted: a rate of at most 1 GHz for each neuron");
        }
    }

    private void simulation() {
        String method = document.at("/simulate/integrator/method").asString();
        if (!method.equals("auto")) {
            problems.atValue(
                    "/simulate/integrator/method",
                    "populations are simulated exactly from event to event, not by `%s`; remove it, or write `auto`"
                            .formatted(method));
        }
        if (document.at("/simulate").has("stop")) {
            problems.atKey(
                    JsonPointer.compile("/simulate/stop"), "populations have no fixed point to stop at; remove it");
        }
    }

    private void record() {
        JsonNode variables = document.at("/record/variables");
        for (int i = 0; i < variables.size(); i++) {
            if (!RecordCheck.POPULATION_VARIABLES.contains(variables.get(i).asString())) {
                problems.atValue(
                        "/record/variables/" + i,
                        "`%s` is not a variable of populations; wanted: one of %s"
                                .formatted(
                                        variables.get(i).asString(), Spelling.list(RecordCheck.POPULATION_VARIABLES)));
            }
        }
        ProjectionCheck.names(document, "/record/populations", problems);
        if (document.at("/record/solver").asBoolean()) {
            problems.atValue("/record/solver", "populations take no steps; write `variables: [spikes]`");
        }
    }
}
