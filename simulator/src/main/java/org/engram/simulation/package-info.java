/**
 * Runs an experiment: builds the network, starts the trials, watches over the energy, and hands what happens to whoever
 * listens.
 *
 * <p>{@link org.engram.simulation.Simulation} is the way in. The engine does not know who listens: a {@link
 * org.engram.simulation.TrialListener} changes no bit of a trajectory. {@link
 * org.engram.simulation.RecordingWriter} is the listener that writes the HDF5 file.
 */
@NullMarked
package org.engram.simulation;

import org.jspecify.annotations.NullMarked;
