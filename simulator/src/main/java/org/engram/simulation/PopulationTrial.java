package org.engram.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.engram.connectivity.sparse.SparseSynapses;
import org.engram.event.DistributedDelays;
import org.engram.event.EventLoop;
import org.engram.event.EventSource;
import org.engram.event.ExplosionException;
import org.engram.event.ExplosionGuard;
import org.engram.event.ExternalInput;
import org.engram.event.FiringSource;
import org.engram.event.FixedDelay;
import org.engram.event.NeuronPopulation;
import org.engram.event.PoissonDrive;
import org.engram.experiment.NeuronModel;
import org.engram.experiment.PopulationExperiment;
import org.engram.experiment.PopulationExperiment.Drive;
import org.engram.experiment.PopulationExperiment.Population;
import org.engram.experiment.PopulationExperiment.Projection;
import org.engram.experiment.PopulationExperiment.Variable;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;

/** One run of a network of populations. */
final class PopulationTrial implements PopulationState, Checkpointed {
    /** How far the network goes, in ms, before it says how far it is. */
    private static final double STRIDE = 1;

    /** How many events it processes before it looks whether it is to stop. */
    private static final int EVENTS_AT_ONCE = 256;

    private final int trial;
    private final PopulationExperiment experiment;
    private final Cancellation cancellation;
    private final PopulationListener listener;
    private final Checkpoints checkpoints;
    private final List<FiringSource> populations = new ArrayList<>();
    private final List<SpikeStatistics> statistics = new ArrayList<>();
    private final List<ExplosionGuard> guards = new ArrayList<>();
    private final EventLoop loop;
    private final long[] spikesBefore;
    private final double[] rates;
    private double lastSample;
    private int nextSample;
    private boolean triggered;

    PopulationTrial(
            int trial,
            PopulationExperiment experiment,
            List<SparseSynapses> synapses,
            Cancellation cancellation,
            PopulationListener listener,
            Checkpoints checkpoints) {
        this.trial = trial;
        this.experiment = experiment;
        this.cancellation = cancellation;
        this.listener = listener;
        this.checkpoints = checkpoints;
        var builder = new PopulationBuilder(experiment.seed(), trial);
        for (Population population : experiment.populations()) {
            populations.add(population(builder, population));
        }
        List<EventSource> sources = new ArrayList<>();
        sources.add(new ExternalInput(drives(builder), shortestDelay(synapses)));
        for (int k = 0; k < synapses.size(); k++) {
            if (synapses.get(k).count() > 0) {
                sources.add(delay(experiment.projections().get(k), synapses.get(k)));
            }
        }
        sources.addAll(populations);
        loop = new EventLoop(sources);
        spikesBefore = new long[populations.size()];
        rates = new double[populations.size()];
    }

    private FiringSource population(PopulationBuilder builder, Population population) {
        int number = populations.size();
        FiringSource built = builder.build(population, number);
        if (population.neuron() instanceof NeuronModel.Neuron) {
            var guard = new ExplosionGuard(population.name(), population.size());
            guards.add(guard);
            built.listen(guard);
        }
        var counts = new SpikeStatistics(population.size(), experiment.duration());
        statistics.add(counts);
        built.listen(counts);
        if (experiment.record().variables().contains(Variable.SPIKES)
                && experiment.record().populations().contains(population.name())) {
            built.listen((neuron, t) -> listener.spike(trial, number, neuron, t));
        }
        if (experiment.record().onSpikesOf().contains(population.name())) {
            listenForSamples(built, population);
        }
        return built;
    }

    private void listenForSamples(FiringSource built, Population population) {
        var sampled = new BitSet();
        Arrays.stream(experiment.record().sampled(population)).forEach(sampled::set);
        built.listen((neuron, t) -> triggered |= sampled.get(neuron));
    }

