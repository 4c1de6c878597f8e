/**
 * Neurons that fire spikes, advanced exactly from event to event: no time grid anywhere.
 *
 * <p>{@link org.engram.neuron.spiking.SpikeSource} is a population of cells that fire; {@link
 * org.engram.neuron.spiking.SpikingNeurons} one that hears spikes as well. Between two events the state of a neuron is
 * known in closed form, and so is, or by a bracketed root, the time at which its membrane reaches the threshold
 * ({@link org.engram.neuron.spiking.FirstCrossing}).
 *
 * <p>Leaky integrate-and-fire neurons differ in what a spike does to them: a {@linkplain
 * org.engram.neuron.spiking.VoltageJumpLif jump of the membrane}, an {@linkplain
 * org.engram.neuron.spiking.CurrentLif exponential} or {@linkplain org.engram.neuron.spiking.AlphaCurrentLif alpha-shaped
 * current}, an {@linkplain org.engram.neuron.spiking.ConductanceLif exponential conductance}. {@linkplain
 * org.engram.neuron.spiking.EscapeNoise Escape-noise neurons} fire at random with an intensity that is an activation of
 * their state; {@linkplain org.engram.neuron.spiking.RegularSource regular} sources hear nothing.
 *
 * <p>Units: ms, mV, pA, pF, nS, Hz. Depends on nothing but the JDK and {@link org.engram.neuron}. Same calls, same bits.
 */
@NullMarked
package org.engram.neuron.spiking;

import org.jspecify.annotations.NullMarked;
