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
import org.engram.experiment.Study;
import org.engram.recording.NoRoomException;
import org.engram.simulation.Provenance;
import org.engram.simulation.SimulationException;
import org.engram.study.Shard;
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

    @Option(
            names = "--resume",
            description = "Go on with a study that was broken off: compute only what the file of results lacks.")
    private boolean resume;

    private Optional<Shard> shard = Optional.empty();

    @Option(
            names = "--shard",
            paramLabel = "i/n",
            description = "Run every n-th point of a study, from the i-th on, into a file of their own. See `merge`.")
    void setShard(String text) {
        try {
            shard = Optional.of(Shard.parse(text));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--shard: " + e.getMessage(), e);
        }
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
            Optional<Study> study = file.study();
            if (study.isPresent()) {
                return runStudy(file, study.get(), start);
            }
            requireStudy();
            run(file, began, start);
        }
        return 0;
    }

    private void requireStudy() {
        if (resume || shard.isPresent()) {
            throw new UsageException("%s is for studies; %s has none of the keys sweep, ablation, capacity, mapping"
                    .formatted(resume ? "--resume" : "--shard", arguments.file()));
        }
    }

    private int runStudy(ExperimentFile file, Study study, OffsetDateTime start) {
        Shard part = shard.orElse(Shard.WHOLE);
        Path results = OutputFile.resolveStudy(output, arguments.file(), part, force, resume, arguments.inputs(file));
        var run = new StudyRun(study, results, new StudyRun.Options(part, resume, threads(), quiet, json));
        return run.run(origin(file, start), status(), spec.commandLine().getOut());
    }

    private Provenance origin(ExperimentFile file, OffsetDateTime start) {
        return new Provenance(
                file.source(),
                file.resolvedJson(),
                Version.current().number(),
                Version.current().commit(),
                commandLine(spec),
                threads(),
                start);
    }

    /** The command as it was given. */
    static String commandLine(CommandSpec spec) {
        return "engram " + String.join(" ", spec.commandLine().getParseResult().originalArgs());
    }

    private void run(ExperimentFile file, long began, OffsetDateTime start) {
        Path recording =
                OutputFile.resolve(output, OutputFile.named(arguments.file(), ".h5"), force, arguments.inputs(file));
        ExperimentRun prepared = arguments.prepare(file);
        try (ExperimentRun.Recorded run = start(recording, prepared, origin(file, start))) {
            Function<Double, ExperimentRun.Report> report = simulate(prepared, run, recording);
            run.recording().complete(secondsSince(began));
            report(report.apply(secondsSince(began)));
        } catch (IOException | UncheckedIOException e) {
            throw FailedRun.ofFile("the recording", recording, e);
        }
    }

    private ExperimentRun.Recorded start(Path recording, ExperimentRun prepared, Provenance origin) {
        try {
            return prepared.record(recording, force, origin);
        } catch (NoRoomException e) {
            throw new UsageException(
                    "%s; record fewer variables, neurons or times (record.variables, record.neurons, record.every), write `record.precision: float32`, or name a file on another disk with -o"
                            .formatted(e.getMessage()));
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Function<Double, ExperimentRun.Report> simulate(
            ExperimentRun prepared, ExperimentRun.Recorded run, Path recording) {
        var interruption = new Thread(() -> keepWhatIsRecorded(run, recording));
        Runtime.getRuntime().addShutdownHook(interruption);
        try (var progress = progress(prepared)) {
            return run.task().run(threads(), progress);
        } catch (SimulationException e) {
            throw new FailedRun("%s%nWhat was recorded before is kept in %s".formatted(e.getMessage(), recording), e);
        } finally {
            forget(interruption);
        }
    }

    /** Takes back what was to be done at an interruption. */
    static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook is running: the program was interrupted as the run came to its end.
        }
    }

    private void keepWhatIsRecorded(ExperimentRun.Recorded run, Path recording) {
        PrintWriter err = spec.commandLine().getErr();
        try {
            run.recording().flush();
            err.printf("%nengram: interrupted; what was recorded is kept in %s%n", recording);
        } catch (IOException e) {
            err.printf(
                    "%nengram: interrupted; the recording %s could not be finished: %s%n", recording, e.getMessage());
        }
        err.flush();
    }

    private ProgressLine progress(ExperimentRun prepared) {
        return new ProgressLine(status(), prepared.trials(), prepared.duration());
    }

    private StatusLine status() {
        PrintWriter err = quiet
                ? new PrintWriter(Writer.nullWriter())
                : spec.commandLine().getErr();
        return new StatusLine(err, Boolean.getBoolean("engram.terminal"));
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
