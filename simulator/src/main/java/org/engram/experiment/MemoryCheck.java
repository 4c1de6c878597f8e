package org.engram.experiment;

import java.util.Locale;
import org.engram.connectivity.Patterns;
import org.engram.connectivity.Storage;
import tools.jackson.databind.JsonNode;

/** Whether the synapses of a resolved document and the states of one trial fit into memory. */
final class MemoryCheck {
    /** Vectors of states, outputs, products and weights that one trial holds. */
    private static final long STATES = 18;

    /** What a copy of a neuron takes: its membrane, and that at the start. */
    private static final long BYTES_PER_COPY = 2 * Double.BYTES;

    private static final int MOST_NEURONS = Integer.MAX_VALUE - 8;
    private static final double MEGABYTE = 1e6;
    private static final double GIGABYTE = 1e9;

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
        long xi = storage.bytes(
                patterns.count(),
                patterns.size(),
                1 - document.at("/network/synapses/dilution").asDouble());
        if (areDirected()) {
            xi *= 2;
        }
        boolean mapped = document.at("/network/synapses/mapped").asBoolean();
        long rows = isSpiking() ? rows() : 0;
        if ((mapped ? 0 : xi) + rows + states() > heapBytes) {
            refuse(xi, rows, mapped);
        }
    }

    /** Whether each direction has synapses of its own. */
    private boolean areDirected() {
        JsonNode synapses = document.at("/network/synapses");
        return synapses.get("sequence").asBoolean() || synapses.get("asymmetry").asDouble() > 0;
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
                                size(xi),
                                mapped ? " in a file" : "",
                                rows == 0 ? "" : ", rows for spikes " + size(rows),
                                size(states()),
                                size(heapBytes),
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

    private boolean isSpiking() {
        return isSpiking("features") || isSpiking("memories");
    }

    private boolean isSpiking(String layer) {
        return !document.at("/network/" + layer + "/model").asString("rate").equals("rate");
    }

    /** Rows for the spikes of either layer: a byte a synapse where patterns are small whole numbers, else a float. */
    private long rows() {
        long synapses = (long) patterns.count() * patterns.size();
        boolean bytes = storage == Storage.BIT
                || storage == Storage.INT8
                || (2 * Float.BYTES * synapses + states() > heapBytes
                        && patterns.values().smallIntegers());
        return 2 * synapses * (bytes ? Byte.BYTES : Float.BYTES);
    }

    private long states() {
        long copies = copiesOf("features", patterns.size()) + copiesOf("memories", patterns.count());
        return STATES * Double.BYTES * ((long) patterns.count() + patterns.size()) + BYTES_PER_COPY * copies;
    }

    /** The neurons that have membranes of their own. */
    private long copiesOf(String layer, long units) {
        boolean membranes =
                document.at("/network/" + layer + "/model").asString("rate").equals("lif");
        return membranes ? units * copies(layer) : 0;
    }

    private static String size(long bytes) {
        return bytes < GIGABYTE
                ? String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE)
                : String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
    }
}
