package org.engram.experiment;

import java.util.Objects;
import java.util.Optional;
import org.engram.connectivity.FilePatterns;
import org.engram.connectivity.PatternException;
import org.engram.connectivity.PatternFileException;
import org.engram.connectivity.Patterns;
import org.engram.connectivity.RandomPatterns;
import org.engram.connectivity.ValuePatterns;
import org.engram.experiment.Experiment.PatternSource;
import tools.jackson.databind.JsonNode;

/** Opens the patterns of a resolved document. */
final class PatternOpener {
    private static final String PATTERNS = "/network/synapses/patterns";

    private final JsonNode patterns;
    private final long masterSeed;
    private final Problems problems;

    PatternOpener(JsonNode document, Problems problems) {
        patterns = document.at(PATTERNS);
        masterSeed = document.get("seed").asLong();
        this.problems = problems;
    }

    /** Empty if something is wrong with them, which is then among the problems. */
    Optional<Patterns> open() {
        if (!areRowsEqual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(open(PatternBinder.bind(patterns)));
        } catch (IllegalArgumentException e) {
            problems.atValue(PATTERNS + "/" + culprit(e), Objects.toString(e.getMessage()));
            return Optional.empty();
        }
    }

    private Patterns open(PatternSource source) {
        if (source instanceof PatternSource.Values values) {
            return new ValuePatterns(values.rows().stream()
                    .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                    .toArray(double[][]::new));
        }
        if (source instanceof PatternSource.Random random) {
            return new RandomPatterns(
                    random.kind(), random.count(), random.size(), random.seed().orElse(masterSeed));
        }
        var file = (PatternSource.File) source;
        return new FilePatterns(file.file(), file.dataset(), file.rows(), file.encode());
    }

    /** The key to blame. */
    private String culprit(IllegalArgumentException e) {
        if (!(e instanceof PatternException)) {
            return "rows";
        }
        return e instanceof PatternFileException ? "file" : "dataset";
    }

    private boolean areRowsEqual() {
        JsonNode values = patterns.path("values");
        boolean equal = true;
        for (int row = 1; row < values.size(); row++) {
            int length = values.get(row).size();
            int first = values.get(0).size();
            if (length != first) {
                equal = false;
                problems.atValue(
                        PATTERNS + "/values/" + row,
                        "row %d has length %d, row 0 has length %d; wanted: rows of one length"
                                .formatted(row, length, first));
            }
        }
        return equal;
    }
}
