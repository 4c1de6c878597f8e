package org.engram.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.engram.experiment.Differences;
import org.engram.experiment.ExperimentFile;
import org.engram.recording.RecordingFile;
import org.engram.simulation.Provenance;

/** A recording that a run is to go on with: whether it needs to, and whether it may. */
final class CutRecording {
    private static final int MOST_DIFFERENCES = 5;

    private CutRecording() {}

    /** Whether the run has come to its end, or is still to begin, or something in between. */
    enum State {
        ABSENT,
        CUT,
        COMPLETE
    }

    /**
     * Looks at a recording.
     *
     * @throws UsageException if it is of another experiment or another version of Engram
     */
    static State of(Path path, ExperimentFile experiment) {
        if (!Files.exists(path)) {
            return State.ABSENT;
        }
        try (RecordingFile file = Recordings.open(path)) {
            if (file.contains("/sweep")) {
                throw new UsageException(
                        "%s holds the results of a study, and the experiment is none. Name another file with -o"
                                .formatted(path));
            }
            requireSame(path, file.text("/provenance/experiment_json"), experiment);
            if (file.longs("/provenance/completed")[0] == 1) {
                return State.COMPLETE;
            }
            requireThisVersion(path, Provenance.of(file));
            return State.CUT;
        }
    }

    private static void requireSame(Path path, String recorded, ExperimentFile experiment) {
        List<String> differences = Differences.between(recorded, experiment.resolvedJson());
        if (!differences.isEmpty()) {
            throw new UsageException(
                    ("%s is a recording of another experiment, which --resume cannot go on with:%n  %s%n"
                                    + "Change that back, name another file with -o, or begin anew with --force")
                            .formatted(path, listed(differences)));
        }
    }

    /** The first of some differences, one a line. */
    static String listed(List<String> differences) {
        return String.join("%n  ".formatted(), shortened(differences));
    }

    private static List<String> shortened(List<String> differences) {
        int more = differences.size() - MOST_DIFFERENCES;
        return more <= 0
                ? differences
                : Stream.concat(
                                differences.stream().limit(MOST_DIFFERENCES),
                                Stream.of("and %d other %s".formatted(more, more == 1 ? "key" : "keys")))
                        .toList();
    }

    /** @throws UsageException if the file is of another version of Engram, whose numbers may differ in their last bits */
    static void requireThisVersion(Path path, Provenance origin) {
        String recorded = origin.engram();
        String now = "%s (%s)"
                .formatted(Version.current().number(), Version.current().commit());
        if (!recorded.equals(now)) {
            throw new UsageException(
                    ("%s was begun by Engram %s, and this is %s, whose numbers may differ in their last bits. Go on with"
                                    + " that version, or begin anew with --force")
                            .formatted(path, recorded, now));
        }
    }
}
