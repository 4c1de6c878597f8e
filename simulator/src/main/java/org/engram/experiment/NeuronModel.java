package org.engram.experiment;

import java.util.List;
import org.engram.neuron.spiking.ConductanceLif.Receptor;
import org.engram.neuron.spiking.EscapeNoise;
import org.engram.neuron.spiking.Membrane;

/** The models that the cells of a population may have. */
public sealed interface NeuronModel {
    /** The names of the receptors, in the order of their port numbers; none for cells that hear nothing. */
    List<String> receptors();

    /** The unit of weights, such as mV; empty: dimensionless. */
    String weightUnit();

    /** Neurons, which have a state and hear spikes. */
    sealed interface Neuron extends NeuronModel {
        /** The name of the variable that decides when they fire. */
        String state();

        /** The unit of the state; empty: dimensionless. */
        String stateUnit();

        /** The state without input. */
        double rest();

        /** Whether receptors hold what they take up; if not, the state jumps. */
        boolean hasSynapticState();
    }

    /** Leaky integrate-and-fire neurons, with two receptors unless the model says otherwise. */
    sealed interface Lif extends Neuron {
        Membrane membrane();

        @Override
        default List<String> receptors() {
            return List.of("excitatory", "inhibitory");
        }

        @Override
        default String state() {
            return "V_m";
        }

        @Override
        default String stateUnit() {
            return "mV";
        }

        @Override
        default double rest() {
            return membrane().rest();
        }

        @Override
        default boolean hasSynapticState() {
            return true;
        }
    }

    /** A spike makes the membrane jump by the weight in mV. */
    record Delta(Membrane membrane) implements Lif {
        @Override
        public List<String> receptors() {
            return List.of("delta");
        }

        @Override
        public String weightUnit() {
            return "mV";
        }

        @Override
        public boolean hasSynapticState() {
            return false;
        }
    }

    /** A spike makes a synaptic current jump by the weight in pA; time constants in ms. */
    record Current(Membrane membrane, double excitatoryTau, double inhibitoryTau) implements Lif {
        @Override
        public String weightUnit() {
            return "pA";
        }
    }

    /** A spike makes a synaptic current rise to the weight in pA, its peak, and fall again; time constant in ms. */
    record Alpha(Membrane membrane, double tau) implements Lif {
        @Override
        public List<String> receptors() {
            return List.of("current");
        }

        @Override
        public String weightUnit() {
            return "pA";
        }
    }

    /** A spike makes a synaptic conductance jump by the weight in nS. */
    record Conductance(Membrane membrane, Receptor excitatory, Receptor inhibitory) implements Lif {
        @Override
        public String weightUnit() {
            return "nS";
        }
    }

    /** Neurons that fire at random with an intensity that is a function of their state, which a spike makes jump. */
    record Escape(EscapeNoise.Cell cell) implements Neuron {
        @Override
        public List<String> receptors() {
            return List.of("delta");
        }

        @Override
        public String weightUnit() {
            return "";
        }

        @Override
        public String state() {
            return "state";
        }

        @Override
        public String stateUnit() {
            return "";
        }

        @Override
        public double rest() {
            return cell.bias();
        }

        @Override
        public boolean hasSynapticState() {
            return false;
        }
    }

    /** Cells that hear nothing. */
    sealed interface Source extends NeuronModel {
        @Override
        default List<String> receptors() {
            return List.of();
        }

        @Override
        default String weightUnit() {
            return "";
        }
    }

    /** Cells that fire at random at a rate in Hz, from {@code start} until {@code stop}, in ms. */
    record Poisson(double rate, double start, double stop) implements Source {}

    /** Cells that fire all at once, at equal intervals in ms, first at {@code start}. */
    record Regular(double interval, double start) implements Source {}
}
