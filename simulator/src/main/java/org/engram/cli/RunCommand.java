package org.engram.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.engram.experiment.ExperimentFile;
import org.engram.simulation.Provenance;
import org.engram.simulation.SimulationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = "Runs an experiment and records it to an HDF5 file.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ExperimentArguments arguments;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.h5",
            description = "The recording. Default: the experiment file's name with .h5, in the current folder.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--force", description = "Overwrite an existing recording.")
    private boolean force;

    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Trials that run at once. Default: one per processor. Changes no result.")
    void setThreads(int number) {
        if (number < 1) {
            throw new ParameterException(spec.commandLine(), "--threads: at least 1 is needed, not " + number);
        }
        threads = Optional.of(number);
    }

    @Option(names = "--quiet", description = "No progress, no summary.")
    private boolean quiet;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        long began = System.nanoTime();
        OffsetDateTime start = OffsetDateTime.now(ZoneId.systemDefault());
        try (ExperimentFile file = arguments.read()) {
            run(file, began, start);
        }
        return 0;
    }

    private void run(ExperimentFile file, long began, OffsetDateTime start) {
        Path recording = OutputFile.resolve(output, arguments.file(), force, arguments.inputs(file));
        ExperimentRun prepared = arguments.prepare(file);
        var origin = new Provenance(
                file.source(),
                file.resolvedJson(),
                Version.current().number(),
                Version.current().commit(),
                "engram " + String.join(" ", spec.commandLine().getParseResult().originalArgs()),
                threads(),
                start);
        try (ExperimentRun.Recorded run = start(recording, prepared, origin)) {
            Function<Double, ExperimentRun.Report> report = simulate(prepared, run, recording);
            run.complete(secondsSince(began));
            report(report.apply(secondsSince(began)));
        } catch (IOException | UncheckedIOException e) {
            throw new FailedRun(
                    "the recording could not be written: %s. What was written before is kept in %s"
                            .formatted(e.getMessage(), recording),
                    e);
        }
    }

    private ExperimentRun.Recorded start(Path recording, ExperimentRun prepared, Provenance origin) {
        try {
            return prepared.record(recording, force, origin);
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Function<Double, ExperimentRun.Report> simulate(
            ExperimentRun prepared, ExperimentRun.Recorded run, Path recording) {
        var interruption = new Thread(() -> keepWhatIsRecorded(run, recording));
        Runtime.getRuntime().addShutdownHook(interruption);
        try (var progress = progress(prepared)) {
            return run.simulate(threads(), progress);
        } catch (SimulationException e) {
            throw new FailedRun("%s%nWhat was recorded before is kept in %s".formatted(e.getMessage(), recording), e);
        } finally {
            forget(interruption);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook is running: the program was interrupted as the run came to its end.
        }
    }

    private void keepWhatIsRecorded(ExperimentRun.Recorded run, Path recording) {
        PrintWriter err = spec.commandLine().getErr();
        try {
            run.flush();
            err.printf("%nengram: interrupted; what was recorded is kept in %s%n", recording);
        } catch (IOException e) {
            err.printf(
                    "%nengram: interrupted; the recording %s could not be finished: %s%n", recording, e.getMessage());
        }
        err.flush();
    }

    private ProgressLine progress(ExperimentRun prepared) {
        PrintWriter err = quiet
                ? new PrintWriter(Writer.nullWriter())
                : spec.commandLine().getErr();
        return new ProgressLine(err, Boolean.getBoolean("engram.terminal"), prepared.trials(), prepared.duration());
    }

    private void report(ExperimentRun.Report summary) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(summary.json());
        } else if (!quiet) {
            out.print(summary.text());
        }
        out.flush();
    }

    private int threads() {
        return threads.orElse(Runtime.getRuntime().availableProcessors());
    }

    private static double secondsSince(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
