/**
 * What is written down: the live HDF5 file, and the reader. Knows arrays, names and units, no neurons.
 *
 * <p>A {@link org.engram.recording.LiveFile} is declared first (groups, attributes, dimension scales, variables, tables)
 * and then started: from that moment on it is a complete HDF5 file on disk, and values are written in place. A process
 * that is killed leaves a file that opens and holds everything written up to then.
 */
@NullMarked
package org.engram.recording;

import org.jspecify.annotations.NullMarked;
