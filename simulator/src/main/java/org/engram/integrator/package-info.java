/**
 * Methods that advance the state of a trial, one per file, all behind {@link org.engram.integrator.Integrator}: {@link
 * org.engram.integrator.ExponentialAdams}, which {@code auto} takes, the adaptive and fixed-step methods of Apache Commons
 * Math, the exact {@link org.engram.integrator.EventDriven} of binary neurons, and two discrete updates. {@link org.engram.integrator.Integrators} knows them by name.
 *
 * <p>Every method shows each accepted step, with dense output, to a {@link org.engram.integrator.StepObserver}; what the
 * observer does changes no bit of the trajectory.
 */
@NullMarked
package org.engram.integrator;

import org.jspecify.annotations.NullMarked;
