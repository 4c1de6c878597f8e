package org.engram.experiment;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.engram.connectivity.Arithmetic;
import org.engram.connectivity.Corruption;
import org.engram.connectivity.Encoding;
import org.engram.connectivity.RandomPatterns;
import org.engram.connectivity.Rows;
import org.engram.connectivity.Storage;
import org.engram.neuron.Activation;

/**
 * A whole experiment: what an experiment file says, with every default filled in. Times are in ms, rates in Hz, states,
 * outputs and weights dimensionless.
 *
 * @param seed the master seed, from which every random stream is derived
 */
public record Experiment(String title, long seed, Network network, Start start, Simulate simulate, Record record) {
    /** The same experiment, of which nothing is recorded. */
    public Experiment unrecorded() {
        var nothing = new Record(List.of(), List.of(), Sampled.ALL, record.precision(), false, false, List.of());
        return new Experiment(title, seed, network, start, simulate, nothing);
    }

    /** The same experiment with rate neurons, whose outputs are what the spikes stand for. */
    public Experiment rateTwin() {
        var twin = new Network(
                network.features().ofRateNeurons(), network.memories().ofRateNeurons(), network.synapses(), 0);
        Integrator asked = simulate.integrator();
        var integrator = new Integrator(
                "auto",
                asked.rtol(),
                asked.atol(),
                OptionalDouble.empty(),
                asked.maxSteps(),
                asked.maxStep(),
                asked.initialStep());
        var states = new Record(record.times(), List.of(), Sampled.ALL, record.precision(), false, false, List.of());
        return new Experiment(
                title,
                seed,
                twin,
                start,
                new Simulate(simulate.duration(), integrator, simulate.stop(), CheckpointInterval.OFF),
                states);
    }

    /**
     * Two layers and the synapses between them.
     *
     * @param delay in both directions, of spikes or of the outputs of rate neurons, in ms; 0 where one layer only fires
     */
    public record Network(Layer features, Layer memories, Synapses synapses, double delay) {
        /** Whether one or both of the layers fire spikes. */
        public boolean isSpiking() {
            return features.isSpiking() || memories.isSpiking();
        }

        /** Whether rate neurons stand beside spiking ones. */
        public boolean isMixed() {
            return features.isSpiking() != memories.isSpiking();
        }
    }

    /**
     * One layer of neurons.
     *
     * @param neurons what kind they are
     * @param activation the output that rate neurons have, and that the spikes of the others stand for
     * @param tau of each neuron; {@link TimeConstants#ADIABATIC} where the layer follows the other one at once
     * @param input I_i: one number for all neurons, or one for each
     * @param leak alpha of model C (arXiv:2008.06996, eq. 19), 1 elsewhere
     */
    public record Layer(Neurons neurons, Activation activation, TimeConstants tau, List<Double> input, double leak) {
        /** A layer of rate neurons. */
        public Layer(Activation activation, TimeConstants tau, List<Double> input, double leak) {
            this(new Neurons.Rate(), activation, tau, input, leak);
        }

        public boolean isAdiabatic() {
            return tau.equals(TimeConstants.ADIABATIC);
        }

        public boolean isSpiking() {
            return neurons.areSpiking();
        }

        Layer ofRateNeurons() {
            return new Layer(activation, tau, input, leak);
        }
    }

    /** Kinds of neurons. */
    public sealed interface Neurons {
        /** With a graded output. */
        record Rate() implements Neurons {}

        /**
         * Leaky integrate-and-fire neurons: membrane dV/dt = -V + state + bias, threshold 1, reset 0.
         *
         * @param membrane time constant in ms
         * @param refractory in ms
         * @param rate that counts as output 1, in Hz
         * @param copies neurons in each unit
         */
        record Lif(double membrane, double refractory, double bias, double rate, int copies) implements Neurons {}

