package org.engram.cli;

import java.util.List;
import java.util.Locale;
import org.engram.connectivity.Arithmetic;
import org.engram.connectivity.SpikeRows;
import org.engram.connectivity.Storage;
import org.engram.experiment.Experiment;
import org.engram.recording.ByteCount;
import org.engram.simulation.Simulation;

/** How synapses are kept, for people. */
final class StorageText {
    private StorageText() {}

    /** All synapses of a simulation with their sizes: of a spiking network those for spikes, then those of its rate twin. */
    static String withSize(Simulation simulation) {
        String ofRates = "%s (%s)"
                .formatted(ByteCount.text(simulation.network().synapses().bytes()), of(simulation.experiment()));
        List<SpikeRows> spikes = simulation.spikeRows();
        return spikes.isEmpty()
                ? ofRates
                : "%s (%s, a row for each neuron that fires), %s for overlaps and energies"
                        .formatted(
                                ByteCount.text(spikes.stream()
                                        .mapToLong(SpikeRows::bytes)
                                        .sum()),
                                name(spikes.get(0).storage()),
                                ofRates);
    }

    private static String name(Storage storage) {
        return storage.name().toLowerCase(Locale.ROOT);
    }

    static String of(Experiment experiment) {
        Experiment.Synapses synapses = experiment.network().synapses();
        return name(synapses.storage())
                + (synapses.arithmetic() == Arithmetic.FLOAT64 ? "" : ", float32 arithmetic")
                + (synapses.mapped() ? ", mapped" : "")
                + (synapses.dilution() > 0 ? ", dilution " + Figures.text(synapses.dilution()) : "");
    }
}
