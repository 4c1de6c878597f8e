/**
 * Runs the points of studies as tasks of Apache Spark, which runs those again that were lost with a process or a machine.
 *
 * <p>Depends on {@code org.engram.study} and on Spark, which the user brings: nothing else of Engram knows of it.
 */
@NullMarked
package org.engram.spark;

import org.jspecify.annotations.NullMarked;