        /**
         * Escape-noise neurons, which fire with intensity rate * |activation|.
         *
         * @param rate in Hz
         * @param copies neurons in each unit
         * @param pool time constant in ms of the pool that normalises the layer to a softmax; empty: there is none
         */
        record Escape(double rate, int copies, OptionalDouble pool) implements Neurons {}

        /** Whether they fire spikes. */
        default boolean areSpiking() {
            return !(this instanceof Rate);
        }
    }

    /**
     * xi = weight.factor(N_f) * pattern.
     *
     * @param dilution the share of synapses that are absent, in [0, 1)
     * @param mapped whether they lie in a temporary file instead of in memory
     * @param sequence whether each memory neuron drives the features towards the next pattern instead of its own
     */
    public record Synapses(
            PatternSource patterns,
            Weight weight,
            Storage storage,
            Arithmetic arithmetic,
            double dilution,
            boolean mapped,
            boolean sequence,
            Imperfections imperfections) {
        /** Whether both directions are alike, so that there is an energy which falls. */
        public boolean areSymmetric() {
            return !sequence && imperfections.asymmetry() == 0;
        }
    }

    /**
     * In what synapses differ from the patterns that they should hold.
     *
     * @param bits with how many bits a synapse is resolved, empty: exactly
     * @param noise standard deviation of a fixed relative error that both directions share
     * @param asymmetry standard deviation of a fixed relative error of each direction by itself
     */
    public record Imperfections(OptionalInt bits, double noise, double asymmetry) {
        public static final Imperfections NONE = new Imperfections(OptionalInt.empty(), 0, 0);
    }

    /** A factor that may depend on N_f: {@code number / N_f^power}, power 0, 1/2 or 1. */
    public record Weight(double number, double power) {
        public double factor(int features) {
            return number / Math.pow(features, power);
        }
    }

    /** Where patterns come from. */
    public sealed interface PatternSource {
        record Values(List<List<Double>> rows) implements PatternSource {}

        /**
         * Drawn at random.
         *
         * @param seed empty: derived from the master seed
         */
        record Random(int count, int size, RandomPatterns.Kind kind, OptionalLong seed) implements PatternSource {}

        /**
         * Read from an HDF5 file.
         *
         * @param file absolute, resolved against the experiment file's folder
         */
        record File(Path file, String dataset, Rows rows, Encoding encode) implements PatternSource {}
    }

    /** Where trials start. */
    public sealed interface Start {
        /** The number of trials in a network of {@code memories} memory neurons. */
        int trials(int memories);

        /**
         * One trial for each memory named.
         *
         * @param hold how long the cue is applied as input, in ms; infinite: to the end
         */
        record Cue(Selection memories, Corruption corrupt, Apply apply, double strength, double hold) implements Start {
            @Override
            public int trials(int all) {
                return memories.count(all);
            }
        }

        /**
         * One trial from an exact state.
         *
         * @param memories h(0); empty: 0
         * @param adiabatic whether h(0) = xi g(v(0)) instead
         */
        record State(List<Double> features, List<Double> memories, boolean adiabatic) implements Start {
            @Override
            public int trials(int all) {
                return 1;
            }
        }

        /**
         * One trial for each of some sets of memory neurons: v(0) = (xi^T s + I) / leak, where the features rest while the outputs
         * s of these memory neurons are 1 and those of the others 0, and h(0) = xi g(v(0)).
         *
         * @param random how many sets are drawn, each neuron with probability 1/2; empty: all sets, in the order of the numbers in
         *     whose binary digits the memory neurons stand
         */
        record Combinations(OptionalInt random) implements Start {
            /** The most memory neurons of which all sets are started from. */
            static final int MOST_OF_ALL = 16;

            /** The most memory neurons, whose set is one number in a recording. */
            static final int MOST = 62;

            @Override
            public int trials(int all) {
                return random.orElse(1 << Math.min(all, MOST_OF_ALL));
            }
        }
    }

    public enum Apply {
        START,
        INPUT,
        BOTH;

