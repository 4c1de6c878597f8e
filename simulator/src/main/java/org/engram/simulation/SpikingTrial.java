package org.engram.simulation;

import java.util.ArrayList;
import java.util.List;
import org.engram.event.EventLoop;
import org.engram.event.ExplosionException;
import org.engram.event.ExplosionGuard;
import org.engram.event.SpikeListener;
import org.engram.event.dense.SpikingLayer;
import org.engram.event.dense.SpikingNetwork;
import org.engram.experiment.Experiment.Variable;
import org.engram.network.RateDynamics;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;

/** One run of a spiking network from one start. Its rate twin tells outputs, energy and residual at the sampled states. */
final class SpikingTrial implements Checkpointed {
    /** How far the network goes, in ms, before it says how far it is. */
    private static final double STRIDE = 1;

    /** How many events it processes before it looks whether it is to stop. */
    private static final int EVENTS_AT_ONCE = 256;

    private final int number;
    private final Trial.Setup setup;
    private final InitialState start;
    private final SpikeTriggers triggers;
    private final TrialListener listener;
    private final SpikingLayer features;
    private final SpikingLayer memories;
    private final EventLoop loop;
    private final double[] v;
    private final double[] h;
    private final long[] spikes = new long[2];
    private final List<ExplosionGuard> guards = new ArrayList<>();
    private RateDynamics twin;
    private final SampledEnergy energy = new SampledEnergy();
    private double poolLag;
    private boolean held;
    private double reached;
    private int nextSample;
    private boolean triggered;

    /** @param triggers at whose spikes samples are taken */
    SpikingTrial(
            int number,
            Trial.Setup setup,
            SpikingBuilder builder,
            InitialState start,
            SpikeTriggers triggers,
            TrialListener listener) {
        this.number = number;
        this.setup = setup;
        this.start = start;
        this.triggers = triggers;
        this.listener = listener;
        v = start.v().clone();
        h = start.h().clone();
        held = start.hold() > 0;
        twin = setup.network().withInput(input()).dynamics();
        SpikingBuilder.Layers layers = builder.layers(number, v, h, input());
        features = layers.features();
        memories = layers.memories();
        loop = new EventLoop(List.of(new SpikingNetwork(
                features,
                memories,
                builder.ofFeatures(),
                builder.ofMemories(),
                builder.delay(),
                heard(0, features),
                heard(1, memories))));
    }

    private SpikeListener heard(int layer, SpikingLayer source) {
        var guard = new ExplosionGuard(layer == 0 ? "features" : "memories", source.units() * source.copies());
        guards.add(guard);
        boolean recorded = setup.records().contains(Variable.SPIKES);
        return (neuron, t) -> {
            guard.fired(neuron, t);
            spikes[layer]++;
            triggered |= triggers.contain(layer, neuron / source.copies());
            if (recorded) {
                listener.spike(number, layer, neuron, t);
            }
        };
    }

    TrialResult run() {
        try {
            StateTransfer checkpoint = setup.checkpoints().last(number);
            if (checkpoint != null) {
                transfer(checkpoint);
                twin = setup.network().withInput(input()).dynamics();
            }
            while (nextSample < setup.times().length) {
                advance(setup.times()[nextSample]);
                sample(nextSample++);
            }
            advance(setup.duration());
        } catch (ExplosionException | ArithmeticException e) {
            throw new SimulationException(number, String.valueOf(e.getMessage()));
        }
        TrialResult result = result();
        listener.ended(number, twin, twin.state(v, h));
        listener.finished(result);
        setup.checkpoints().ended(number);
        return result;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        nextSample = transfer.whole(nextSample);
        held = transfer.flag(held);
        reached = transfer.real(reached);
        transfer.array(spikes);
        energy.transfer(transfer);
        poolLag = transfer.real(poolLag);
        guards.forEach(guard -> guard.transfer(transfer));
        loop.transfer(transfer);
    }

    private void advance(double until) {
        if (held && start.hold() <= until) {
            advanceInStrides(start.hold());
            held = false;
            twin = setup.network().dynamics();
            energy.restart();
            features.setInput(input(), start.hold());
        }
        advanceInStrides(until);
    }

    private void advanceInStrides(double until) {
        while (reached < until) {
            double stride = Math.min(until - reached, STRIDE);
            double end = stride < STRIDE ? until : reached + STRIDE;
            do {
                setup.cancellation().check();
                if (setup.checkpoints().isDue(number, loop.time())) {
                    setup.checkpoints().keep(number, loop.time(), this);
                }
            } while (!go(end));
            reached = end;
            listener.step(number, end, stride, Double.NaN, Double.NaN);
        }
        while (!go(until)) {
            setup.cancellation().check();
        }
    }

    /** Goes on for some events at most; returns whether everything up to a time has happened. */
    private boolean go(double until) {
        if (triggers.areNone()) {
            return loop.advance(until, EVENTS_AT_ONCE);
        }
        for (int k = 0; k < EVENTS_AT_ONCE; k++) {
            if (!loop.advanceOneMoment(until)) {
                return true;
            }
            if (triggered) {
                triggered = false;
                sampleAtSpike();
            }
        }
        return false;
    }

    private void sampleAtSpike() {
        double[] ofFeatures = {};
        double[] ofMemories = {};
        if (setup.records().contains(Variable.MEMBRANE)) {
            ofFeatures = new double[v.length];
            ofMemories = new double[h.length];
            features.membranes(loop.time(), ofFeatures);
            memories.membranes(loop.time(), ofMemories);
        }
        features.states(loop.time(), v);
        memories.states(loop.time(), h);
        listener.atSpike(number, loop.time(), twin, twin.state(v, h), ofFeatures, ofMemories);
    }

    /** The input of the features at this moment: with the cue as long as it is held. */
    private double[] input() {
        double[] rest = setup.network().features().input();
        return held ? start.addedTo(rest) : rest.clone();
    }

    private void sample(int index) {
        if (setup.records().contains(Variable.MEMBRANE)) {
            features.membranes(loop.time(), v);
            memories.membranes(loop.time(), h);
            listener.membranes(number, index, v, h);
        }
        features.states(loop.time(), v);
        memories.states(loop.time(), h);
        double[] y = twin.state(v, h);
        if (setup.records().contains(Variable.ENERGY)) {
            double value = twin.energy(y).value();
            energy.see(value);
            listener.energy(number, index, value);
        }
        listener.sample(number, index, twin, y);
        poolLag = Math.max(poolLag, Math.abs(memories.poolLag(loop.time())));
    }

    private TrialResult result() {
        features.states(loop.time(), v);
        memories.states(loop.time(), h);
        double[] compared = setup.compared(v);
        var ranking = Ranking.of(setup.overlaps().withAll(compared));
        return new TrialResult(
                number,
                start.cued(),
                ranking.best() != 0 ? ranking.index() : InitialState.NONE,
                ranking.best(),
                ranking.second(),
                start.overlap(),
                start.cued() == InitialState.NONE ? Double.NaN : Overlaps.between(start.pattern(), compared),
                false,
                Double.NaN,
                loop.time(),
                0,
                spikes[0] + spikes[1],
                0,
                energy.report(),
                spikes[0],
                spikes[1],
                poolLag);
    }
}
