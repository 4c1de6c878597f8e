/**
 * Runs studies: many experiments declared by one file, point by point.
 *
 * <p>A point is a pure function of the file, the number of the point and the seed: {@link
 * org.engram.study.PointRunner} maps it to named numbers, whichever process runs it and in which order. A {@link
 * org.engram.study.StudyEngine} has points run: {@link org.engram.study.StudyRunner} on threads, others in processes that a
 * {@link org.engram.study.RemoteStudy} is sent to. {@link org.engram.study.StudyWriter} keeps what came of them in an HDF5
 * file, from which a broken study goes on, and which can be joined with those of other shards.
 */
@NullMarked
package org.engram.study;

import org.jspecify.annotations.NullMarked;
