package org.engram.event.dense;

import java.util.Arrays;
import org.engram.connectivity.SpikeRows;
import org.engram.neuron.StateTransfer;

/**
 * States x_u that obey tau dx/dt = input − leak x and jump at spikes, in coordinates that rest between spikes:
 *
 * <pre>
 * x_u(t) = steady_u + e^(−(t − origin)/decay) scaled_u,     decay = tau / leak,  steady = input / leak
 * </pre>
 *
 * <p>From time to time the origin is moved, before the exponential becomes large. The input is the sum of a constant one and
 * of the drive by rate neurons, which a {@link RateLayer} changes step by step.
 */
final class DecayingStates {
    final double decay;
    final double[] scaled;
    final double[] steady;
    private final double[] input;
    private final double[] drive;
    private final double tau;
    private final double leak;
    private double origin;

    DecayingStates(double[] initial, double[] input, double tau, double leak) {
        this.tau = tau;
        this.leak = leak;
        this.input = input.clone();
        drive = new double[input.length];
        decay = tau / leak;
        steady = Arrays.stream(input).map(i -> i / leak).toArray();
        scaled = initial.clone();
        for (int u = 0; u < scaled.length; u++) {
            scaled[u] -= steady[u];
        }
    }

    void transfer(StateTransfer transfer) {
        transfer.array(scaled);
        transfer.array(steady);
        transfer.array(input);
        transfer.array(drive);
        origin = transfer.real(origin);
    }

    int size() {
        return scaled.length;
    }

    /** ms since the origin. */
    double age(double t) {
        return t - origin;
    }

    /** What a scaled value counts at t: e^(−age/decay). */
    double factor(double t) {
        return StrictMath.exp(-age(t) / decay);
    }

    /** By how much a state with weight 1 jumps at a spike. */
    double jump(double amount) {
        return amount / tau;
    }

    /** The scaled jump at a weight of 1. */
    double scaledJump(double amount, double t) {
        return jump(amount) / factor(t);
    }

    void add(SpikeRows synapses, int row, double scaledJump) {
        synapses.add(row, scaledJump, scaled);
    }

    /** Makes t the origin. */
    void moveOrigin(double t) {
        double factor = factor(t);
        for (int u = 0; u < scaled.length; u++) {
            scaled[u] *= factor;
        }
        origin = t;
    }

    /** Changes the constant input of a unit, while its state stays; {@code factor} is that of the moment. */
    void setInput(int unit, double newInput, double factor) {
        input[unit] = newInput;
        moveSteady(unit, factor);
    }

    /** Changes the drive of a unit, while its state stays; {@code factor} is that of the moment. */
    void setDrive(int unit, double newDrive, double factor) {
        drive[unit] = newDrive;
        moveSteady(unit, factor);
    }

    private void moveSteady(int unit, double factor) {
        double now = (input[unit] + drive[unit]) / leak;
        scaled[unit] += (steady[unit] - now) / factor;
        steady[unit] = now;
    }

    void write(double t, double[] out) {
        double factor = factor(t);
        for (int u = 0; u < scaled.length; u++) {
            out[u] = steady[u] + factor * scaled[u];
        }
    }
}
