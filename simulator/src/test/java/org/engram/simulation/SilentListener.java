package org.engram.simulation;

/** Takes no notice of anything. */
class SilentListener implements PopulationListener {
    @Override
    public void spike(int trial, int population, int neuron, double t) {}

    @Override
    public void sample(int trial, int index, PopulationState state) {}

    @Override
    public void atSpike(int trial, double t, PopulationState state) {}

    @Override
    public void reached(int trial, double t) {}

    @Override
    public void finished(PopulationResult result) {}
}
