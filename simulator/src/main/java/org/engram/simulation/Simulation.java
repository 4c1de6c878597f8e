package org.engram.simulation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.engram.connectivity.Patterns;
import org.engram.connectivity.RandomStreams;
import org.engram.connectivity.RandomStreams.Purpose;
import org.engram.connectivity.SpikeRows;
import org.engram.connectivity.Team;
import org.engram.experiment.Experiment;
import org.engram.experiment.NeuronSelection;
import org.engram.integrator.AutoChoice;
import org.engram.integrator.Integrators;
import org.engram.integrator.Tolerance;
import org.engram.integrator.UpdateOrder;
import org.engram.network.RateNetwork;
import org.jspecify.annotations.Nullable;

/**
 * An experiment ready to run. Trials are independent of one another and of what listens to them: the same experiment
 * gives the same bits on any number of threads.
 */
public final class Simulation {
    /** Vectors of the length of a full state that a trial needs at most: slopes, history, dense output, audit. */
    private static final long STATES_OF_A_TRIAL = 64;

    private final Experiment experiment;
    private final RateNetwork network;
    private final Trials trials;
    private final Overlaps overlaps;
    private final Method method;
    private final boolean together;
    private final boolean comparesStates;
    private final @Nullable SpikingBuilder spiking;
    private final Map<Integer, int[]> closest = new ConcurrentHashMap<>();

    /** Stores the patterns; takes the memory of the synapses. */
    public Simulation(Experiment experiment, Patterns patterns) {
        this(experiment, patterns, StoredSynapses.of(experiment, patterns));
    }

    /** Makes use of synapses that are stored already. */
    public Simulation(Experiment experiment, Patterns patterns, StoredSynapses stored) {
        this(experiment, patterns, stored, experiment.network().features().isSpiking());
    }

    private Simulation(Experiment experiment, Patterns patterns, StoredSynapses stored, boolean comparesStates) {
        this.experiment = experiment;
        this.comparesStates = comparesStates;
        network = NetworkBuilder.build(experiment, stored.synapses());
        trials = new Trials(experiment, network, patterns);
        overlaps = stored.overlaps();
        together = readsTogether(experiment, patterns);
        spiking = experiment.network().isSpiking() ? new SpikingBuilder(experiment, patterns) : null;
        method = spiking == null ? Method.of(choose(0)) : experiment.network().isMixed() ? Method.MIXED : Method.EVENT;
    }

    /**
     * The network of rate neurons that the spikes of an experiment stand for. What it retrieves is told as for the spiking
     * network: by the states v where features spike.
     */
    public static Simulation rateTwin(Experiment spiking, Patterns patterns, StoredSynapses stored) {
        return new Simulation(
                spiking.rateTwin(),
                patterns,
                stored,
                spiking.network().features().isSpiking());
    }

    /** Whether the trials of a rate network of this size read the synapses together, so that they keep all threads busy. */
    public static boolean readsTogether(Experiment experiment, Patterns patterns) {
        boolean byEvents = experiment.network().isSpiking()
                || experiment.simulate().integrator().method().equals("event");
        return !byEvents && CommonPasses.pay(patterns.count(), patterns.size());
    }

    private AutoChoice choose(int trial) {
        Experiment.Integrator asked = experiment.simulate().integrator();
        return asked.method().equals("auto")
                ? AutoChoice.of(tolerance(), network.delay())
                : new AutoChoice(
                        Integrators.named(
                                asked.method(),
                                tolerance(),
                                asked.step(),
                                network.features().tau(),
                                updateOrder(trial)),
                        "asked for");
    }

    private Tolerance tolerance() {
        Experiment.Integrator asked = experiment.simulate().integrator();
        return new Tolerance(asked.rtol(), asked.atol(), asked.maxStep(), asked.initialStep());
    }

