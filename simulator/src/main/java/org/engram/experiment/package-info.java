/**
 * The experiment file: read, checked whole against its schema, and turned into immutable records.
 *
 * <p>{@link org.engram.experiment.ExperimentFile} is the way in, {@link org.engram.experiment.Experiment} what comes
 * out: every default filled in, every time in ms, every file path resolved. Knows nothing of how an experiment is run.
 */
@NullMarked
package org.engram.experiment;

import org.jspecify.annotations.NullMarked;
