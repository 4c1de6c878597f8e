package org.engram.integrator;

/**
 * The motion of a layer under a constant drive d, tau dx/dt = d − leak x. Its push is d − leak x(0), its bend 0:
 *
 * <pre>
 *     first(t) = (1 − e^(−leak t/tau)) / leak,     t/tau where leak = 0
 * </pre>
 *
 * @param tau ms, &gt; 0
 */
record Relaxation(double tau, double leak) implements Course {
    @Override
    public double first(double t) {
        return leak == 0 ? t / tau : -StrictMath.expm1(-leak * t / tau) / leak;
    }

    @Override
    public double second(double t) {
        return 0;
    }

    @Override
    public double firstSlope(double t) {
        return decay(t) / tau;
    }

    @Override
    public double secondSlope(double t) {
        return 0;
    }

    /** e^(−leak t/tau). */
    double decay(double t) {
        return StrictMath.exp(-leak * t / tau);
    }

    /** 1/ms. */
    double rate() {
        return leak / tau;
    }

    @Override
    public double crossing(double gap, double push, double bend) {
        double share = gap / push;
        if (!(share > 0 && leak * share < 1)) {
            return Double.POSITIVE_INFINITY;
        }
        return leak == 0 ? tau * share : -tau / leak * StrictMath.log1p(-leak * share);
    }
}