    /** A random order for each sweep of each trial. */
    private UpdateOrder updateOrder(int trial) {
        return (sweep, size) -> {
            long index = ((long) trial << Integer.SIZE) + sweep;
            UniformRandomProvider rng = RandomStreams.of(experiment.seed(), Purpose.UPDATE_ORDER, index);
            return new PermutationSampler(rng, size, size).sample();
        };
    }

    /**
     * Runs all trials, several at a time.
     *
     * @return their results in order
     * @throws SimulationException if a trial fails; the others are ended, and what was heard of them stands
     */
    public List<TrialResult> run(int threads, TrialListener listener) {
        return run(threads, listener, Continuation.none());
    }

    /**
     * The same, or what is left of it.
     *
     * @throws SimulationStopped if the checkpoints ask for it
     */
    public List<TrialResult> run(int threads, TrialListener listener, Continuation<TrialResult> continuation) {
        if (!together) {
            Trial.Setup setup = setup(network, continuation.checkpoints());
            return ParallelTrials.run(
                    threads, trials.count(), setup.cancellation(), continuation, trial -> run(trial, setup, listener));
        }
        try (var team = new Team(threads)) {
            var passes = new CommonPasses(network.synapses().with(team), threads);
            Trial.Setup setup = setup(network.withSynapses(passes), continuation.checkpoints());
            return ParallelTrials.run(
                    trialsInMemory(),
                    trials.count(),
                    setup.cancellation(),
                    continuation,
                    trial -> passes.during(() -> run(trial, setup, listener)));
        }
    }

    private Trial.Setup setup(RateNetwork network, Checkpoints checkpoints) {
        return new Trial.Setup(
                network,
                experiment.record().times().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray(),
                experiment.simulate().duration(),
                experiment.simulate().stop(),
                experiment.simulate().integrator().maxSteps(),
                tolerance(),
                overlaps,
                experiment.record().variables(),
                comparesStates,
                new Cancellation(),
                checkpoints);
    }

    /** As many trials as share a pass and have room for their states beside xi. */
    private int trialsInMemory() {
        long neurons = (long) network.features().size() + network.memories().size();
        long room = Runtime.getRuntime().maxMemory() / 4 / (STATES_OF_A_TRIAL * Double.BYTES * neurons);
        return (int) Math.max(1, Math.min(CommonPasses.MOST_TRIALS, room));
    }

    private TrialResult run(int trial, Trial.Setup setup, TrialListener listener) {
        InitialState start = trials.start(trial);
        return spiking == null
                ? new Trial(trial, setup, choose(trial).integrator(), start, listener).run()
                : new SpikingTrial(trial, setup, spiking, start, spikeTriggers(trial), listener).run();
    }

    private SpikeTriggers spikeTriggers(int trial) {
        Experiment.Record record = experiment.record();
        return new SpikeTriggers(
                record.onSpikesOf().contains("features")
                        ? record.neurons().features().of(network.features().size())
                        : new int[0],
                record.onSpikesOf().contains("memories") ? sampledMemories(trial) : new int[0]);
    }

    /** The memory neurons that are sampled in a trial. */
    int[] sampledMemories(int trial) {
        NeuronSelection selection = experiment.record().neurons().memories();
        int size = network.memories().size();
        return selection instanceof NeuronSelection.Numbered numbered
                ? numbered.of(size)
                : closest.computeIfAbsent(trial, number -> closestMemories(number, selection.count(size)));
    }

    public Experiment experiment() {
        return experiment;
    }

    public RateNetwork network() {
        return network;
    }

    /** Whether the energy must fall, and why. */
    public EnergyLaw energyLaw() {
        return EnergyLaw.of(experiment, network);
    }

    /** The method in use, and why. */
    public Method method() {
        return method;
    }

    /** The cosine between the pattern that a trial was cued with and the features in the states v; NaN without a cue. */
    public double cuedOverlap(int trial, double[] v) {
        double[] pattern = cuedPattern(trial);
        return pattern.length == 0
                ? Double.NaN
                : Overlaps.between(
                        pattern, comparesStates ? v : network.features().outputs(v));
    }

