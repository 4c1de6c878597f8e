package org.engram.cli;

import java.util.Locale;
import org.engram.connectivity.Arithmetic;
import org.engram.experiment.Experiment;

/** How synapses are kept, for people. */
final class StorageText {
    private StorageText() {}

    static String of(Experiment experiment) {
        Experiment.Synapses synapses = experiment.network().synapses();
        String storage = synapses.storage().name().toLowerCase(Locale.ROOT);
        return storage
                + (synapses.arithmetic() == Arithmetic.FLOAT64 ? "" : ", float32 arithmetic")
                + (synapses.mapped() ? ", mapped" : "")
                + (synapses.dilution() > 0 ? ", dilution " + Figures.text(synapses.dilution()) : "");
    }
}
