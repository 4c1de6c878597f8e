package org.engram.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.engram.connectivity.FilePatterns;
import org.engram.connectivity.PatternException;
import org.engram.connectivity.Patterns;
import org.engram.experiment.YamlParser.SyntaxException;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An experiment file that was read and found free of problems, with its patterns open. YAML 1.2 or JSON; the keys are
 * described in {@link ExperimentSchema}.
 */
public final class ExperimentFile implements AutoCloseable {
    private final ExperimentText text;
    private final YamlPlaces places;
    private final JsonNode resolved;
    private final Optional<Network> network;
    private final Optional<PopulationExperiment> populations;
    private final Optional<Study> study;

    /** A network, and the study that the file declares of it. */
    private ExperimentFile(
            ExperimentText text, YamlPlaces places, JsonNode resolved, Patterns patterns, Optional<Study> study) {
        this.text = text;
        this.places = places;
        this.resolved = resolved;
        this.study = study;
        network = Optional.of(new Network(ExperimentBinder.bind(resolved), patterns));
        populations = Optional.empty();
    }

    /** Populations, and the study that the file declares of them. */
    private ExperimentFile(
            ExperimentText text,
            YamlPlaces places,
            JsonNode resolved,
            PopulationExperiment experiment,
            Optional<Study> study) {
        this.text = text;
        this.places = places;
        this.resolved = resolved;
        this.study = study;
        network = Optional.empty();
        populations = Optional.of(experiment);
    }

    private record Network(Experiment experiment, Patterns patterns) {}

    /**
     * Reads a file and checks all of it.
     *
     * @param overrides {@code key=value}, such as {@code network.memories.tau=1 ms}
     * @param seed replaces the file's master seed
     * @throws ExperimentException if anything is wrong, with everything that is
     */
    public static ExperimentFile read(Path file, List<String> overrides, OptionalLong seed) {
        return ExperimentText.read(file, overrides, seed).parse();
    }

    static ExperimentFile of(ExperimentText text) {
        Path file = Path.of(text.file());
        var overriding = new Overrides();
        Node root = overriding.apply(parse(file, text.source()), text.changes());
        return of(text, root, overriding.problems());
    }

    /** Checks a tree. */
    static ExperimentFile of(ExperimentText text, Node root, List<Problem> found) {
        Path file = Path.of(text.file());
        var places = new YamlPlaces(root);
        var problems = new Problems(places);
        problems.addAll(found);
        ObjectNode resolved = resolve(file, root, problems);
        RecordCheck.check(resolved, problems);
        if (resolved.has("populations")) {
            return ofPopulations(text, root, places, resolved, problems);
        }
        SpikingCheck.check(resolved, problems);
        DelayCheck.check(resolved, problems);
        NetworkCheck.check(resolved, problems);
        TimeConstantsCheck.check(resolved, problems);
        StartCheck.check(resolved, problems);
        Optional<Study> study = new StudyBinder(resolved, places, problems).bind(text, root);
        return new ExperimentFile(text, places, resolved, open(file, resolved, problems), study);
    }

    private static ExperimentFile ofPopulations(
            ExperimentText text, Node root, YamlPlaces places, ObjectNode resolved, Problems problems) {
        String file = text.file();
        PopulationCheck.check(resolved, problems);
        problems.throwIfAny(file);
        PopulationExperiment experiment = PopulationBinder.bind(resolved);
        PopulationSizeCheck.check(experiment, Runtime.getRuntime().maxMemory(), problems);
        Optional<Study> study = new StudyBinder(resolved, places, problems).bind(text, root);
        problems.throwIfAny(file);
        return new ExperimentFile(text, places, resolved, experiment, study);
    }

    private static Node parse(Path file, String source) {
        try {
            return YamlParser.parse(indentedBySpaces(file, source), file.toString())
                    .orElseThrow(() -> refused(file, Problem.ofFile("is empty; wanted: " + wanted())));
        } catch (SyntaxException e) {
            throw refused(file, new Problem(e.line(), e.column(), "", e.in(isJson(file) ? "JSON" : "YAML")));
        }
    }

    /** Tabs, of which JSON makes nothing but white space, are errors in YAML. */
    private static String indentedBySpaces(Path file, String source) {
        return isJson(file) ? source.replace('\t', ' ') : source;
    }

    private static boolean isJson(Path file) {
        return file.toString().endsWith(".json");
    }

    private static String wanted() {
        return ExperimentSchema.accepted(ExperimentSchema.root());
    }

    private static ExperimentException refused(Path file, Problem problem) {
        return new ExperimentException(file.toString(), List.of(problem));
    }

    private static ObjectNode resolve(Path file, Node root, Problems problems) {
        JsonNode document = new YamlConverter(problems).convert(root);
        SchemaCheck.check(document, problems);
        problems.throwIfAny(file.toString());
        ObjectNode resolved = new Resolver(file, problems).resolve(document);
        problems.throwIfAny(file.toString());
        return resolved;
    }

    private static Patterns open(Path file, ObjectNode resolved, Problems problems) {
        Optional<Patterns> patterns = new PatternOpener(resolved, problems).open();
        patterns.ifPresent(opened -> {
            StorageChoice.resolve(resolved, opened, problems);
            SizeCheck.check(resolved, opened, Runtime.getRuntime().maxMemory(), problems);
        });
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
        return network().experiment();
    }

    private Network network() {
        return network.orElseThrow(() -> new IllegalStateException("an experiment with populations has no network"));
    }

    /** What it says if it has populations instead of a network. */
    public Optional<PopulationExperiment> populations() {
        return populations;
    }

    /** The file's text as it was read. */
    public String source() {
        return text.source();
    }

    /** That the patterns cannot be stored, which is found out when they are. */
    public ExperimentException refusedPatterns(PatternException reason) {
        var problems = new Problems(places);
        problems.atValue("/network/synapses/patterns", String.valueOf(reason.getMessage()));
        return problems.exception(text.file());
    }

    /**
     * The experiment with overrides applied, every default filled in and the storage chosen, times in ms, the path of a
     * pattern file absolute: an experiment file that says the same.
     */
    public String resolvedJson() {
        return PrettyJson.write(resolved);
    }

    /** The study that the file declares, if it does: many experiments instead of one. */
    public Optional<Study> study() {
        return study;
    }

    /**
     * The patterns to be stored.
     *
     * @throws IllegalStateException if it has populations instead of a network
     */
    public Patterns patterns() {
        return network().patterns();
    }

    /** Closes the file of the patterns, if they come from one. */
    @Override
    public void close() {
        network.ifPresent(opened -> close(opened.patterns()));
    }

    private static void close(Patterns patterns) {
        if (patterns instanceof FilePatterns file) {
            file.close();
        }
    }
}
