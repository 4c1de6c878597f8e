package org.engram.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.engram.connectivity.PatternException;
import org.engram.experiment.Experiment;
import org.engram.experiment.ExperimentFile;
import org.engram.experiment.Study;
import org.engram.experiment.Threshold;
import org.engram.simulation.PopulationResult;
import org.engram.simulation.PopulationSimulation;
import org.engram.simulation.Simulation;
import org.engram.simulation.SimulationException;
import org.engram.simulation.StoredSynapses;

/**
 * Runs points. What comes of a point depends on the study and the number of the point only; the synapses and reference
 * runs that points which follow one another have in common are made once.
 */
final class PointRunner {
    private final Study study;
    private final TrialFigures figures;
    private final Optional<Trajectories> trajectories;
    private final Shared<StoredSynapses> synapses = new Shared<>();
    private final Shared<Reference> references = new Shared<>();

    PointRunner(Study study, Optional<Trajectories> trajectories) {
        this.study = study;
        this.trajectories = trajectories;
        figures = TrialFigures.of(study);
    }

    /**
     * Runs a point to its end, or finds out why that cannot be.
     *
     * @param threads the number of trials that may run at the same time
     */
    PointReport report(Point point, int threads) {
        try {
            return PointReport.done(point.index(), run(point, threads));
        } catch (SimulationException | PatternException e) {
            return PointReport.failed(point.index(), String.valueOf(e.getMessage()));
        }
    }

    private PointResult run(Point point, int threads) {
        if (!study.populations().isEmpty()) {
            return activity(point, threads);
        }
        Optional<Threshold> search = study.search(point.cell());
        return search.isPresent() ? search(point, search.get(), threads) : single(point, threads);
    }

    private PointResult activity(Point point, int threads) {
        try (ExperimentFile file = study.point(point.cell(), point.repeat())) {
            var simulation = new PopulationSimulation(file.populations().orElseThrow());
            List<PopulationResult> results = trajectories.isPresent()
                    ? trajectories.get().record(point.index(), file, simulation, threads)
                    : simulation.run(threads, Unheard.LISTENER);
            return new PointResult(ActivityFigures.values(results), new double[0], Curves.NONE);
        }
    }

    private PointResult single(Point point, int threads) {
        try (ExperimentFile file = study.point(point.cell(), point.repeat())) {
            return stored(point, file, shared -> {
                List<Double> known = PointFigures.ofExperiment(study, file);
                List<Outcome> outcomes = outcomes(point, file, shared, threads);
                return new PointResult(
                        figures.values(outcomes), array(known), CurveFigures.of(study, point.times(), outcomes));
            });
        }
    }

    private <T> T stored(Point point, ExperimentFile file, Function<StoredSynapses, T> work) {
        return synapses.use(point.synapses(), () -> StoredSynapses.of(file.experiment(), file.patterns()), work);
    }

    private List<Outcome> outcomes(Point point, ExperimentFile file, StoredSynapses shared, int threads) {
        if (!study.hasReferences()) {
            return outcomes(point, file, shared, Optional.empty(), threads);
        }
        return references.use(
                point.reference(),
                () -> reference(point, file, shared, threads),
                reference -> outcomes(point, file, shared, Optional.of(reference), threads));
    }

    private Reference reference(Point point, ExperimentFile file, StoredSynapses shared, int threads) {
        if (study.kind() == Study.Kind.MAPPING) {
            return Reference.of(Simulation.rateTwin(file.experiment(), file.patterns(), shared), true, threads);
        }
        try (ExperimentFile adiabatic = study.adiabatic(point.cell(), point.repeat())) {
            return Reference.of(new Simulation(adiabatic.experiment(), adiabatic.patterns(), shared), false, threads);
        }
    }

    private PointListener listener(Simulation simulation, Optional<Reference> reference) {
        if (reference.isEmpty()) {
            return PointListener.alone(simulation);
        }
        return study.kind() == Study.Kind.MAPPING
                ? PointListener.mapping(simulation, reference.get(), study.reached())
                : PointListener.ablation(simulation, reference.get());
    }

    private List<Outcome> outcomes(
            Point point, ExperimentFile file, StoredSynapses shared, Optional<Reference> reference, int threads) {
        boolean recorded = reference.isPresent() || trajectories.isPresent();
        Experiment experiment = recorded ? file.experiment() : file.experiment().unrecorded();
        var simulation = new Simulation(experiment, file.patterns(), shared);
        PointListener listener = listener(simulation, reference);
        return listener.outcomes(
                trajectories.isPresent()
                        ? trajectories.get().record(point.index(), file, simulation, listener, threads)
                        : simulation.run(threads, listener));
    }

    private PointResult search(Point point, Threshold search, int threads) {
        try (ExperimentFile file = study.point(point.cell(), point.repeat(), search, search.to())) {
            List<Double> known = new ArrayList<>(PointFigures.ofExperiment(study, file));
            Bisection.Crossing crossing = stored(
                    point,
                    file,
                    shared -> new Bisection(search, value -> share(point, search, value, shared, threads)).run());
            known.addAll(PointFigures.of(crossing));
            return new PointResult(new double[0][], array(known), Curves.NONE);
        }
    }

    /** The share of successful trials at a value of the key that is searched. */
    private double share(Point point, Threshold search, double value, StoredSynapses shared, int threads) {
        try (ExperimentFile file = study.point(point.cell(), point.repeat(), search, value)) {
            Experiment experiment = file.experiment().unrecorded();
            StoredSynapses stored = StoredSynapses.key(experiment).equals(point.synapses())
                    ? shared
                    : StoredSynapses.of(experiment, file.patterns());
            var simulation = new Simulation(experiment, file.patterns(), stored);
            PointListener listener = PointListener.alone(simulation);
            return listener.outcomes(simulation.run(threads, listener)).stream()
                    .mapToDouble(outcome -> outcome.success(study.criterion()))
                    .average()
                    .orElse(Double.NaN);
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
