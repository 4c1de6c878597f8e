package org.engram.simulation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.engram.network.Layer;
import org.engram.network.RateNetwork;
import org.engram.recording.ElementType;
import org.engram.recording.LiveFile;
import org.engram.recording.LiveGroup;
import org.engram.recording.Scale;
import org.engram.recording.Variable;

/** The group {@code /network}, where neurons of a layer have time constants of their own: these, in ms. */
final class NetworkGroup {
    private final Map<Variable, double[]> taus = new LinkedHashMap<>();

    static NetworkGroup declare(LiveFile file, RateNetwork network) {
        var declared = new NetworkGroup();
        if (!network.features().hasOneTau() || !network.memories().hasOneTau()) {
            LiveGroup group = file.root().group("network").attribute("Conventions", "CF-1.11");
            declared.add(group, "feature", "features", network.features());
            declared.add(group, "memory", "memories", network.memories());
        }
        return declared;
    }

    private void add(LiveGroup group, String dimension, String name, Layer layer) {
        if (!layer.hasOneTau()) {
            Scale neurons = group.scale(
                            dimension, LongStream.range(0, layer.size()).toArray())
                    .longName("number of the " + dimension + " neuron")
                    .units("1");
            Variable variable = group.variable("tau_" + name, ElementType.FLOAT64, neurons)
                    .longName("time constants of the " + dimension + " neurons")
                    .units("ms");
            taus.put(variable, layer.taus().stream().toArray());
        }
    }

    /** Writes what is known before the first trial. */
    void start() throws IOException {
        for (Map.Entry<Variable, double[]> entry : taus.entrySet()) {
            entry.getKey().write(0, entry.getValue(), entry.getValue().length);
        }
    }
}
