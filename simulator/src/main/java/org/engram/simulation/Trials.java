package org.engram.simulation;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.engram.connectivity.Patterns;
import org.engram.connectivity.RandomStreams;
import org.engram.connectivity.RandomStreams.Purpose;
import org.engram.experiment.Experiment;
import org.engram.experiment.Experiment.Selection;
import org.engram.experiment.Experiment.Start;
import org.engram.network.RateNetwork;

/** The trials of an experiment: how many there are and where each one starts, every one a function of seed and number. */
final class Trials {
    private final Experiment experiment;
    private final RateNetwork network;
    private final Patterns patterns;
    private final int[] cued;
    private final long[] combinations;

    Trials(Experiment experiment, RateNetwork network, Patterns patterns) {
        this.experiment = experiment;
        this.network = network;
        this.patterns = patterns;
        cued = experiment.start() instanceof Start.Cue cue
                ? chosen(cue.memories(), patterns.count(), experiment.seed())
                : none(experiment.start().trials(patterns.count()));
        combinations = experiment.start() instanceof Start.Combinations spec
                ? combinations(spec, patterns.count(), experiment.seed())
                : new long[0];
    }

    private static int[] none(int count) {
        int[] none = new int[count];
        Arrays.fill(none, InitialState.NONE);
        return none;
    }

    private static long[] combinations(Start.Combinations spec, int memories, long seed) {
        LongStream trials = LongStream.range(0, spec.trials(memories));
        return spec.random().isEmpty()
                ? trials.toArray()
                : trials.map(trial -> RandomStreams.of(seed, Purpose.COMBINATION, trial)
                                        .nextLong()
                                >>> (Long.SIZE - memories))
                        .toArray();
    }

    private static int[] chosen(Selection selection, int count, long seed) {
        if (selection instanceof Selection.Listed listed) {
            return listed.memories().stream().mapToInt(Integer::intValue).toArray();
        }
        if (selection instanceof Selection.Random random) {
            UniformRandomProvider rng = RandomStreams.of(seed, Purpose.MEMORY_CHOICE, 0);
            return new PermutationSampler(rng, count, random.count()).sample();
        }
        return IntStream.range(0, selection instanceof Selection.First first ? first.count() : count)
                .toArray();
    }

    int count() {
        return cued.length;
    }

    /** The cued memory of each trial, -1: none. */
    int[] cued() {
        return cued.clone();
    }

    /** The combination of memory neurons that each trial starts from, neuron mu in bit mu; empty where trials start otherwise. */
    long[] combinations() {
        return combinations.clone();
    }

    /** The cued pattern of a trial, empty without a cue. */
    double[] pattern(int trial) {
        return cued[trial] == InitialState.NONE ? new double[0] : stored(cued[trial]);
    }

    /** What a trial is cued with: the corrupted pattern times the strength [N_f]; empty without a cue. */
    double[] cue(int trial) {
        double[] cue = pattern(trial);
        if (experiment.start() instanceof Start.Cue spec) {
            spec.corrupt().apply(cue, RandomStreams.of(experiment.seed(), Purpose.CORRUPTION, trial));
            for (int i = 0; i < cue.length; i++) {
                cue[i] *= spec.strength();
            }
        }
        return cue;
    }

    /** A stored pattern, before weighting [N_f]. */
    double[] stored(int memory) {
        double[] pattern = new double[patterns.size()];
        patterns.row(memory, pattern);
        return pattern;
    }

    /** How the features are arranged. */
    int[] featureShape() {
        return patterns.shape();
    }

    InitialState start(int trial) {
        if (experiment.start() instanceof Start.Cue cue) {
            return fromCue(trial, cue);
        }
        return experiment.start() instanceof Start.State state
                ? fromState(state)
                : fromCombination(combinations[trial]);
    }

    private InitialState fromCombination(long combination) {
        double[] s = IntStream.range(0, patterns.count())
                .mapToDouble(memory -> combination >> memory & 1)
                .toArray();
        double[] v = new double[patterns.size()];
        network.synapses().toFeatures(s, v);
        double leak = network.features().leak();
        for (int i = 0; i < v.length; i++) {
            v[i] = (v[i] + network.features().input()[i]) / leak;
        }
        return uncued(v, followed(v));
    }

    private static InitialState uncued(double[] v, double[] h) {
        return new InitialState(InitialState.NONE, new double[0], new double[0], v, h, new double[v.length], 0);
    }

    private InitialState fromCue(int trial, Start.Cue cue) {
        double[] corrupted = cue(trial);
        double[] nothing = new double[corrupted.length];
        double[] v = cue.apply().setsState() ? corrupted : nothing;
        double[] h = network.features().isAdiabatic() ? followed(v) : resting();
        double[] input = cue.apply().setsInput() ? corrupted : nothing;
        return new InitialState(
                cued[trial], pattern(trial), corrupted, v, h, input, cue.apply().setsInput() ? cue.hold() : 0);
    }

    private InitialState fromState(Start.State state) {
        double[] v = state.features().stream().mapToDouble(Double::doubleValue).toArray();
        double[] h = state.adiabatic()
                ? followed(v)
                : state.memories().isEmpty()
                        ? resting()
                        : state.memories().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray();
        return uncued(v, h);
    }

    /** h = 0; nothing where the memory neurons have no state of their own. */
    private double[] resting() {
        boolean follow =
                network.memories().isAdiabatic() && !experiment.network().isSpiking();
        return new double[follow ? 0 : patterns.count()];
    }

    /** h = xi g(v). */
    private double[] followed(double[] v) {
        double[] g = new double[v.length];
        network.features().activation().output(v, g);
        double[] h = new double[patterns.count()];
        network.synapses().toMemories(g, h);
        return h;
    }
}
