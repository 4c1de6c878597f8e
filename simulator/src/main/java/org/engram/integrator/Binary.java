package org.engram.integrator;

import org.engram.neuron.Activation;
import org.engram.neuron.ElementwiseActivation;
import org.engram.neuron.Sign;

/** Outputs that are constant on either side of a level. */
record Binary(ElementwiseActivation activation, double level) {
    static boolean is(Activation activation) {
        return activation instanceof Sign || activation instanceof org.engram.neuron.Step;
    }

    static Binary of(Activation activation) {
        return activation instanceof org.engram.neuron.Step step
                ? new Binary(step, step.threshold())
                : new Binary((Sign) activation, 0);
    }

    /** The state nearest to the level on the side of higher outputs, or of lower ones. */
    double beside(boolean above) {
        return above ? Math.nextUp(level) : Math.nextDown(level);
    }

    double output(double state) {
        return activation.output(state);
    }
}