    /** Whether the method is exact, so that no tolerance matters. */
    public boolean isToleranceFree() {
        return method.name().equals(Method.EVENT.name())
                && !experiment.network().isMixed();
    }

    /** The synapses that spikes are sent through, in both directions; empty where layers do not fire. */
    public List<SpikeRows> spikeRows() {
        return spiking == null ? List.of() : List.of(spiking.ofFeatures(), spiking.ofMemories());
    }

    /** Whether one or both of the layers fire spikes. */
    public boolean isSpiking() {
        return spiking != null;
    }

    /** How many feature neurons there are, copies included. */
    public long featureNeurons() {
        return network.features().size()
                * (long) copies(experiment.network().features().neurons());
    }

    /** How many memory neurons there are, copies included. */
    public long memoryNeurons() {
        return network.memories().size()
                * (long) copies(experiment.network().memories().neurons());
    }

    private static int copies(Experiment.Neurons neurons) {
        if (neurons instanceof Experiment.Neurons.Lif lif) {
            return lif.copies();
        }
        return neurons instanceof Experiment.Neurons.Escape escape ? escape.copies() : 1;
    }

    /** The number of trials. */
    public int trialCount() {
        return trials.count();
    }

    /** The cued memory of each trial, -1: none. */
    public int[] cued() {
        return trials.cued();
    }

    /** The combination of memory neurons that each trial starts from, neuron mu in bit mu; empty where trials start otherwise. */
    public long[] combinations() {
        return trials.combinations();
    }

    /** The bytes that the recorded variables take. */
    public long recordingBytes() {
        Experiment.Record record = experiment.record();
        long states = record.precision().bytes();
        long features = record.neurons().features().count(network.features().size());
        long memories = record.neurons().memories().count(network.memories().size());
        long perSample = 0;
        for (Experiment.Variable variable : record.variables()) {
            perSample += switch (variable) {
                case V, G -> states * features;
                case H, F -> states * memories;
                case ENERGY, RESIDUAL, OVERLAP -> Double.BYTES;
                case MEMBRANE -> states * (features + memories);
                case SPIKES -> 0;
            };
        }
        return perSample * record.times().size() * trials.count();
    }

    /**
     * Whether the values at a recorded time take a pass: residuals do, and states that follow others at once; energies where
     * dE/dt does not exist, and else where it does not tell them ({@link EnergyAudit#inside}).
     */
    public boolean recordingTakesPasses() {
        return experiment.record().variables().stream().anyMatch(variable -> switch (variable) {
            case RESIDUAL -> true;
            case ENERGY -> !EnergyAudit.hasRate(network, choose(0).integrator().isContinuous());
            case V, G, OVERLAP -> network.features().isAdiabatic();
            case H, F -> network.memories().isAdiabatic();
            case SPIKES, MEMBRANE -> false;
        });
    }

    /** Where the trials start, and the patterns that are stored. */
    Trials trials() {
        return trials;
    }

    /**
     * The memories with the largest overlaps with what a trial starts from, the largest first, of equals the first one: its
     * cue, or without one the outputs at the start (of spiking layers the states).
     */
    private int[] closestMemories(int trial, int count) {
        double[] cue = trials.cue(trial);
        double[] start = cue.length > 0 ? cue : outputs(trials.start(trial).v());
        return Ranking.largest(overlaps.withAll(start), count);
    }

    private double[] outputs(double[] v) {
        if (isSpiking()) {
            return v;
        }
        double[] g = new double[v.length];
        network.features().activation().output(v, g);
        return g;
    }

    /** The pattern that a trial was cued with [N_f], not corrupted; empty without a cue. */
    public double[] cuedPattern(int trial) {
        return trials.pattern(trial);
    }
}
