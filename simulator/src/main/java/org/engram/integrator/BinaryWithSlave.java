package org.engram.integrator;

import org.engram.connectivity.Synapses;
import org.engram.network.Layer;
import org.engram.network.RateDynamics;
import org.engram.network.RateNetwork;
import org.engram.neuron.StateTransfer;

/**
 * One layer in motion, with sign or step outputs; the other follows it at once, whatever its activation: all drives are
 * constant until a neuron of the layer in motion switches.
 */
final class BinaryWithSlave extends PiecewiseMotion {
    private final boolean featuresMove;
    private final Layer layer;
    private final Layer slave;
    private final Synapses view;
    private final SwitchingNeurons neurons;
    private final double[] slaveProduct;
    private final double[] slaveState;
    private final double[] slaveOutput;
    private final double[] product;

    BinaryWithSlave(RateNetwork network, double t, double[] y) {
        featuresMove = network.memories().isAdiabatic();
        layer = featuresMove ? network.features() : network.memories();
        slave = featuresMove ? network.memories() : network.features();
        view = featuresMove ? network.synapses() : network.synapses().transposed();
        neurons = switching(network, layer, new Relaxation(layer.tau(), layer.leak()), y, t);
        slaveProduct = new double[slave.size()];
        slaveState = new double[slave.size()];
        slaveOutput = new double[slave.size()];
        product = new double[layer.size()];
        view.toMemories(neurons.outputs(), slaveProduct);
        countPass(view);
        follow();
    }

    /** Lets the slave follow and drive. */
    private void follow() {
        for (int i = 0; i < slaveState.length; i++) {
            slaveState[i] = (slaveProduct[i] + slave.input()[i]) / slave.leak();
        }
        slave.activation().output(slaveState, slaveOutput);
        view.toFeatures(slaveOutput, product);
        countPass(view);
        push(layer, product, neurons.start(), neurons.push);
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
        add(view, neuron, neurons.flip(), slaveProduct);
        neurons.restart(t);
        follow();
    }

    @Override
    void transferMotion(StateTransfer transfer) {
        neurons.transfer(transfer);
        transfer.array(slaveProduct);
        transfer.array(slaveState);
        transfer.array(slaveOutput);
        transfer.array(product);
    }

    @Override
    void state(double t, double[] y, int count) {
        neurons.states(t, y, 0);
    }

    @Override
    void slope(double t, double[] yDot) {
        neurons.slopes(t, yDot, 0);
    }

    @Override
    void tell(RateDynamics problem, double t, double[] y) {
        if (featuresMove) {
            problem.know(y, slaveProduct, product);
        } else {
            problem.know(y, product, slaveProduct);
        }
    }
}
