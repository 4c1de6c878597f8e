package org.engram.experiment;

import java.util.List;
import org.engram.neuron.spiking.ConductanceLif.Receptor;
import org.engram.neuron.spiking.Membrane;

/** The models that the cells of a population may have. */
public sealed interface NeuronModel {
    /** The names of the receptors, in the order of their port numbers; none for cells that hear nothing. */
    List<String> receptors();

    /** The unit of weights, such as mV. */
    String weightUnit();

    /** Leaky integrate-and-fire neurons. */
    sealed interface Lif extends NeuronModel {
        Membrane membrane();
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
    }

    /** A spike makes a synaptic current jump by the weight in pA; time constants in ms. */
    record Current(Membrane membrane, double excitatoryTau, double inhibitoryTau) implements Lif {
        @Override
        public List<String> receptors() {
            return TWO_RECEPTORS;
        }

        @Override
        public String weightUnit() {
            return "pA";
        }
    }

    /** A spike makes a synaptic conductance jump by the weight in nS. */
    record Conductance(Membrane membrane, Receptor excitatory, Receptor inhibitory) implements Lif {
        @Override
        public List<String> receptors() {
            return TWO_RECEPTORS;
        }

        @Override
        public String weightUnit() {
            return "nS";
        }
    }

    /** Cells that fire at random at a rate in Hz, from {@code start} until {@code stop}, in ms. */
    record Poisson(double rate, double start, double stop) implements NeuronModel {
        @Override
        public List<String> receptors() {
            return List.of();
        }

        @Override
        public String weightUnit() {
            return "";
        }
    }

    /** Cells that fire all at once, at equal intervals in ms, first at {@code start}. */
    record Regular(double interval, double start) implements NeuronModel {
        @Override
        public List<String> receptors() {
            return List.of();
        }

        @Override
        public String weightUnit() {
            return "";
        }
    }

    List<String> TWO_RECEPTORS = List.of("excitatory", "inhibitory");
}
