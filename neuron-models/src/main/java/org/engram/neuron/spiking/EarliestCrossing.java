package org.engram.neuron.spiking;

/**
 * A cheap bound of the time that a membrane takes to its threshold, from
 *
 * <pre>
 * dV/dt ≤ p + q t,    q ≥ 0,    whenever V is not below where it was at t = 0
 * </pre>
 *
 * <p>The membrane stands there at t = 0, perhaps again later, and rises a distance d from the last such time t_0 on: d ≤ ∫ p + q t from
 * t_0 to the crossing. The earliest crossing has t_0 = 0 if p ≥ 0, and t_0 = −p/q if p < 0:
 *
 * <pre>
 * p t + q t²/2 = d         if p ≥ 0
 * q (t + p/q)²/2 = d       if p < 0; never if q = 0
 * </pre>
 *
 * <p>If p is the slope itself this is the Newton step as d → 0: looking again and again at the time that it gives converges to
 * the first crossing from below, quadratically, and never passes it.
 */
public final class EarliestCrossing {
    private EarliestCrossing() {}

    /**
     * The bound, in ms; +∞ if the threshold cannot be reached.
     *
     * @param distance d, mV, > 0
     * @param slope p, mV/ms
     * @param bend q, mV/ms², ≥ 0
     */
    public static double after(double distance, double slope, double bend) {
        if (slope >= 0) {
            return 2 * distance / (slope + Math.sqrt(slope * slope + 2 * distance * bend));
        }
        return bend > 0 ? -slope / bend + Math.sqrt(2 * distance / bend) : Double.POSITIVE_INFINITY;
    }
}
