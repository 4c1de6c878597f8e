/**
 * Runs an experiment: builds the network, starts the trials, watches over the energy, and hands what happens to whoever
 * listens.
 *
 * <p>{@link org.engram.simulation.Simulation} is the way in for feature and memory neurons, {@link
 * org.engram.simulation.PopulationSimulation} for populations. The engine does not know who listens: a {@link
 * org.engram.simulation.TrialListener} or {@link org.engram.simulation.PopulationListener} changes no bit of what
 * happens. {@link org.engram.simulation.RecordingWriter} and {@link org.engram.simulation.PopulationRecording} are the
 * listeners that write the HDF5 file.
 */
@NullMarked
package org.engram.simulation;

import org.jspecify.annotations.NullMarked;
