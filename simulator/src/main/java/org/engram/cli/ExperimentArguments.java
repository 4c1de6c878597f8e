package org.engram.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.engram.connectivity.PatternException;
import org.engram.experiment.Experiment;
import org.engram.experiment.ExperimentFile;
import org.engram.simulation.PopulationSimulation;
import org.engram.simulation.Simulation;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that reads an experiment file accepts. */
final class ExperimentArguments {
    @Parameters(paramLabel = "FILE", description = "The experiment file, YAML or JSON.")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "key=value",
            description = "Change one key of the experiment, such as network.memories.tau=1ms. May be repeated.")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "S", description = "The master seed, a whole number of 64 bits.")
    private Optional<Long> seed = Optional.empty();

    Path file() {
        return file;
    }

    ExperimentFile read() {
        return ExperimentFile.read(file, overrides, seed.map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    /** The files that the experiment is made of, which a recording must not replace. */
    List<Path> inputs(ExperimentFile read) {
        return read.populations().isEmpty()
                        && read.experiment().network().synapses().patterns()
                                instanceof Experiment.PatternSource.File patterns
                ? List.of(file, patterns.file())
                : List.of(file);
    }

    /** The experiment made ready; its synapses are made and stored. */
    ExperimentRun prepare(ExperimentFile read) {
        return read.populations()
                .<ExperimentRun>map(populations -> new PopulationRun(new PopulationSimulation(populations)))
                .orElseGet(() -> new NetworkRun(simulation(read)));
    }

    private Simulation simulation(ExperimentFile read) {
        try {
            return new Simulation(read.experiment(), read.patterns());
        } catch (PatternException e) {
            throw read.refusedPatterns(e);
        }
    }
}
