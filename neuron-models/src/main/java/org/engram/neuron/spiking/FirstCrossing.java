package org.engram.neuron.spiking;

/**
 * The first time at which a membrane that starts below its threshold reaches it.
 *
 * <p>For W = V − threshold every model here obeys dW/dt = −a(t) W + q(t), a > 0. With A = ∫ a dt the product U = W e^A has
 * the sign of W and dU/dt = q e^A, so that U <b>rises exactly where q > 0</b>. Between two changes of sign of {@linkplain
 * Drive q}, of which there are at most two and all are found, U is monotone: it crosses zero upwards at most once, in a
 * phase with q > 0, and does so exactly if W ≥ 0 at the end of that phase. Therefore
 *
 * <ul>
 *   <li>no crossing is missed: a pair of crossings, up and down between two events, surrounds the end of a phase with
 *       q > 0, where W is looked at;
 *   <li>none is found twice: the first phase that ends with W ≥ 0 holds one zero of U;
 *   <li>where the membrane only touches the threshold, rounding decides whether W ≥ 0 at the end of the phase: there is one
 *       event, at that end, or none.
 * </ul>
 *
 * <p>A crossing that a vanishing drive (q → 0) would bring later than {@value #LAST} times its longest time constant,
 * when it has fallen below the resolution of double precision, is none.
 */
final class FirstCrossing {
    private static final int LAST = 40;

    private FirstCrossing() {}

    /**
     * Finds the crossing.
     *
     * @param excess W, negative at 0
     * @param drive q, solved
     * @return its time, > 0; +∞ if there is none
     */
    static double of(Curve excess, Drive drive) {
        for (int phase = 0; phase <= drive.changes(); phase++) {
            if (drive.isPositive(phase)) {
                double from = drive.phaseStart(phase);
                double to = nonNegative(excess, drive, phase);
                if (to < Double.POSITIVE_INFINITY) {
                    return Root.between(excess, from, to);
                }
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** A time in the phase at which W ≥ 0; +∞ if there is none. */
    private static double nonNegative(Curve excess, Drive drive, int phase) {
        double end = drive.phaseEnd(phase);
        if (end < Double.POSITIVE_INFINITY) {
            return excess.value(end) >= 0 ? end : Double.POSITIVE_INFINITY;
        }
        double from = drive.phaseStart(phase);
        double wait = drive.span();
        while (excess.value(from + wait) < 0) {
            if (drive.limit() <= 0 && wait > LAST * drive.span()) {
                return Double.POSITIVE_INFINITY;
            }
            wait *= 2;
        }
        return from + wait;
    }
}
