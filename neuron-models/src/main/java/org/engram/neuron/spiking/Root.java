package org.engram.neuron.spiking;

/**
 * The zero of a curve between two times at which it has different signs: Newton's method, safeguarded by bisection, to
 * the resolution of double precision.
 *
 * <p>The bracket [low, high] holds a zero at all times. A Newton step that would leave it becomes a bisection, and after
 * {@value #NEWTON_STEPS} steps all are, so that the search ends whatever the curve.
 */
public final class Root {
    private static final int NEWTON_STEPS = 60;

    private Root() {}

    /** The zero in (low, high], where the curve is negative or zero at one end and not at the other. */
    public static double between(Curve curve, double low, double high) {
        boolean rising = curve.value(high) > 0 || curve.value(low) < 0;
        double left = low;
        double right = high;
        double t = low;
        for (int step = 0; ; step++) {
            double value = curve.value(t);
            if (value == 0 && t > low) {
                return t;
            }
            if ((value > 0) == rising && t > low) {
                right = t;
            } else {
                left = t;
            }
            double next = step < NEWTON_STEPS ? t - value / curve.slope(t) : Double.NaN;
            if (Math.abs(next - t) <= Math.ulp(t)) {
                return Math.max(left, Math.min(next, right));
            }
            t = next > left && next < right ? next : left + (right - left) / 2;
            if (t <= left || t >= right) {
                return right;
            }
        }
    }
}
