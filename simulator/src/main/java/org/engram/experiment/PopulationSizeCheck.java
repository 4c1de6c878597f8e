package org.engram.experiment;

import java.util.Collections;
import java.util.Comparator;
import org.engram.connectivity.sparse.Distribution;
import org.engram.experiment.PopulationExperiment.Population;
import org.engram.experiment.PopulationExperiment.Projection;
import org.engram.recording.ByteCount;

/** Whether the neurons and synapses of an experiment that is free of other problems fit into memory. */
final class PopulationSizeCheck {
    private static final int BYTES_PER_NEURON = 100;
    private static final int BYTES_PER_NUMBER = 4;

    private PopulationSizeCheck() {}

    /** @param heapBytes what the program may use */
    static void check(PopulationExperiment experiment, long heapBytes, Problems problems) {
        double neurons = bytesOfNeurons(experiment);
        double synapses = bytesOfSynapses(experiment);
        if (neurons + synapses > heapBytes) {
            problems.atValue(
                    synapses > neurons ? "/projections" : largest(experiment),
                    "all synapses need %s and all neurons %s, but Java may use %s; give it more, such as ENGRAM_OPTS=-Xmx20g, or choose a smaller network"
                            .formatted(ByteCount.text(synapses), ByteCount.text(neurons), ByteCount.text(heapBytes)));
        }
    }

    static double bytesOfNeurons(PopulationExperiment experiment) {
        return experiment.populations().stream()
                .mapToDouble(population -> (double) BYTES_PER_NEURON * population.size())
                .sum();
    }

    static double bytesOfSynapses(PopulationExperiment experiment) {
        return experiment.projections().stream()
                .mapToDouble(projection -> bytes(experiment, projection))
                .sum();
    }

    /** Where the size of the largest population stands. */
    private static String largest(PopulationExperiment experiment) {
        Population largest = Collections.max(experiment.populations(), Comparator.comparingInt(Population::size));
        return "/populations/" + largest.name() + "/size";
    }

    private static double bytes(PopulationExperiment experiment, Projection projection) {
        int sources = experiment.populations().get(projection.from()).size();
        int targets = experiment.populations().get(projection.to()).size();
        double synapses = projection.plan().rule().expected(sources, targets, projection.from() == projection.to());
        int numbers = 1
                + numbers(projection.plan().weight())
                + numbers(projection.plan().delay());
        return BYTES_PER_NUMBER * (numbers * synapses + sources);
    }

    private static int numbers(Distribution distribution) {
        return distribution instanceof Distribution.Constant ? 0 : 1;
    }
}
