package org.engram.integrator;

import java.util.Arrays;
import org.engram.connectivity.Synapses;
import org.engram.network.Layer;
import org.engram.network.RateDynamics;
import org.engram.network.RateNetwork;
import org.engram.neuron.StateTransfer;

/**
 * A linear layer in motion (activation identity) and a binary one, sign or step, that is in motion too or follows at once.
 * Between switches the linear states relax to constants, so that the drive of the binary layer, xi x(t) = xi x(0) + first(t)
 * xi push, is an exponential; its states are one too, or the sum of two.
 */
final class LinearWithBinary extends PiecewiseMotion {
    private final boolean linearFeatures;
    private final Layer linear;
    private final Layer binary;
    private final Synapses view;
    private final Synapses transposed;
    private final Relaxation relaxation;
    private final SwitchingNeurons neurons;
    private final double[] start;
    private final double[] push;
    private final double[] drive;
    private final double[] product;
    private final double[] growth;
    private double since;

    LinearWithBinary(RateNetwork network, double t, double[] y) {
        linearFeatures = network.features().activation() instanceof org.engram.neuron.Identity
                && !network.features().isAdiabatic();
        linear = linearFeatures ? network.features() : network.memories();
        binary = linearFeatures ? network.memories() : network.features();
        view = linearFeatures ? network.synapses() : network.synapses().transposed();
        transposed = view.transposed();
        relaxation = new Relaxation(linear.tau(), linear.leak());
        start = binary.isAdiabatic() ? y.clone() : Arrays.copyOfRange(y, linearBegin(), linearBegin() + linear.size());
        push = new double[linear.size()];
        drive = new double[linear.size()];
        product = new double[binary.size()];
        growth = new double[binary.size()];
        since = t;
        view.toMemories(start, product);
        neurons = switching(network, binary, course(), binaryStates(y), t);
        view.toFeatures(neurons.outputs(), drive);
        countPass(view);
        moveOn();
    }

    private int linearBegin() {
        return linearFeatures || binary.isAdiabatic() ? 0 : binary.size();
    }

    private int binaryBegin() {
        return linearFeatures ? linear.size() : 0;
    }

    private Course course() {
        return binary.isAdiabatic()
                ? relaxation
                : new DrivenRelaxation(relaxation, new Relaxation(binary.tau(), binary.leak()));
    }

    private double[] binaryStates(double[] y) {
        if (!binary.isAdiabatic()) {
            return Arrays.copyOfRange(y, binaryBegin(), binaryBegin() + binary.size());
        }
        double[] states = new double[binary.size()];
        for (int i = 0; i < states.length; i++) {
            states[i] = (product[i] + binary.input()[i]) / binary.leak();
        }
        return states;
    }

    /** Begins a motion of all neurons under the present drive. */
    private void moveOn() {
        push(linear, drive, start, push);
        view.toMemories(push, growth);
        countPass(view);
        if (binary.isAdiabatic()) {
            for (int i = 0; i < growth.length; i++) {
                neurons.push[i] = growth[i] / binary.leak();
            }
        } else {
            push(binary, product, neurons.start(), neurons.push);
            System.arraycopy(growth, 0, neurons.bend, 0, growth.length);
        }
        neurons.schedule();
    }

    @Override
    double next() {
        return neurons.next();
    }

    @Override
    void flip() {
        double t = neurons.next();
        int neuron = neurons.first();
        add(transposed, neuron, neurons.flip(), drive);
        neurons.restart(t);
        advance(start, push, t);
        advance(product, growth, t);
        since = t;
        moveOn();
    }

    private void advance(double[] values, double[] pushes, double t) {
        write(values, pushes, t, values, 0);
    }

    private void write(double[] values, double[] pushes, double t, double[] out, int at) {
        double first = relaxation.first(t - since);
        for (int i = 0; i < values.length; i++) {
            out[at + i] = values[i] + pushes[i] * first;
        }
    }

    @Override
    void transferMotion(StateTransfer transfer) {
        neurons.transfer(transfer);
        transfer.array(start);
        transfer.array(push);
        transfer.array(drive);
        transfer.array(product);
        transfer.array(growth);
        since = transfer.real(since);
    }

    @Override
    void state(double t, double[] y, int count) {
        if (linearBegin() < count) {
            write(start, push, t, y, linearBegin());
        }
        if (!binary.isAdiabatic() && binaryBegin() < count) {
            neurons.states(t, y, binaryBegin());
        }
    }

    @Override
    void slope(double t, double[] yDot) {
        double slope = relaxation.firstSlope(t - since);
        for (int i = 0; i < push.length; i++) {
            yDot[linearBegin() + i] = push[i] * slope;
        }
        if (!binary.isAdiabatic()) {
            neurons.slopes(t, yDot, binaryBegin());
        }
    }

    @Override
    void tell(RateDynamics problem, double t, double[] y) {
        double[] now = new double[product.length];
        write(product, growth, t, now, 0);
        if (linearFeatures) {
            problem.know(y, now, drive);
        } else {
            problem.know(y, drive, now);
        }
    }
}
