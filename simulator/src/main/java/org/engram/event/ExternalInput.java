package org.engram.event;

import java.util.ArrayList;
import java.util.List;
import org.engram.neuron.StateTransfer;
import org.jspecify.annotations.Nullable;

/**
 * All input from outside. A spike fired now is heard after the shortest delay in the network at the earliest, so that until
 * then populations hear their input each for itself, without looking at the others: in long runs instead of spike by spike.
 * What a population hears, and in which order, does not depend on it.
 */
public final class ExternalInput implements EventSource {
    private final List<Population> populations = new ArrayList<>();
    private final double shortestDelay;

    /**
     * Joins the drives of a network.
     *
     * @param shortestDelay of all synapses between neurons, ms; infinite where there are none
     */
    public ExternalInput(List<PoissonDrive> drives, double shortestDelay) {
        this.shortestDelay = shortestDelay;
        for (PoissonDrive drive : drives) {
            of(drive.neurons()).drives.add(drive);
        }
    }

    private Population of(NeuronPopulation neurons) {
        for (Population known : populations) {
            if (known.neurons == neurons) {
                return known;
            }
        }
        var population = new Population(neurons);
        populations.add(population);
        return population;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        for (Population population : populations) {
            population.drives.forEach(drive -> drive.transfer(transfer));
        }
    }

    @Override
    public double next() {
        double next = Double.POSITIVE_INFINITY;
        for (int k = 0; k < populations.size(); k++) {
            next = Math.min(next, populations.get(k).next());
        }
        return next;
    }

    @Override
    public void process(double horizon) {
        double now = next();
        double end = Math.min(horizon, now + shortestDelay);
        for (int k = 0; k < populations.size(); k++) {
            populations.get(k).deliver(now, end);
        }
    }

    /** The drives of one population. */
    private static final class Population {
        private final NeuronPopulation neurons;
        private final List<PoissonDrive> drives = new ArrayList<>();

        Population(NeuronPopulation neurons) {
            this.neurons = neurons;
        }

        double next() {
            return next(null);
        }

        /** The time of the next spike of all drives but one. */
        private double next(@Nullable PoissonDrive except) {
            double next = Double.POSITIVE_INFINITY;
            for (int k = 0; k < drives.size(); k++) {
                if (drives.get(k) != except) {
                    next = Math.min(next, drives.get(k).next());
                }
            }
            return next;
        }

        private PoissonDrive first() {
            PoissonDrive first = drives.get(0);
            for (int k = 1; k < drives.size(); k++) {
                first = drives.get(k).next() < first.next() ? drives.get(k) : first;
            }
            return first;
        }

        /** Delivers what comes at this moment, and what comes before {@code end} as long as no neuron may fire. */
        void deliver(double now, double end) {
            PoissonDrive first = first();
            while (first.next() <= now || first.next() < Math.min(end, neurons.next())) {
                first.deliver(Math.min(end, next(first)));
                first = first();
            }
        }
    }
}
