package org.engram.simulation;

import org.engram.network.RateDynamics;

/** Two listeners, told one after the other. */
public record Listeners(TrialListener first, TrialListener second) implements TrialListener {
    @Override
    public void energy(int trial, int index, double energy) {
        first.energy(trial, index, energy);
        second.energy(trial, index, energy);
    }

    @Override
    public boolean readsMemories() {
        return first.readsMemories() || second.readsMemories();
    }

    @Override
    public void sample(int trial, int index, RateDynamics dynamics, double[] y) {
        first.sample(trial, index, dynamics, y);
        second.sample(trial, index, dynamics, y);
    }

    @Override
    public void step(int trial, double t, double step, double error, double energy) {
        first.step(trial, t, step, error, energy);
        second.step(trial, t, step, error, energy);
    }

    @Override
    public void ended(int trial, RateDynamics dynamics, double[] y) {
        first.ended(trial, dynamics, y);
        second.ended(trial, dynamics, y);
    }

    @Override
    public void spike(int trial, int layer, int neuron, double t) {
        first.spike(trial, layer, neuron, t);
        second.spike(trial, layer, neuron, t);
    }

    @Override
    public void membranes(int trial, int index, double[] features, double[] memories) {
        first.membranes(trial, index, features, memories);
        second.membranes(trial, index, features, memories);
    }

    @Override
    public void atSpike(int trial, double t, RateDynamics dynamics, double[] y, double[] features, double[] memories) {
        first.atSpike(trial, t, dynamics, y, features, memories);
        second.atSpike(trial, t, dynamics, y, features, memories);
    }

    @Override
    public void finished(TrialResult result) {
        first.finished(result);
        second.finished(result);
    }
}
