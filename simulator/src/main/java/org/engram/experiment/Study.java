package org.engram.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.engram.connectivity.RandomStreams;
import org.engram.connectivity.RandomStreams.Purpose;
import org.engram.experiment.Experiment.Start;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Many experiments declared by one file: the file's own, with some keys changed. Every combination of the values of the
 * {@linkplain #axes axes} is a <em>cell</em>; cells are counted row by row, the last axis being the fastest. A cell is
 * run once in every <em>repeat</em>. One repeat of one cell is a <em>point</em>, an experiment like any other.
 *
 * <p>The first repeat has the master seed, the others have seeds drawn from it. Within a repeat all cells have the same
 * seed: the same patterns, memories and corruptions as far as sizes allow (common random numbers), so that cells differ
 * by what is swept only.
 */
public final class Study {
    private static final String COUNT = "network.synapses.patterns.random.count";

    /** The range of loads, around that of the theory, in which a capacity is looked for. */
    private static final double LOAD_RANGE = 16;

    private static final double LOAD_ACCURACY = 0.02;

    /** Where the loads of a capacity study stand among its axes. */
    private static final int LOAD_AXIS = 1;

    private final Declaration declaration;

    public enum Kind {
        SWEEP,
        ABLATION,
        CAPACITY,
        MAPPING
    }

    /**
     * What a file declares.
     *
     * @param root of the file, without the study
     * @param place of the study in the file
     * @param common what is changed at all points
     * @param loads the values of axis {@link #LOAD_AXIS} of a capacity study that has one, empty otherwise
     * @param reached the overlap at which a mapping takes the cued memory for reached, NaN otherwise
     * @param populations their names, none where the file has a network
     * @param fingerprint of the resolved file
     */
    record Declaration(
            String title,
            ExperimentText text,
            Node root,
            Node place,
            long seed,
            Kind kind,
            List<Change> common,
            List<Axis> axes,
            List<Double> loads,
            int repeats,
            Criterion criterion,
            Optional<Threshold> threshold,
            boolean trajectories,
            double reached,
            List<String> populations,
            String fingerprint) {}

    Study(Declaration declaration) {
        this.declaration = declaration;
    }

    public String title() {
        return declaration.title();
    }

    /** The file that declares it. */
    public ExperimentText text() {
        return declaration.text();
    }

    public Kind kind() {
        return declaration.kind();
    }

    /** The dimensions, those of the kind of study first. */
    public List<Axis> axes() {
        return declaration.axes();
    }

    public int repeats() {
        return declaration.repeats();
    }

    public Criterion criterion() {
        return declaration.criterion();
    }

    /** Whether every point is a search for a threshold instead of one run. */
    public boolean isSearch() {
        return declaration.threshold().isPresent()
                || (kind() == Kind.CAPACITY && declaration.loads().isEmpty());
    }

    /** Whether points are compared with a twin: in ablations an adiabatic one, in mappings one of rate neurons. */
    public boolean hasReferences() {
        return kind() == Kind.MAPPING || (kind() == Kind.ABLATION && !isSearch());
    }

    /** Whether trajectories are recorded. */
    public boolean trajectories() {
        return declaration.trajectories();
    }

    /** The overlap with the cued memory at which a mapping takes it for reached; NaN for other kinds of study. */
    public double reached() {
        return declaration.reached();
    }

    /** The names of the populations of every point; none where the points are networks. */
    public List<String> populations() {
        return declaration.populations();
    }

    /** What tells this study from others: a hash of the resolved file, whatever folder its patterns lie in. */
    public String fingerprint() {
        return declaration.fingerprint();
    }

    /** The number of combinations. */
    public int cells() {
        int cells = 1;
        for (Axis axis : axes()) {
            cells = Math.multiplyExact(cells, axis.size());
        }
        return cells;
    }

    /** The number of points. */
    public int points() {
        return Math.multiplyExact(cells(), repeats());
    }

    /** The index of a cell along each axis. */
    public int[] indices(int cell) {
        int[] indices = new int[axes().size()];
        int rest = cell;
        for (int i = indices.length - 1; i >= 0; i--) {
            int size = axes().get(i).size();
            indices[i] = rest % size;
            rest /= size;
        }
        return indices;
    }

    /** A cell in words, such as {@code cue.corrupt.flip = 0.1, ratio = 1.0}. */
    public String describe(int cell) {
        int[] indices = indices(cell);
        var words = new StringJoiner(", ");
        for (int i = 0; i < indices.length; i++) {
            for (Coordinate coordinate : axes().get(i).coordinates()) {
                words.add(coordinate.name() + " = " + coordinate.labels().get(indices[i]));
            }
        }
        return words.toString();
    }

    /** The seed of a repeat. */
    public long seed(int repeat) {
        return repeat == 0
                ? declaration.seed()
                : RandomStreams.of(declaration.seed(), Purpose.REPEAT, repeat).nextLong();
    }

    /**
     * The experiment at a point.
     *
     * @throws ExperimentException if there cannot be such an experiment
     */
    public ExperimentFile point(int cell, int repeat) {
        return read(changes(cell, repeat));
    }

    /** The experiment at a point, with the key of a search set to a value. */
    public ExperimentFile point(int cell, int repeat, Threshold search, double value) {
        return read(with(changes(cell, repeat), Change.to(value, search.key(), declaration.place())));
    }

    /** That this study cannot be run. */
    public ExperimentException refused(String reason) {
        String section = kind().name().toLowerCase(Locale.ROOT);
        return new ExperimentException(
                declaration.text().file(), List.of(Problems.at(declaration.place(), section, reason)));
    }

    /** The experiment at a point, but with adiabatic memory neurons: what an ablation compares with. */
    public ExperimentFile adiabatic(int cell, int repeat) {
        return read(with(changes(cell, repeat), Change.to("adiabatic", "network.memories.tau", declaration.place())));
    }

    /** What is looked for in a cell; empty if its points are single runs. */
    public Optional<Threshold> search(int cell) {
        return isSearch() && kind() == Kind.CAPACITY ? Optional.of(halfRetrieved(cell)) : declaration.threshold();
    }

    /** The number of patterns at which half of the trials succeed. */
    private Threshold halfRetrieved(int cell) {
        try (ExperimentFile file = read(settings(cell, 0))) {
            double theory = theory(file);
            int cued = file.experiment().start() instanceof Start.Cue cue
                    ? cue.memories().least()
                    : 1;
            double from = Math.max(cued, theory / LOAD_RANGE);
            double to = Math.max(from, theory * LOAD_RANGE);
            return new Threshold(COUNT, "1", Math.rint(from), Math.rint(to), LOAD_ACCURACY, true, true, 0.5);
        }
    }

    /** How many patterns the theory allows a cell of a capacity study, or any experiment. */
    public static double theory(ExperimentFile file) {
        return CapacityTheory.patterns(
                        file.experiment().network().memories().activation(),
                        file.patterns().size())
                .orElse(Double.NaN);
    }

    private List<Change> changes(int cell, int repeat) {
        List<Change> changes = settings(cell, repeat);
        if (declaration.loads().isEmpty()) {
            return changes;
        }
        double load = declaration.loads().get(indices(cell)[LOAD_AXIS]);
        try (ExperimentFile file = read(changes)) {
            double count = Math.max(1, Math.rint(load * theory(file)));
            return with(changes, Change.to(count, COUNT, declaration.place()));
        }
    }

    /** What the axes and the repeat set. */
    private List<Change> settings(int cell, int repeat) {
        List<Change> changes = new ArrayList<>(declaration.common());
        changes.add(Change.to(seed(repeat), "seed", declaration.place()));
        int[] indices = indices(cell);
        for (int i = 0; i < indices.length; i++) {
            changes.addAll(axes().get(i).setting(indices[i]));
        }
        return changes;
    }

    private static List<Change> with(List<Change> changes, Change last) {
        List<Change> all = new ArrayList<>(changes);
        all.add(last);
        return all;
    }

    private ExperimentFile read(List<Change> changes) {
        var overrides = new Overrides();
        Node root = declaration.root();
        for (Change change : changes) {
            root = overrides.apply(root, change);
        }
        return ExperimentFile.of(declaration.text(), root, overrides.problems());
    }
}
