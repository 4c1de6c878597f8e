/**
 * Sparse synapses between populations: a {@link org.engram.connectivity.sparse.ConnectionRule} says who is joined to
 * whom, a {@link org.engram.connectivity.sparse.Distribution} how strongly and with which delay, and {@link
 * org.engram.connectivity.sparse.SparseSynapses} keeps them in rows, one for each source neuron.
 */
@NullMarked
package org.engram.connectivity.sparse;

import org.jspecify.annotations.NullMarked;
