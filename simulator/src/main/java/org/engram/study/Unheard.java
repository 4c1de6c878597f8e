package org.engram.study;

import org.engram.simulation.PopulationListener;
import org.engram.simulation.PopulationResult;
import org.engram.simulation.PopulationState;

/** Hears nothing: of populations that are not recorded only the results are wanted. */
enum Unheard implements PopulationListener {
    LISTENER;

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
