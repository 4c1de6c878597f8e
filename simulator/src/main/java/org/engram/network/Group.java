package org.engram.network;

import java.util.ArrayList;
import java.util.List;
import org.engram.neuron.PerNeuron;

/**
 * Neighbouring neurons of one layer with the same time constant; the layer moves by itself.
 *
 * @param offset where they begin in a state
 * @param tau time constant in ms, &gt; 0
 * @param responds whether the layer responds to its drive within {@link RateDynamics#pass}
 */
public record Group(int offset, int size, double tau, double leak, boolean responds) {
    /** The groups of a layer, whose neurons begin at {@code offset} of a state. */
    static List<Group> of(Layer layer, int offset, boolean responds) {
        List<Group> groups = new ArrayList<>();
        PerNeuron taus = layer.taus();
        int from = 0;
        for (int i = 1; i <= taus.size(); i++) {
            if (i == taus.size() || taus.get(i) != taus.get(from)) {
                groups.add(new Group(offset + from, i - from, taus.get(from), layer.leak(), responds));
                from = i;
            }
        }
        return List.copyOf(groups);
    }

    /** One past the last entry. */
    public int end() {
        return offset + size;
    }
}
