package org.engram.integrator;

/** A step of {@link MethodOfSteps}, whose dense output is the solution itself under the drives of a delay ago. */
record DelayedStep(DelayedMotion motion, double[] y0, double[] y1, double start, double end, double error)
        implements Step {
    @Override
    public void state(double t, double[] y, int count) {
        if (t >= end) {
            System.arraycopy(y1, 0, y, 0, count);
        } else {
            System.arraycopy(y0, 0, y, 0, y.length);
            motion.advance(y, start, t);
        }
    }

    @Override
    public void slope(double t, double[] y, double[] yDot) {
        motion.slopes(t, y, yDot);
    }
}
