/**
 * Recordings in the formats of others: {@link org.engram.recording.export.NwbExport NWB} and {@link
 * org.engram.recording.export.SonataExport SONATA}.
 *
 * <p>{@link org.engram.recording.export.RecordedRun} reads what both need of a recording: the trials, the variables that
 * were sampled, the spikes. What is exported is read and written in blocks, so that it may be larger than the memory,
 * and appears under its name when it is complete. Knows arrays, names and units, no neurons.
 */
@NullMarked
package org.engram.recording.export;

import org.jspecify.annotations.NullMarked;
