/**
 * States on disk, from which a run that was cut off goes on: {@link org.engram.checkpoint.StateWriter} and {@link
 * org.engram.checkpoint.StateReader} carry states into bytes and back, a {@link org.engram.checkpoint.CheckpointFile}
 * keeps the bytes. Knows neither networks nor experiments.
 */
@NullMarked
package org.engram.checkpoint;

import org.jspecify.annotations.NullMarked;
