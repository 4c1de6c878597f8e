package org.engram.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.engram.connectivity.FilePatterns;
import org.engram.connectivity.Patterns;
import org.engram.experiment.YamlParser.SyntaxException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.databind.JsonNode;

/**
 * An experiment file that was read and found free of problems, with its patterns open. YAML 1.2 or JSON; the keys are
 * described in {@link ExperimentSchema}.
 */
public final class ExperimentFile implements AutoCloseable {
    private final String source;
    private final JsonNode resolved;
    private final @Nullable Experiment experiment;
    private final @Nullable Patterns patterns;
    private final @Nullable PopulationExperiment populations;

    private ExperimentFile(String source, JsonNode resolved, Optional<Patterns> patterns) {
        this.source = source;
        this.resolved = resolved;
        this.patterns = patterns.orElse(null);
        experiment = patterns.isPresent() ? ExperimentBinder.bind(resolved) : null;
        populations = patterns.isPresent() ? null : PopulationBinder.bind(resolved);
    }

    /**
     * Reads a file and checks all of it.
     *
     * @param overrides {@code key=value}, such as {@code network.memories.tau=1 ms}
     * @param seed replaces the file's master seed
     * @throws ExperimentException if anything is wrong, with everything that is
     */
    public static ExperimentFile read(Path file, List<String> overrides, OptionalLong seed) {
        String source = TextFile.read(file);
        List<String> changes = new ArrayList<>(overrides);
        seed.ifPresent(value -> changes.add("seed=" + value));
        var overriding = new Overrides();
        Node root = overriding.apply(parse(file, source), changes);
        var problems = new Problems(new YamlPlaces(root));
        problems.addAll(overriding.problems());
        JsonNode resolved = resolve(file, root, problems);
        RecordCheck.check(resolved, problems);
        if (resolved.has("populations")) {
            PopulationCheck.check(resolved, problems);
            problems.throwIfAny(file.toString());
            PopulationSizeCheck.check(resolved, Runtime.getRuntime().maxMemory(), problems);
            problems.throwIfAny(file.toString());
            return new ExperimentFile(source, resolved, Optional.empty());
        }
        SpikingCheck.check(resolved, problems);
        NetworkCheck.check(resolved, problems);
        StartCheck.check(resolved, problems);
        return new ExperimentFile(source, resolved, Optional.of(open(file, resolved, problems)));
    }

    private static Node parse(Path file, String source) {
        try {
            return YamlParser.parse(indentedBySpaces(file, source), file.toString())
                    .orElseThrow(() -> refused(file, Problem.ofFile("is empty; wanted: " + wanted())));
        } catch (SyntaxException e) {
            throw refused(file, new Problem(e.line(), e.column(), "", e.getMessage()));
        }
    }

    /** Tabs, of which JSON makes nothing but white space, are errors in YAML. */
    private static String indentedBySpaces(Path file, String source) {
        return file.toString().endsWith(".json") ? source.replace('\t', ' ') : source;
    }

    private static String wanted() {
        return ExperimentSchema.accepted(ExperimentSchema.root());
    }

    private static ExperimentException refused(Path file, Problem problem) {
        return new ExperimentException(file.toString(), List.of(problem));
    }

    private static JsonNode resolve(Path file, Node root, Problems problems) {
        JsonNode document = new YamlConverter(problems).convert(root);
        SchemaCheck.check(document, problems);
        problems.throwIfAny(file.toString());
        JsonNode resolved = new Resolver(file, problems).resolve(document);
        problems.throwIfAny(file.toString());
        return resolved;
    }

    private static Patterns open(Path file, JsonNode resolved, Problems problems) {
        Optional<Patterns> patterns = new PatternOpener(resolved, problems).open();
        patterns.ifPresent(
                opened -> SizeCheck.check(resolved, opened, Runtime.getRuntime().maxMemory(), problems));
        if (!problems.isEmpty()) {
            patterns.ifPresent(ExperimentFile::close);
        }
        problems.throwIfAny(file.toString());
        return patterns.orElseThrow();
    }

    /**
     * What it says.
     *
     * @throws IllegalStateException if it has populations instead of a network
     */
    public Experiment experiment() {
        return network(experiment);
    }

    /** What it says if it has populations instead of a network. */
    public Optional<PopulationExperiment> populations() {
        return Optional.ofNullable(populations);
    }

    private static <T> T network(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("an experiment with populations has no network");
        }
        return part;
    }

    /** The file's text as it was read. */
    public String source() {
        return source;
    }

    /**
     * The experiment with overrides applied and every default filled in, times in ms, the path of a pattern file absolute:
     * an experiment file that says the same.
     */
    public String resolvedJson() {
        return PrettyJson.write(resolved);
    }

    /**
     * The patterns to be stored.
     *
     * @throws IllegalStateException if it has populations instead of a network
     */
    public Patterns patterns() {
        return network(patterns);
    }

    /** Closes the file of the patterns, if they come from one. */
    @Override
    public void close() {
        close(patterns);
    }

    private static void close(@Nullable Patterns patterns) {
        if (patterns instanceof FilePatterns file) {
            file.close();
        }
    }
}
