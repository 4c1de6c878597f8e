package org.engram.integrator;

import java.util.Arrays;
import org.engram.neuron.StateTransfer;

/**
 * Stops a layer of which a neuron switches to and fro without end, as on a sliding mode (A. F. Filippov, Differential
 * Equations with Discontinuous Righthand Sides, 1988): more than {@value #MOST} times within one time constant.
 */
final class ChatterGuard {
    private static final int MOST = 1000;

    private final String layer;
    private final double window;
    private final double[] since;
    private final int[] switches;

    /**
     * Guards a layer.
     *
     * @param layer what one of its neurons is called
     * @param window the shortest time constant in the network, ms
     */
    ChatterGuard(String layer, int size, double window) {
        this.layer = layer;
        this.window = window;
        since = new double[size];
        Arrays.fill(since, Double.NEGATIVE_INFINITY);
        switches = new int[size];
    }

    void transfer(StateTransfer transfer) {
        transfer.array(since);
        transfer.array(switches);
    }

    /** @throws IntegrationException if the neuron has switched too often */
    void switched(int neuron, double t) {
        if (t - since[neuron] > window) {
            since[neuron] = t;
            switches[neuron] = 0;
        }
        if (++switches[neuron] > MOST) {
            throw new IntegrationException(
                    ("%s neuron %d switches without end at t = %.6g ms: %d times in %.3g ms. Whichever output it takes drives"
                                    + " it back to its threshold, along which it would slide; that needs unequal synapses of"
                                    + " the two directions or an activation that falls. Choose `imex`, with a steep `tanh` or"
                                    + " `sigmoid` instead of `sign` or `step`")
                            .formatted(layer, neuron, t, MOST, t - since[neuron]));
        }
    }
}
