package org.engram.experiment;

import org.engram.connectivity.Patterns;
import org.engram.connectivity.Storage;
import org.engram.recording.ByteCount;
import tools.jackson.databind.JsonNode;

/** Whether the synapses of a resolved document and the states of one trial fit into memory. */
final class MemoryCheck {
    /** Vectors that one trial of a spiking network holds: states, outputs, products and weights. */
    private static final long SPIKING = 18;

    /** Vectors of the state that one trial of a rate network holds: the method's past, dense output, audit, products. */
    private static final long MOVING = 40;

    /** Vectors of a layer that follows the other at once: state, input, weights, overlaps, numbers. */
    private static final long FOLLOWING = 8;

    /** More of them for a layer whose neurons have time constants of their own: groups, and weights of the method for each. */
    private static final long SPREAD = 50;

    /** What a copy of a neuron takes: its membrane, and that at the start. */
    private static final long BYTES_PER_COPY = 2 * Double.BYTES;

    private static final int MOST_NEURONS = Integer.MAX_VALUE - 8;

    private final JsonNode document;
    private final Patterns patterns;
    private final long heapBytes;
    private final Problems problems;
    private final Storage storage;

    private MemoryCheck(JsonNode document, Patterns patterns, long heapBytes, Problems problems) {
        this.document = document;
        this.patterns = patterns;
        this.heapBytes = heapBytes;
        this.problems = problems;
        storage = Values.constant(Storage.class, document.at("/network/synapses/storage"));
    }

    /** @param heapBytes what the program may use */
    static void check(JsonNode document, Patterns patterns, long heapBytes, Problems problems) {
        var check = new MemoryCheck(document, patterns, heapBytes, problems);
        boolean featuresFit = check.neurons("features", patterns.size());
        boolean memoriesFit = check.neurons("memories", patterns.count());
        if (featuresFit && memoriesFit) {
            check.memory();
        }
    }

    private long copies(String layer) {
        return document.at("/network/" + layer + "/copies").asLong(1);
    }

    /** Whether the neurons of a layer with all their copies can be numbered. */
    private boolean neurons(String layer, long units) {
        boolean fit = units * copies(layer) <= MOST_NEURONS;
        if (!fit) {
            problems.atValue(
                    "/network/" + layer + "/copies",
                    "%d copies of %d units; at most %d neurons are possible, so choose at most %d copies"
                            .formatted(copies(layer), units, MOST_NEURONS, MOST_NEURONS / units));
        }
        return fit;
    }

    private void memory() {
        long xi = (NetworkCheck.hasDirectedSynapses(document) ? 2 : 1)
                * storage.bytes(patterns.count(), patterns.size(), present());
        boolean mapped = document.at("/network/synapses/mapped").asBoolean();
        long rows = SpikingCheck.anyFires(document) ? rows() : 0;
        if ((mapped ? 0 : xi) + rows + states() > heapBytes) {
            refuse(xi, rows, mapped);
        }
    }

    /** The share of synapses other than 0; of patterns with zeros it counts where zeros take no room. */
    private double present() {
        double left = 1 - document.at("/network/synapses/dilution").asDouble();
        return storage == Storage.SPARSE ? left * patterns.values().present() : left;
    }

    private void refuse(long xi, long rows, boolean mapped) {
        boolean statesAlone = states() > heapBytes;
        problems.atValue(
                "/network/synapses/storage",
                "synapses [%d x %d] as %s need %s%s%s and states %s, but Java may use %s; give it more, such as ENGRAM_OPTS=-Xmx20g, or choose %s"
                        .formatted(
                                patterns.count(),
                                patterns.size(),
                                document.at("/network/synapses/storage").asString(),
                                ByteCount.text(xi),
                                mapped ? " in a file" : "",
                                rows == 0 ? "" : ", rows for spikes " + ByteCount.text(rows),
                                ByteCount.text(states()),
                                ByteCount.text(heapBytes),
                                advice(statesAlone, rows > 0, mapped)));
    }

    private static String advice(boolean statesAlone, boolean spiking, boolean mapped) {
        if (statesAlone) {
            return spiking
                    ? "fewer patterns or copies: the states alone do not fit"
                    : "fewer patterns: the states alone do not fit";
        }
        return spiking || mapped ? "fewer patterns" : "`mapped: true`, a smaller storage or fewer patterns";
    }

    /** Rows for the spikes of either layer: doubles if asked for, bytes where patterns are small whole numbers, else floats. */
    private long rows() {
        long synapses = (long) patterns.count() * patterns.size();
        if (storage == Storage.FLOAT64) {
            return 2 * Double.BYTES * synapses;
        }
        boolean bytes = storage == Storage.BIT
                || storage == Storage.INT8
                || (2 * Float.BYTES * synapses + states() > heapBytes
                        && patterns.values().smallIntegers());
        return 2 * synapses * (bytes ? Byte.BYTES : Float.BYTES);
    }

    private long states() {
        long copies = copiesOf("features", patterns.size()) + copiesOf("memories", patterns.count());
        return Double.BYTES * (vectors("memories") * patterns.count() + vectors("features") * patterns.size())
                + BYTES_PER_COPY * copies;
    }

    private long vectors(String layer) {
        boolean follows = document.at("/network/" + layer + "/tau").asString("").equals("adiabatic");
        long moving = TimeConstantsCheck.differ(document, layer) ? MOVING + SPREAD : MOVING;
        return SpikingCheck.anyFires(document) ? SPIKING : follows ? FOLLOWING : moving;
    }

    /** The neurons that have membranes of their own. */
    private long copiesOf(String layer, long units) {
        boolean membranes =
                document.at("/network/" + layer + "/model").asString("rate").equals("lif");
        return membranes ? units * copies(layer) : 0;
    }
}