        public boolean setsState() {
            return this != INPUT;
        }

        public boolean setsInput() {
            return this != START;
        }
    }

    /** Which memories are cued. */
    public sealed interface Selection {
        /** How many there are of {@code memories}. */
        int count(int memories);

        /** The smallest number of memories from which they can be chosen. */
        default int least() {
            return count(1);
        }

        record All() implements Selection {
            @Override
            public int count(int memories) {
                return memories;
            }
        }

        record First(int count) implements Selection {
            @Override
            public int count(int memories) {
                return count;
            }
        }

        record Random(int count) implements Selection {
            @Override
            public int count(int memories) {
                return count;
            }
        }

        record Listed(List<Integer> memories) implements Selection {
            @Override
            public int count(int all) {
                return memories.size();
            }

            @Override
            public int least() {
                return Collections.max(memories) + 1;
            }
        }
    }

    /**
     * How long, and by which method.
     *
     * @param duration in ms, &gt; 0
     * @param stop the residual at which a trial ends early; empty: it never does
     */
    public record Simulate(
            double duration, Integrator integrator, OptionalDouble stop, CheckpointInterval checkpoint) {}

    /**
     * The method and its settings.
     *
     * @param method as named in the experiment file
     * @param step of the fixed-step methods, in ms
     * @param maxStep in ms
     * @param initialStep in ms
     */
    public record Integrator(
            String method,
            double rtol,
            double atol,
            OptionalDouble step,
            OptionalInt maxSteps,
            OptionalDouble maxStep,
            OptionalDouble initialStep) {
        private static final Set<String> COMPARING_ENERGIES = Set.of("asynchronous", "synchronous");
        private static final Set<String> DISCRETE = Set.of("attention", "asynchronous", "synchronous");

        /** Whether a method takes the one of two outputs of a neuron that has the lower energy. */
        public static boolean comparesEnergies(String method) {
            return COMPARING_ENERGIES.contains(method);
        }

        /** Whether a method updates states in jumps, for which memory neurons are adiabatic whatever their tau. */
        public static boolean isDiscrete(String method) {
            return DISCRETE.contains(method);
        }
    }

    /**
     * What is written down.
     *
     * @param times in ms, strictly increasing, from 0 to the duration
     * @param variables what is recorded at these times
     * @param neurons of which neurons
     * @param solver whether every accepted step is recorded too
     * @param compress whether the recording is compressed when it is complete
     * @param onSpikesOf the layers, {@code features} or {@code memories}, at the spikes of whose recorded neurons the
     *     variables are recorded too
     */
    @SuppressWarnings("JavaLangClash")
    public record Record(
            List<Double> times,
            List<Variable> variables,
            Sampled neurons,
            Precision precision,
            boolean solver,
            boolean compress,
            List<String> onSpikesOf) {}

    /** The neurons whose states, outputs and membranes are sampled. */
    public record Sampled(NeuronSelection.Numbered features, NeuronSelection memories) {
        public static final Sampled ALL = new Sampled(NeuronSelection.ALL, NeuronSelection.ALL);
    }

    public enum Variable {
        V,
        G,
        H,
        F,
        ENERGY,
        RESIDUAL,
        OVERLAP,
        SPIKES,
        MEMBRANE;

        /** Whether it follows from the states of all neurons. */
        public boolean isFunctionOfState() {
            return this != SPIKES && this != MEMBRANE;
        }

        /** Whether a state of the memory neurons is needed for it; energies, which are told by themselves, are not meant. */
        public boolean isFunctionOfMemories() {
            return this == H || this == F || this == RESIDUAL;
        }
    }

    /** The floating-point type in which states, outputs and membranes are written. */
    public enum Precision {
        FLOAT64(Double.BYTES),
        FLOAT32(Float.BYTES);

        private final int bytes;

        Precision(int bytes) {
            this.bytes = bytes;
        }

        /** Of one number. */
        public int bytes() {
            return bytes;
        }
    }
}
