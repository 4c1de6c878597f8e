package org.engram.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.engram.experiment.Differences;
import org.engram.experiment.Study;
import org.engram.simulation.Provenance;
import org.engram.study.EngineException;
import org.engram.study.Plan;
import org.engram.study.PointResult;
import org.engram.study.Results;
import org.engram.study.Shard;
import org.engram.study.StudyEngine;
import org.engram.study.StudyFile;
import org.engram.study.StudyListener;
import org.engram.study.StudyWriter;
import org.engram.study.Trajectories;

/** Runs a study, or what is missing of it, and keeps the results. */
final class StudyRun {
    private final Study study;
    private final Path path;
    private final Options options;

    record Options(Shard shard, boolean force, boolean resume, boolean quiet, boolean json) {}

    /** @param path of the results, which are to be replaced if they exist */
    StudyRun(Study study, Path path, Options options) {
        this.study = study;
        this.path = path;
        this.options = options;
    }

    /** Returns the exit status. */
    int run(StudyEngine engine, Provenance origin, StatusLine status, PrintWriter out) {
        requireRoomForTrajectories();
        var plan = new Plan(study);
        Optional<StudyFile> known =
                options.resume() && Files.exists(path) ? Optional.of(known(origin.resolved())) : Optional.empty();
        if (options.resume() && known.isEmpty()) {
            status.note("engram: %s is not there yet, the study begins".formatted(path));
        }
        Results results = known.map(StudyFile::results).orElseGet(() -> new Results(plan.layout()));
        List<Integer> missing = options.shard().of(study.points()).stream()
                .filter(point -> !results.isDone(point))
                .toList();
        if (missing.isEmpty() && known.filter(StudyFile::complete).isPresent()) {
            status.note("engram: %s is complete already, there is nothing to go on with".formatted(path));
            return 0;
        }
        known.ifPresent(file -> CutRecording.requireThisVersion(path, file.origin()));
        var clock = new Clock(known.map(StudyFile::wallSeconds).orElse(0.0), System.nanoTime());
        try (var writer = new StudyWriter(
                path, true, header(clock), results, known.stream().toList(), origin)) {
            var listener = new Listener(writer, clock, status, missing.size());
            compute(engine, plan, missing, trajectories(origin), listener);
            int failed = listener.failed;
            if (failed == 0) {
                writer.complete(clock.wallSeconds());
            }
            report(new StudySummary(study.title(), results, path), clock.wallSeconds(), out);
            return failed == 0 ? 0 : Engram.FAILED;
        } catch (EngineException e) {
            throw new FailedRun(
                    "%s%nWhat was done before is kept in %s, --resume goes on".formatted(e.getMessage(), path), e);
        } catch (IOException | UncheckedIOException e) {
            throw FailedRun.ofFile("the results", path, e);
        }
    }

    private StudyWriter.Header header(Clock clock) {
        return new StudyWriter.Header(
                study.title(),
                study.fingerprint(),
                study.seed(0),
                options.shard().toString(),
                clock.earlierSeconds());
    }

    /**
     * How long the study has taken.
     *
     * @param earlierSeconds before it was broken off
     * @param began when this process went on, in ns
     */
    private record Clock(double earlierSeconds, long began) {
        double wallSeconds() {
            return earlierSeconds + (System.nanoTime() - began) / 1e9;
        }
    }

    /** @param resolved the experiment as it is now */
    private StudyFile known(String resolved) {
        StudyFile file = Recordings.study(path);
        if (!file.fingerprint().equals(study.fingerprint())) {
            throw new UsageException(("%s holds the results of another study, which --resume cannot go on with:%n  %s%n"
                            + "Change that back, name another file with -o, or overwrite it with --force")
                    .formatted(
                            path,
                            CutRecording.listed(
                                    Differences.between(file.origin().resolved(), resolved))));
        }
        return file;
    }

    private void compute(
            StudyEngine engine,
            Plan plan,
            List<Integer> missing,
            Optional<Trajectories> trajectories,
            Listener listener) {
        StatusLine status = listener.status;
        var interruption = new Thread(() ->
                status.note("engram: interrupted; what was done is kept in %s, --resume goes on".formatted(path)));
        Runtime.getRuntime().addShutdownHook(interruption);
        try (status) {
            engine.run(plan, missing, trajectories, listener);
        } finally {
            RunCommand.forget(interruption);
        }
    }

    private Optional<Trajectories> trajectories(Provenance origin) throws IOException {
        if (!study.trajectories()) {
            return Optional.empty();
        }
        Files.createDirectories(folder());
        return Optional.of(new Trajectories(folder().toString(), origin));
    }

    /** The folder of the trajectories. */
    private Path folder() {
        return path.resolveSibling(String.valueOf(path.getFileName()).replaceFirst("\\.h5$", "") + "-points");
    }

    private void requireRoomForTrajectories() {
        boolean goesOn = options.resume() && Files.exists(path);
        if (study.trajectories() && !options.force() && !goesOn && !OutputFile.isEmpty(folder())) {
            throw new UsageException(
                    "the folder of the trajectories %s is not empty; move it away, name another file of results with -o, or overwrite files in it with --force"
                            .formatted(folder()));
        }
    }

    private void report(StudySummary summary, double wallSeconds, PrintWriter out) {
        if (options.json()) {
            out.println(summary.json(wallSeconds));
        } else if (!options.quiet()) {
            out.print(summary.text(wallSeconds));
        }
        out.flush();
    }

    /** Keeps every point that is done, and says how far the study has come. */
    private static final class Listener implements StudyListener {
        private final StudyWriter writer;
        private final Clock clock;
        private final StatusLine status;
        private final int points;
        private int done;
        private int failed;

        Listener(StudyWriter writer, Clock clock, StatusLine status, int points) {
            this.writer = writer;
            this.clock = clock;
            this.status = status;
            this.points = points;
        }

        @Override
        public void done(int point, PointResult result) {
            try {
                writer.write(point, result, clock.wallSeconds());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            done++;
            show();
        }

        @Override
        public void failed(int point, String reason) {
            failed++;
            status.note("engram: point %d failed: %s".formatted(point, reason));
            show();
        }

        private void show() {
            double share = (done + failed) / (double) points;
            if (status.isDue() && share < 1) {
                double wall = (System.nanoTime() - clock.began()) / 1e6;
                status.show("%3.0f %%  %d of %d points  ETA %s"
                        .formatted(100 * share, done + failed, points, StatusLine.eta(wall, share)));
            }
        }
    }
}
