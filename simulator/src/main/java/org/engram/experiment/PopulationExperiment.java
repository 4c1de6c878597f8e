package org.engram.experiment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.engram.connectivity.sparse.Distribution;
import org.engram.connectivity.sparse.SparseSynapses;
import org.engram.experiment.Experiment.Precision;

/**
 * An experiment with populations of spiking neurons: what such an experiment file says, with every default filled in.
 * Times in ms, potentials in mV, currents in pA, conductances in nS, capacitances in pF, rates in Hz.
 *
 * @param seed the master seed, from which every random stream is derived
 * @param populations the order gives precedence to spikes of one moment
 * @param duration of a trial
 * @param trials how often the network is simulated, with other initial states and external spikes
 */
public record PopulationExperiment(
        String title,
        long seed,
        List<Population> populations,
        List<Projection> projections,
        double duration,
        int trials,
        CheckpointInterval checkpoint,
        Record record) {

    /** About how many bytes the neurons and synapses take. */
    public double bytes() {
        return PopulationSizeCheck.bytesOfNeurons(this) + PopulationSizeCheck.bytesOfSynapses(this);
    }

    /**
     * Neurons of one model with one set of parameters.
     *
     * @param initial what the state variables start from, by name: V_m, or that of a receptor
     */
    public record Population(
            String name, int size, NeuronModel neuron, Map<String, Distribution> initial, List<Drive> drives) {}

    /**
     * Independent Poisson trains, one for each neuron.
     *
     * @param port the receptor
     * @param weight in the unit of the receptor
     * @param stop may be infinite
     */
    public record Drive(double rate, int port, double weight, double start, double stop) {}

    /**
     * Synapses from one population to another.
     *
     * @param from the number of the population whose spikes go out
     * @param to the number of the population that receives them
     * @param port the receptor
     */
    public record Projection(int from, int to, int port, SparseSynapses.Plan plan) {}

    /**
     * What is written down.
     *
     * @param times of the samples, strictly increasing, from 0 to the duration
     * @param populations the names of those that are recorded
     * @param neurons which neurons of each of them are sampled
     * @param compress whether the recording is compressed when it is complete
     * @param onSpikesOf the populations at the spikes of whose sampled neurons samples are taken too
     */
    @SuppressWarnings("JavaLangClash")
    public record Record(
            List<Double> times,
            List<Variable> variables,
            List<String> populations,
            Map<String, NeuronSelection.Numbered> neurons,
            Precision precision,
            boolean compress,
            List<String> onSpikesOf) {
        /** The numbers of the neurons of a recorded population that are sampled. */
        public int[] sampled(Population population) {
            return Objects.requireNonNull(neurons.get(population.name()), population.name())
                    .of(population.size());
        }
    }

    public enum Variable {
        /** Every spike. */
        SPIKES,
        /** Spikes per neuron and second since the sample before. */
        RATE,
        /** The membrane potentials. */
        MEMBRANE,
        /** What the receptors hold. */
        SYNAPTIC
    }
}
