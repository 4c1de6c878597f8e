/** Measurements of what Engram exists for. Each class opens with the question it answers and the command that asks it. */
@NullMarked
package org.engram.benchmark;

import org.jspecify.annotations.NullMarked;
