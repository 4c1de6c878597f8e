package org.engram.study;

import java.util.List;
import org.engram.experiment.ExperimentFile;
import org.engram.experiment.PopulationExperiment;
import org.engram.experiment.PopulationExperiment.Population;
import org.engram.experiment.Study;
import org.engram.experiment.Threshold;
import org.engram.simulation.Simulation;
import org.engram.simulation.StoredSynapses;

/**
 * One point of a study, read and found free of problems.
 *
 * @param index cell · repeats + repeat
 * @param synapses equal for points with equal synapses
 * @param reference equal for points that are compared with the same run
 * @param large whether its trials read the synapses together, or it takes much memory, so that it is run by itself
 * @param times that are recorded, where curves are
 */
record Point(
        int index,
        int cell,
        int repeat,
        Object synapses,
        Object reference,
        boolean large,
        int trials,
        List<Double> times) {
    /** Populations that take more than one in so many of all bytes are large. */
    private static final int LARGE_SHARE = 32;

    /** @throws org.engram.experiment.ExperimentException if it cannot be run */
    static Point of(Study study, int index) {
        int cell = index / study.repeats();
        int repeat = index % study.repeats();
        try (ExperimentFile file = read(study, cell, repeat)) {
            if (file.populations().isPresent()) {
                return ofPopulations(study, index, file.populations().get());
            }
            int memories = file.patterns().count();
            return new Point(
                    index,
                    cell,
                    repeat,
                    StoredSynapses.key(file.experiment()),
                    reference(study, cell, repeat, file),
                    Simulation.readsTogether(file.experiment(), file.patterns()),
                    file.experiment().start().trials(memories),
                    study.kind() == Study.Kind.MAPPING
                            ? file.experiment().record().times()
                            : List.of());
        }
    }

    /** It shares nothing with others. Large networks are run one at a time, so that one has room where each has. */
    private static Point ofPopulations(Study study, int index, PopulationExperiment experiment) {
        List<String> names =
                experiment.populations().stream().map(Population::name).toList();
        if (!names.equals(study.populations())) {
            throw study.refused("the populations are %s in some points and %s in others; wanted: the same in all"
                    .formatted(study.populations(), names));
        }
        return new Point(
                index,
                index / study.repeats(),
                index % study.repeats(),
                index,
                index,
                experiment.bytes() * LARGE_SHARE > Runtime.getRuntime().maxMemory(),
                experiment.trials(),
                List.of());
    }

    /** At the end of a search, if it is one; its beginning must do as well. */
    private static ExperimentFile read(Study study, int cell, int repeat) {
        if (study.search(cell).isEmpty()) {
            return study.point(cell, repeat);
        }
        Threshold search = study.search(cell).get();
        study.point(cell, repeat, search, search.from()).close();
        return study.point(cell, repeat, search, search.to());
    }

    private static Object reference(Study study, int cell, int repeat, ExperimentFile file) {
        if (!study.hasReferences()) {
            return cell;
        }
        if (study.kind() == Study.Kind.MAPPING) {
            return file.experiment().rateTwin();
        }
        try (ExperimentFile adiabatic = study.adiabatic(cell, repeat)) {
            return adiabatic.experiment();
        }
    }
}
