/**
 * What one layer of neurons does with its state: activations, the Lagrangians they derive from, and the energy terms
 * that follow.
 *
 * <p>Every activation is the gradient of a Lagrangian, output = ∂L/∂x (Krotov and Hopfield, arXiv:2008.06996, eq. 3),
 * which is what makes the network's energy (eq. 2) fall. {@link org.engram.neuron.Activation} is the contract,
 * {@link org.engram.neuron.ElementwiseActivation} the common case in which every neuron looks at its own state only,
 * {@link org.engram.neuron.OutputStream} the way to compute outputs block by block while the states become known.
 *
 * <p>Exponentials and what is made of them are those of {@code Elementary}, for single numbers, and of
 * {@code ArrayFunctions}, for whole layers, with vectors where they pay.
 *
 * <p>Depends on nothing but the JDK. All methods are pure: same arguments, same bits, on any thread.
 */
@NullMarked
package org.engram.neuron;

import org.jspecify.annotations.NullMarked;
