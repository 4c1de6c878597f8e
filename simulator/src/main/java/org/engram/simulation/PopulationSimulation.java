package org.engram.simulation;

import java.util.ArrayList;
import java.util.List;
import org.engram.connectivity.sparse.SparseSynapses;
import org.engram.experiment.NeuronModel;
import org.engram.experiment.PopulationExperiment;
import org.engram.experiment.PopulationExperiment.Population;
import org.engram.experiment.PopulationExperiment.Projection;
import org.engram.experiment.PopulationExperiment.Variable;
import org.engram.integrator.Reference;

/**
 * A network of populations ready to run. All trials share its synapses; they are independent of one another and of what
 * listens to them: the same experiment gives the same bits on any number of threads.
 */
public final class PopulationSimulation {
    static final Method METHOD = new Method(
            "event",
            "populations are simulated exactly from event to event",
            new Reference(
                    "R. Brette et al., Simulation of networks of spiking neurons: a review of tools and strategies,"
                            + " J. Comput. Neurosci. 23 (2007) 349",
                    "https://doi.org/10.1007/s10827-007-0038-6"));

    private final PopulationExperiment experiment;
    private final List<SparseSynapses> synapses = new ArrayList<>();

    /** Makes the synapses, and takes the memory for them. */
    public PopulationSimulation(PopulationExperiment experiment) {
        this.experiment = experiment;
        for (Projection projection : experiment.projections()) {
            Population from = experiment.populations().get(projection.from());
            Population to = experiment.populations().get(projection.to());
            synapses.add(new SparseSynapses(
                    projection.plan(),
                    from.size(),
                    to.size(),
                    projection.from() == projection.to(),
                    experiment.seed(),
                    synapses.size()));
        }
    }

    /**
     * Runs all trials, several at a time.
     *
     * @return their results in order
     * @throws SimulationException if a trial fails; the others are ended, and what was heard of them stands
     */
    public List<PopulationResult> run(int threads, PopulationListener listener) {
        return run(threads, listener, Continuation.none());
    }

    /**
     * The same, or what is left of it.
     *
     * @throws SimulationStopped if the checkpoints ask for it
     */
    public List<PopulationResult> run(
            int threads, PopulationListener listener, Continuation<PopulationResult> continuation) {
        var cancellation = new Cancellation();
        return ParallelTrials.run(
                threads,
                experiment.trials(),
                cancellation,
                continuation,
                trial -> new PopulationTrial(
                                trial, experiment, synapses, cancellation, listener, continuation.checkpoints())
                        .run());
    }

    /** The bytes that the sampled variables take; those of spikes cannot be known. */
    public long recordingBytes() {
        long perSample = 0;
        for (Population population : experiment.populations()) {
            if (experiment.record().populations().contains(population.name())) {
                perSample += bytesInSample(population);
            }
        }
        return perSample * experiment.record().times().size() * experiment.trials();
    }

    private long bytesInSample(Population population) {
        List<Variable> variables = experiment.record().variables();
        long rates = variables.contains(Variable.RATE) ? Double.BYTES : 0;
        if (!(population.neuron() instanceof NeuronModel.Neuron neuron)) {
            return rates;
        }
        long membranes = variables.contains(Variable.MEMBRANE) ? 1 : 0;
        boolean keeping = variables.contains(Variable.SYNAPTIC) && neuron.hasSynapticState();
        long receptors = keeping ? neuron.receptors().size() : 0;
        return rates
                + (membranes + receptors)
                        * experiment.record().precision().bytes()
                        * experiment.record().sampled(population).length;
    }

    public PopulationExperiment experiment() {
        return experiment;
    }

    /** The synapses of each projection. */
    public List<SparseSynapses> synapses() {
        return List.copyOf(synapses);
    }
}
