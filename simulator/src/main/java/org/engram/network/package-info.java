/**
 * The network of Krotov and Hopfield (arXiv:2008.06996): two layers of rate neurons joined by one matrix of pairwise
 * synapses, its equations of motion and its energy.
 *
 * <p>{@link org.engram.network.RateNetwork} says what the network is; a {@link org.engram.network.RateDynamics} moves it:
 * {@link org.engram.network.FullDynamics} with both layers in motion, {@link org.engram.network.AdiabaticDynamics} where
 * one layer follows the other at once. Both treat the two layers alike: whichever is slow drives the other.
 */
@NullMarked
package org.engram.network;

import org.jspecify.annotations.NullMarked;
