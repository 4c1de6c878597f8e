/**
 * Two layers of spiking neurons in which every neuron of one hears every spike of the other: the Krotov-Hopfield network
 * with spikes.
 *
 * <p>A layer advances as a whole. Its states are kept in coordinates in which their common decay costs nothing, so that a
 * spike is one scaled row of synapses added to them ({@link org.engram.event.dense.DecayingStates}); which few neurons may
 * fire is told by bounds that hold for a while. {@link org.engram.event.dense.LifLayer} and {@link
 * org.engram.event.dense.EscapeLayer} are the two kinds of layer, {@link org.engram.event.dense.SpikingNetwork} joins two
 * of them as one source of events. Everything is exact between events; there is no time grid, and nothing is allocated for
 * an event.
 *
 * <p>Krotov and Hopfield, arXiv:2008.06996, section 2: a spike makes the current of the neurons that hear it jump, and the
 * current then decays with tau.
 */
@NullMarked
package org.engram.event.dense;

import org.jspecify.annotations.NullMarked;
