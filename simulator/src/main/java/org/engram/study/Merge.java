package org.engram.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.engram.simulation.Provenance;
import org.jspecify.annotations.Nullable;

/** Joins the results of parts of one study. */
public final class Merge {
    private final List<StudyFile> parts;
    private final Results results;

    /**
     * Takes the parts together.
     *
     * @param parts at least one
     * @throws IllegalArgumentException if one belongs to another study or another version of Engram, or two hold the same
     *     point
     */
    public Merge(List<StudyFile> parts) {
        this.parts = parts;
        requireOneStudy();
        results = new Results(parts.get(0).results().layout());
        @Nullable StudyFile[] owners = new StudyFile[results.layout().points()];
        for (StudyFile part : parts) {
            for (int point = 0; point < owners.length; point++) {
                if (part.results().isDone(point)) {
                    refuseDouble(point, owners[point], part);
                    owners[point] = part;
                    results.put(point, part.results().get(point));
                }
            }
        }
    }

    private void requireOneStudy() {
        StudyFile first = parts.get(0);
        for (StudyFile part : parts) {
            if (!part.fingerprint().equals(first.fingerprint())
                    || !part.results().layout().equals(first.results().layout())) {
                throw new IllegalArgumentException(
                        ("%s belongs to another study than %s: the experiment, an override or the seed differs. Join parts"
                                        + " of one study only")
                                .formatted(part.path(), first.path()));
            }
            if (!part.origin().engram().equals(first.origin().engram())) {
                throw new IllegalArgumentException(
                        ("%s was made by Engram %s and %s by Engram %s, whose numbers may differ in their last bits. Join parts"
                                        + " of one version only")
                                .formatted(
                                        part.path(),
                                        part.origin().engram(),
                                        first.path(),
                                        first.origin().engram()));
            }
        }
    }

    private static void refuseDouble(int point, @Nullable StudyFile known, StudyFile part) {
        if (known != null) {
            boolean same = Arrays.deepEquals(
                    bits(known.results().get(point)), bits(part.results().get(point)));
            throw new IllegalArgumentException("point %d is in %s and in %s, %s"
                    .formatted(
                            point,
                            known.path(),
                            part.path(),
                            same ? "with the same results; leave one of them out" : "and their results CONTRADICT"));
        }
    }

    private static Object[] bits(PointResult result) {
        return new Object[] {result.trials(), result.point()};
    }

    public Results results() {
        return results;
    }

    /** Writes what was joined. */
    public void write(Path path, boolean overwrite, Provenance origin) throws IOException {
        StudyFile first = parts.get(0);
        String names = parts.stream().map(part -> part.path().toString()).collect(Collectors.joining(", "));
        double seconds = parts.stream().mapToDouble(StudyFile::wallSeconds).sum();
        var header = new StudyWriter.Header(first.title(), first.fingerprint(), first.seed(), names, seconds);
        try (var writer = new StudyWriter(path, overwrite, header, results, parts, origin)) {
            if (results.doneCount() == results.layout().points()) {
                writer.complete(seconds);
            }
        }
    }
}
