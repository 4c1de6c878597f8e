package org.engram.network;

import java.util.Arrays;
import org.engram.neuron.Activation;
import org.engram.neuron.ElementwiseActivation;
import org.engram.neuron.PerNeuron;

/**
 * One layer of rate neurons: tau dx/dt = drive + input − leak x, output = activation(x).
 *
 * @param name what one of its neurons is called in messages, such as {@code feature}
 * @param taus time constant of each neuron in ms, &gt; 0; all 0 where the layer follows its drive at once (adiabatic)
 * @param leak alpha of arXiv:2008.06996, eq. 19; 1 in the other models
 * @param input I, one number per neuron; constant in time, as eq. 4 demands
 */
public record Layer(String name, Activation activation, PerNeuron taus, double leak, double[] input) {
    public Layer {
        boolean adiabatic = taus.get(0) == 0;
        if (taus.size() != input.length || taus.stream().anyMatch(tau -> adiabatic ? tau != 0 : !(tau > 0))) {
            throw new IllegalArgumentException(
                    "%s neurons need a time constant > 0 each, or 0 all of them".formatted(name));
        }
    }

    /** A layer whose neurons have one time constant. */
    public Layer(String name, Activation activation, double tau, double leak, double[] input) {
        this(name, activation, PerNeuron.same(tau, input.length), leak, input);
    }

    public int size() {
        return input.length;
    }

    public boolean isAdiabatic() {
        return taus.get(0) == 0;
    }

    public boolean hasOneTau() {
        return taus.areSame();
    }

    /** The time constant in ms; the mean one where neurons differ. */
    public double tau() {
        return hasOneTau() ? taus.get(0) : taus.stream().average().orElseThrow();
    }

    /**
     * Whether the time constants of neurons differ that share a Lagrangian which is not a sum over them: then the energy may rise
     * (D. Krotov, arXiv:2107.06446), for tau L'' is not symmetric.
     */
    public boolean mixesTimeConstants() {
        return !hasOneTau() && !(activation instanceof ElementwiseActivation);
    }

    public Layer withInput(double[] newInput) {
        return new Layer(name, activation, taus, leak, newInput);
    }

    /** The outputs of the states x [size]. */
    public double[] outputs(double[] x) {
        double[] outputs = new double[x.length];
        activation.output(x, outputs);
        return outputs;
    }

    /** The layer's own share of the energy: leak (x·y − L(x)) − I·y for the outputs y of the states x (eq. 2). */
    Energy ownEnergy(double[] x, double[] y) {
        return Energy.of(leak * activation.conjugate(x)).plus(Energy.of(-Sums.dot(input, y)));
    }

    /** The same where the outputs are not at hand; they are computed where there is an input only. */
    Energy ownEnergy(double[] x) {
        boolean hasInput = Arrays.stream(input).anyMatch(current -> current != 0);
        return hasInput ? ownEnergy(x, outputs(x)) : Energy.of(leak * activation.conjugate(x));
    }

    /** Writes dx/dt = (drive + I − leak x) / tau in 1/ms; the layer's part of y and of {@code yDot} begins at {@code offset}. */
    void slope(double[] y, int offset, double[] drive, double[] yDot) {
        for (int i = 0; i < input.length; i++) {
            yDot[offset + i] = (drive[i] + input[i] - leak * y[offset + i]) / taus.get(i);
        }
    }

    /** Writes drive + I, from {@code offset} on. */
    void addInput(double[] drive, int offset, double[] out) {
        for (int i = 0; i < input.length; i++) {
            out[offset + i] = drive[i] + input[i];
        }
    }
}
