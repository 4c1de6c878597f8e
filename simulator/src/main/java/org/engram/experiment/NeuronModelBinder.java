package org.engram.experiment;

import org.engram.neuron.ElementwiseActivation;
import org.engram.neuron.spiking.ConductanceLif.Receptor;
import org.engram.neuron.spiking.EscapeNoise;
import org.engram.neuron.spiking.Membrane;
import tools.jackson.databind.JsonNode;

/** Makes neuron models from their resolved description. */
final class NeuronModelBinder {
    private final JsonNode neuron;

    private NeuronModelBinder(JsonNode neuron) {
        this.neuron = neuron;
    }

    /** @throws IllegalArgumentException if parameters contradict one another */
    static NeuronModel bind(JsonNode neuron) {
        return new NeuronModelBinder(neuron).model();
    }

    private NeuronModel model() {
        String name = neuron.get("model").asString();
        return switch (name) {
            case "lif-delta" -> new NeuronModel.Delta(membrane());
            case "lif-current" -> new NeuronModel.Current(membrane(), number("tau_syn_ex"), number("tau_syn_in"));
            case "lif-conductance" ->
                new NeuronModel.Conductance(
                        membrane(),
                        new Receptor(number("tau_syn_ex"), number("E_ex")),
                        new Receptor(number("tau_syn_in"), number("E_in")));
            case "lif-alpha" -> new NeuronModel.Alpha(membrane(), number("tau_syn"));
            case "escape" -> new NeuronModel.Escape(escape());
            case "poisson" ->
                new NeuronModel.Poisson(
                        number("rate"),
                        number("start"),
                        Values.number(neuron, "stop").orElse(Double.POSITIVE_INFINITY));
            case "regular" -> new NeuronModel.Regular(number("interval"), number("start"));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private EscapeNoise.Cell escape() {
        return new EscapeNoise.Cell(
                (ElementwiseActivation) ActivationBinder.bind(neuron.get("activation")),
                number("rate"),
                number("tau"),
                number("bias"),
                number("t_ref"));
    }

    private Membrane membrane() {
        return new Membrane(
                number("tau_m"),
                number("C_m"),
                number("E_L"),
                number("V_th"),
                number("V_reset"),
                number("t_ref"),
                number("I_e"));
    }

    private double number(String parameter) {
        return neuron.get(parameter).asDouble();
    }
}
