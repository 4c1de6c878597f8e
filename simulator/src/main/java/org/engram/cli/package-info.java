/**
 * The command line, one command per file. {@link org.engram.cli.Engram} is the program; exit status 0 done, 1 the
 * simulation failed, 2 bad input or usage, 130 interrupted.
 */
@NullMarked
package org.engram.cli;

import org.jspecify.annotations.NullMarked;
