/**
 * What is written down: the live HDF5 file, and the reader. Knows arrays, names and units, no neurons.
 *
 * <p>A {@link org.engram.recording.LiveFile} is declared first ({@link org.engram.recording.LiveGroup groups}, attributes,
 * {@link org.engram.recording.Scale dimensions}, {@link org.engram.recording.Variable variables}, {@link
 * org.engram.recording.Table tables}) and then started: from that moment on it is a complete HDF5 file on disk, and
 * values are written in place. A process that is killed leaves a file that opens and holds everything written up to
 * then. {@link org.engram.recording.RecordingFile} reads it.
 *
 * <p>jHDF encodes most of the metadata; the classes that are not public add what it lacks. Depends on jHDF only.
 */
@NullMarked
package org.engram.recording;

import org.jspecify.annotations.NullMarked;
