package org.engram.connectivity;

/**
 * What one of several states wants of a common pass over the synapses, see {@link Synapses#together}.
 *
 * @param g outputs of the feature neurons [N_f], read
 * @param stage makes weights of the products; {@link GivenWeights} where they are known
 * @param toMemories xi g [N_h], written
 * @param toFeatures xi^T w [N_f], written
 */
public record Pass(double[] g, RowStage stage, double[] toMemories, double[] toFeatures) {}
