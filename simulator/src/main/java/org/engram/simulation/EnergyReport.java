package org.engram.simulation;

/**
 * What the audit of the energy found over the accepted steps of a trial; of a spiking network, from one recorded time to the
 * next, where the energy is recorded.
 *
 * @param start E at the start
 * @param end E at the end
 * @param largestRise the largest rise from one accepted step to the next, 0 if there was none
 * @param rises how many rises were larger than rounding and the tolerance of the integrator can explain
 * @param identityError the largest difference between E(t) − E(0) and the integral of dE/dt from its closed form, as a
 *     share of the whole change; NaN where dE/dt does not exist (discrete updates, activations that jump) or depends on the past (delays)
 */
public record EnergyReport(double start, double end, double largestRise, long rises, double identityError) {}
