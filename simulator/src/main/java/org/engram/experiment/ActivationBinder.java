package org.engram.experiment;

import org.engram.neuron.Activation;
import org.engram.neuron.Exponential;
import org.engram.neuron.Identity;
import org.engram.neuron.LifRate;
import org.engram.neuron.Power;
import org.engram.neuron.RectifiedPower;
import org.engram.neuron.Relu;
import org.engram.neuron.SiegertRate;
import org.engram.neuron.Sigmoid;
import org.engram.neuron.Sign;
import org.engram.neuron.Softmax;
import org.engram.neuron.Spherical;
import org.engram.neuron.Step;
import org.engram.neuron.Tanh;
import tools.jackson.databind.JsonNode;

/** Makes activations from their resolved description. */
final class ActivationBinder {
    private final JsonNode description;

    private ActivationBinder(JsonNode description) {
        this.description = description;
    }

    static Activation bind(JsonNode description) {
        return new ActivationBinder(description).activation();
    }

    private Activation activation() {
        String kind = description.get("kind").asString();
        return switch (kind) {
            case "identity" -> new Identity();
            case "tanh" -> new Tanh(number("gain"));
            case "sigmoid" -> new Sigmoid(number("gain"), number("threshold"));
            case "relu" -> new Relu(number("threshold"));
            case "rectified-power" -> new RectifiedPower(number("order"), number("coefficient"), number("threshold"));
            case "power" -> new Power((int) number("order"), number("coefficient"));
            case "exponential" -> new Exponential(number("beta"));
            case "softmax" -> new Softmax(number("beta"));
            case "spherical" -> new Spherical(number("epsilon"));
            case "sign" -> new Sign();
            case "lif" -> new LifRate(number("membrane"), number("refractory"), number("bias"), number("rate"));
            case "siegert" -> new SiegertRate(neuron());
            case "step" -> new Step(number("threshold"));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private SiegertRate.Neuron neuron() {
        return new SiegertRate.Neuron(
                number("membrane"),
                number("refractory"),
                number("threshold"),
                number("reset"),
                number("noise"),
                number("bias"),
                number("rate"));
    }

    private double number(String parameter) {
        return description.get(parameter).asDouble();
    }
}
