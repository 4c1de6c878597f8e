package org.engram.experiment;

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
        for (Population population : experiment.populations()) {
            double needed = (double) BYTES_PER_NEURON * population.size();
            if (needed > heapBytes) {
                problems.atValue(
                        "/populations/" + population.name() + "/size",
                        "%d neurons need %s, %s".formatted(population.size(), ByteCount.text(needed), most(heapBytes)));
            }
        }
        double synapses = experiment.projections().stream()
                .mapToDouble(projection -> bytes(experiment, projection))
                .sum();
        if (synapses > heapBytes) {
            problems.atValue(
                    "/projections", "the synapses need %s, %s".formatted(ByteCount.text(synapses), most(heapBytes)));
        }
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

    private static String most(long heapBytes) {
        return "but Java may use %s; give it more, such as ENGRAM_OPTS=-Xmx20g, or choose a smaller network"
                .formatted(ByteCount.text(heapBytes));
    }
}