    private static double shortestDelay(List<SparseSynapses> synapses) {
        return synapses.stream()
                .mapToDouble(SparseSynapses::shortestDelay)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private List<PoissonDrive> drives(PopulationBuilder builder) {
        List<PoissonDrive> drives = new ArrayList<>();
        for (int k = 0; k < populations.size(); k++) {
            for (Drive drive : experiment.populations().get(k).drives()) {
                drives.add(new PoissonDrive(
                        (NeuronPopulation) populations.get(k),
                        drive.port(),
                        drive.weight(),
                        drive.rate(),
                        drive.start(),
                        drive.stop(),
                        builder.external(populations.size() + drives.size())));
            }
        }
        return drives;
    }

    private EventSource delay(Projection projection, SparseSynapses synapses) {
        var targets = (NeuronPopulation) populations.get(projection.to());
        FiringSource source = populations.get(projection.from());
        if (synapses.hasOneDelay()) {
            var delay = new FixedDelay(synapses, targets, projection.port());
            source.listen(delay);
            return delay;
        }
        var delay = new DistributedDelays(synapses, targets, projection.port());
        source.listen(delay);
        return delay;
    }

    PopulationResult run() {
        try {
            List<Double> times = experiment.record().times();
            StateTransfer checkpoint = checkpoints.last(trial);
            if (checkpoint != null) {
                transfer(checkpoint);
            }
            while (nextSample < times.size()) {
                advance(times.get(nextSample));
                sample(nextSample++);
            }
            advance(experiment.duration());
        } catch (ExplosionException | ArithmeticException e) {
            throw new SimulationException(trial, String.valueOf(e.getMessage()));
        }
        PopulationResult result = result();
        listener.finished(result);
        checkpoints.ended(trial);
        return result;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        nextSample = transfer.whole(nextSample);
        lastSample = transfer.real(lastSample);
        transfer.array(spikesBefore);
        statistics.forEach(counts -> counts.transfer(transfer));
        guards.forEach(guard -> guard.transfer(transfer));
        loop.transfer(transfer);
    }

    private void advance(double until) {
        while (loop.time() < until) {
            double end = Math.min(until, loop.time() + STRIDE);
            do {
                cancellation.check();
                if (checkpoints.isDue(trial, loop.time())) {
                    checkpoints.keep(trial, loop.time(), this);
                }
            } while (!go(end));
            listener.reached(trial, loop.time());
        }
        while (!go(until)) {
            cancellation.check();
        }
    }

    /** Goes on for some events at most; returns whether everything up to a time has happened. */
    private boolean go(double until) {
        if (experiment.record().onSpikesOf().isEmpty()) {
            return loop.advance(until, EVENTS_AT_ONCE);
        }
        for (int k = 0; k < EVENTS_AT_ONCE; k++) {
            if (!loop.advanceOneMoment(until)) {
                return true;
            }
            if (triggered) {
                triggered = false;
                listener.atSpike(trial, loop.time(), this);
            }
        }
        return false;
    }

    private void sample(int index) {
        double span = loop.time() - lastSample;
        lastSample = loop.time();
        for (int k = 0; k < rates.length; k++) {
            long spikes = statistics.get(k).spikes();
            rates[k] = span > 0
                    ? (spikes - spikesBefore[k]) / (span * populations.get(k).size()) * 1000
                    : 0;
            spikesBefore[k] = spikes;
        }
        listener.sample(trial, index, this);
    }

    @Override
    public double rate(int population) {
        return rates[population];
    }

    @Override
    public void membrane(int population, int[] neurons, double[] out) {
        var all = (NeuronPopulation) populations.get(population);
        for (int i = 0; i < neurons.length; i++) {
            out[i] = all.membrane(neurons[i], loop.time());
        }
    }

    @Override
    public void synaptic(int population, int port, int[] neurons, double[] out) {
        var all = (NeuronPopulation) populations.get(population);
        for (int i = 0; i < neurons.length; i++) {
            out[i] = all.synaptic(neurons[i], port, loop.time());
        }
    }

    private PopulationResult result() {
        List<PopulationResult.Activity> activities = new ArrayList<>();
        for (int k = 0; k < populations.size(); k++) {
            SpikeStatistics counts = statistics.get(k);
            activities.add(new PopulationResult.Activity(
                    experiment.populations().get(k).name(),
                    counts.spikes(),
                    counts.rate(experiment.duration()),
                    counts.cv(),
                    counts.synchrony()));
        }
        return new PopulationResult(trial, activities);
    }
}
