/**
 * The experiment file: read, checked whole against its schema, and turned into immutable records.
 *
 * <p>{@link org.engram.experiment.ExperimentFile} is the way in; what comes out is an {@link
 * org.engram.experiment.Experiment}, with a {@link org.engram.experiment.Study} where the file declares one, or a {@link
 * org.engram.experiment.PopulationExperiment}: every default filled in, every quantity in one unit, every file path
 * resolved. Knows nothing of how an experiment is run.
 */
@NullMarked
package org.engram.experiment;

import org.jspecify.annotations.NullMarked;
