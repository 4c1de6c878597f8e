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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engram.experiment.ExperimentFile;
import org.engram.experiment.Study;
import org.engram.recording.NoRoomException;
import org.engram.simulation.Provenance;
import org.engram.simulation.SimulationException;
import org.engram.simulation.SimulationStopped;
import org.engram.study.Shard;
import org.engram.study.StudyEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(description = "Runs an experiment and records it to an HDF5 file.", mixinStandardHelpOptions = true)
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
            description = {
                "Go on with a run or a study that was broken off: a run from its last checkpoint, with the same bits",
                "as if it had not been; of a study, compute what the file of results lacks."
            })
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

    private Place place = Place.THREADS;

    @Option(
            names = "--on",
            paramLabel = "PLACE",
            description = "Where the points of a study run: threads (default), spark, or spark:MASTER such as"
                    + " spark:spark://host:7077. Changes no result.")
    void setPlace(String text) {
        try {
            place = Place.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--on: " + e.getMessage(), e);
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
        if (resume && force) {
            throw new UsageException("--resume goes on with what is there, --force begins anew; give one of the two");
        }
        try (ExperimentFile file = arguments.read()) {
            Optional<Study> study = file.study();
            if (study.isPresent()) {
                return runStudy(file, study.get(), start);
            }
            requireStudy();
            return run(file, began, start);
        } catch (SimulationStopped stopped) {
            return Engram.INTERRUPTED;
        }
    }

    private void requireStudy() {
        if (shard.isPresent() || !place.isHere()) {
            throw new UsageException("%s is for studies; %s has none of the keys sweep, ablation, capacity, mapping"
                    .formatted(shard.isPresent() ? "--shard" : "--on", arguments.file()));
        }
    }

    private int runStudy(ExperimentFile file, Study study, OffsetDateTime start) {
        requireThreadsHere();
        Shard part = shard.orElse(Shard.WHOLE);
        Path results = OutputFile.resolveStudy(output, arguments.file(), part, force, resume, arguments.inputs(file));
        var run = new StudyRun(study, results, new StudyRun.Options(part, force, resume, quiet, json));
        try (StudyEngine engine = place.connect(threads())) {
            return run.run(
                    engine, origin(file, start), status(), spec.commandLine().getOut());
        }
    }

    private void requireThreadsHere() {
        if (threads.isPresent() && !place.isHere()) {
            throw new UsageException(
                    "--threads is for --on threads; Spark says itself how many points run at once, and spark.task.cpus how many"
                            + " threads a point has");
        }
    }

    private Provenance origin(ExperimentFile file, OffsetDateTime start) {
        return new Provenance(
                file.source(),
                file.resolvedJson(),
                Version.current().number(),
                Version.current().commit(),
                commandLine(spec),
                threads(),
                start,
                Provenance.Machine.here());
    }

    /** The command as it was given. */
    static String commandLine(CommandSpec spec) {
        return Stream.concat(Stream.of("engram"), spec.commandLine().getParseResult().originalArgs().stream())
                .map(RunCommand::quoted)
                .collect(Collectors.joining(" "));
    }

    /** An argument as a POSIX shell wants it. */
    private static String quoted(String argument) {
        return argument.matches("[\\w@%+=:,./-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    private int run(ExperimentFile file, long began, OffsetDateTime start) {
        Path recording = OutputFile.resolveRun(output, arguments.file(), force, resume, arguments.inputs(file));
        CutRecording.State state = resume ? CutRecording.of(recording, file) : CutRecording.State.ABSENT;
        if (state == CutRecording.State.COMPLETE) {
            note("%s is complete already, there is nothing to go on with".formatted(recording));
            return 0;
        }
        if (resume && state == CutRecording.State.ABSENT) {
            note("%s is not there yet, the run begins".formatted(recording));
        }
        ExperimentRun prepared = arguments.prepare(file);
        try (var interruption = new Interruption(begun -> sayInterrupted(recording, begun));
                ExperimentRun.Recorded run = state == CutRecording.State.CUT
                        ? resume(recording, prepared)
                        : start(recording, prepared, origin(file, start))) {
            interruption.stops(run.recording());
            Function<Double, ExperimentRun.Report> report = simulate(prepared, run, recording);
            double seconds = run.recording().secondsBefore() + secondsSince(began);
            run.recording().complete(seconds);
            report(report.apply(seconds));
            return 0;
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

    private ExperimentRun.Recorded resume(Path recording, ExperimentRun prepared) {
        try {
            ExperimentRun.Recorded run = prepared.resume(recording);
            note("goes on with %s: %d of %d trials are complete, %d go on from a checkpoint"
                    .formatted(
                            recording,
                            run.finished().size(),
                            prepared.trials(),
                            run.recording().goingOn()));
            return run;
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private void note(String text) {
        if (!quiet) {
            spec.commandLine().getErr().println("engram: " + text);
        }
    }

    private Function<Double, ExperimentRun.Report> simulate(
            ExperimentRun prepared, ExperimentRun.Recorded run, Path recording) {
        try (var progress = progress(prepared)) {
            run.finished().forEach(progress::endedBefore);
            return run.task().run(threads(), progress);
        } catch (SimulationException e) {
            throw new FailedRun("%s%nWhat was recorded before is kept in %s".formatted(e.getMessage(), recording), e);
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

    private void sayInterrupted(Path recording, boolean begun) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                "%nengram: interrupted; %s%n",
                begun
                        ? "what was recorded is kept in %s, --resume goes on".formatted(recording)
                        : "nothing was recorded yet");
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
        return !place.isHere() ? 1 : threads.orElse(Runtime.getRuntime().availableProcessors());
    }

    private static double secondsSince(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
