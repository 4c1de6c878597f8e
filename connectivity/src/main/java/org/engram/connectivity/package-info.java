/**
 * Who is joined to whom and how strongly: patterns, and synapses that hold them.
 *
 * <p>A {@link org.engram.connectivity.Patterns} is a source of rows, one per memory; {@link
 * org.engram.connectivity.Synapses} is the matrix xi [N_h x N_f] made from them, read both ways from one storage. The
 * cost of everything is counted in passes: one pass is one reading of all of xi.
 *
 * <p>Patterns are {@linkplain org.engram.connectivity.ValuePatterns given}, {@linkplain
 * org.engram.connectivity.RandomPatterns random} or {@linkplain org.engram.connectivity.FilePatterns read from HDF5
 * files} row by row, and may be {@linkplain org.engram.connectivity.DilutedPatterns diluted}; {@link
 * org.engram.connectivity.Storage} turns them into synapses, in memory or in a {@linkplain
 * org.engram.connectivity.Place file}, whose order of summation is fixed, for one state or {@linkplain
 * org.engram.connectivity.Pass several} at once, on one thread or a {@link org.engram.connectivity.Team}. {@link
 * org.engram.connectivity.Corruption} spoils a pattern to make a cue, and every random number comes from one of
 * the named {@link org.engram.connectivity.RandomStreams}.
 *
 * <p>Knows no neurons: what happens to a product between the two directions is a {@link
 * org.engram.connectivity.RowStage} that the caller passes in.
 */
@NullMarked
package org.engram.connectivity;

import org.jspecify.annotations.NullMarked;
