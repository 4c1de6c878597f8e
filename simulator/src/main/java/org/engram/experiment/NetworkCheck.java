package org.engram.experiment;

import org.engram.connectivity.Arithmetic;
import org.engram.connectivity.Storage;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Rules about the network and its integrator that no key can break alone, on a resolved document. */
final class NetworkCheck {
    private final JsonNode document;
    private final Problems problems;
    private final String method;
    private final boolean adiabaticFeatures;

    private NetworkCheck(JsonNode document, Problems problems) {
        this.document = document;
        this.problems = problems;
        method = document.at("/simulate/integrator/method").asString();
        adiabaticFeatures = document.at("/network/features/tau").isString();
    }

    static void check(JsonNode document, Problems problems) {
        var check = new NetworkCheck(document, problems);
        ActivationCheck.check(document, "/network/features/activation", problems);
        ActivationCheck.check(document, "/network/memories/activation", problems);
        check.timeConstants();
        check.leak();
        check.signNeurons();
        check.symmetry();
        check.updateInterval();
        check.firstStep();
        check.storage();
        check.trials();
    }

    private void trials() {
        if (document.at("/simulate").has("trials")) {
            problems.atKey(
                    JsonPointer.compile("/simulate/trials"),
                    "is for experiments with `populations`; a `network` has one trial for each memory of `cue.memories`");
        }
    }

    private void timeConstants() {
        if (adiabaticFeatures && document.at("/network/memories/tau").isString()) {
            problems.atValue(
                    "/network/memories/tau",
                    "both layers are adiabatic, so that nothing moves in time; give one of them a time such as `10 ms`");
        }
    }

    private void leak() {
        if (adiabaticFeatures && document.at("/network/features/leak").asDouble() == 0) {
            problems.atValue(
                    "/network/features/leak",
                    "0 leaves adiabatic feature neurons without a state; wanted: a number > 0");
        }
    }

    private void signNeurons() {
        String kind = document.at("/network/features/activation/kind").asString("");
        if (Experiment.Integrator.comparesEnergies(method) && !kind.equals("sign")) {
            problems.atValue(
                    "/simulate/integrator/method",
                    "`%s` updates sign neurons, but the activation of the feature neurons is `%s`; give them `{kind: sign}` or choose another method"
                            .formatted(method, kind));
        }
    }

    /** Whether each direction has synapses of its own. */
    static boolean hasDirectedSynapses(JsonNode document) {
        JsonNode synapses = document.at("/network/synapses");
        return synapses.get("sequence").asBoolean() || synapses.get("asymmetry").asDouble() > 0;
    }

    private void symmetry() {
        if (Experiment.Integrator.comparesEnergies(method) && hasDirectedSynapses(document)) {
            problems.atValue(
                    "/simulate/integrator/method",
                    "`%s` compares energies, of which there are none where the two directions of synapses differ (`sequence`, `asymmetry`); choose `attention`, `event` or `auto`"
                            .formatted(method));
        }
    }

    private void updateInterval() {
        if (adiabaticFeatures && Experiment.Integrator.isDiscrete(method)) {
            problems.atValue(
                    "/simulate/integrator/method",
                    "`%s` makes one update per tau_f, but the feature neurons are adiabatic; give them a time such as `10 ms`"
                            .formatted(method));
        }
    }

    private void firstStep() {
        JsonNode integrator = document.at("/simulate/integrator");
        double first = integrator.path("initial_step").asDouble(0);
        double longest = integrator.path("max_step").asDouble(Double.POSITIVE_INFINITY);
        if (first > longest) {
            problems.atValue(
                    "/simulate/integrator/initial_step",
                    "%s ms is longer than `max_step`, %s ms; shorten it, or raise `max_step`"
                            .formatted(first, longest));
        }
    }

    private void storage() {
        JsonNode synapses = document.at("/network/synapses");
        String storage = synapses.get("storage").asString();
        if (storage.equals("bit") && synapses.get("dilution").asDouble() > 0) {
            problems.atValue(
                    "/network/synapses/storage",
                    "`bit` has no 0 for the absent synapses of a diluted network; choose auto, int8, float32 or sparse");
        }
        boolean erroneous = synapses.get("noise").asDouble() > 0
                || synapses.get("asymmetry").asDouble() > 0;
        if (storage.equals("bit") && erroneous) {
            problems.atValue(
                    "/network/synapses/storage",
                    "`bit` keeps the sign of a synapse only, not its error; choose auto, float32 or float64");
        }
        if (!storage.equals("auto")
                && !Values.constant(Storage.class, synapses.get("storage"))
                        .allows(Values.constant(Arithmetic.class, synapses.get("arithmetic")))) {
            problems.atValue(
                    "/network/synapses/arithmetic",
                    "`float32` is for storage float32, int8 and bit, but the storage is `%s`; write `arithmetic: float64`, or choose another storage"
                            .formatted(storage));
        }
        if (storage.equals("sparse") && synapses.get("mapped").asBoolean()) {
            problems.atValue(
                    "/network/synapses/mapped",
                    "`sparse` synapses are kept in memory; write `mapped: false`, or choose another storage");
        }
    }
}
