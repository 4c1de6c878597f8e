package org.engram.integrator;

import org.engram.network.Group;
import org.engram.network.RateDynamics;

/**
 * An additive Runge-Kutta method of order 4 with an embedded method of order 3, for networks with separated time scales:
 * the slow layer is advanced explicitly, the fast one implicitly. The fast equation is linear in its own state once the
 * slow one is given, so an implicit stage has a closed form, x = (x* + a u) / (1 + a leak) with a = gamma dt / tau: no
 * iteration, one pass a stage. For tau = 0, the adiabatic network, the explicit part is left.
 *
 * <p>Six stages, of which the first is the right-hand side at the beginning of the step (the one at the end of the step
 * before); a rejected step costs five passes. The implicit part is L-stable and stiffly accurate. The embedded difference
 * overstates the error of the stiff group; it is divided by 1 + gamma dt leak / tau (L. F. Shampine's filter, closed form
 * here too). Step size by a PI controller.
 */
public final class Imex implements Integrator {
    static final String NAME = "imex";

    private static final int STAGES = ImexTableau.STAGES;
    private static final double SAFETY = 0.95;
    private static final double SHRINK_AT_MOST = 0.2;
    private static final double GROW_AT_MOST = 5;
    private static final double INTEGRAL_GAIN = 0.7 / 4;
    private static final double PROPORTIONAL_GAIN = 0.3 / 4;

    private final Tolerance tolerance;

    Imex(Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reference reference() {
        return new Reference(
                "C. A. Kennedy and M. H. Carpenter, Additive Runge-Kutta schemes for convection-diffusion-reaction"
                        + " equations, Appl. Numer. Math. 44, 139-181 (2003)",
                "https://doi.org/10.1016/S0168-9274(02)00138-1");
    }

    @Override
    public long integrate(RateDynamics problem, double from, double[] y, double to, StepObserver observer) {
        return new Run(problem, y).to(from, to, observer);
    }

    /** One integration with its workspace. */
    private final class Run {
        private final RateDynamics problem;
        private final Group slow;
        private final Group fast;
        private final double[][] slopes;
        private final double[] next;
        private final double[] nextSlope;
        private final double[] y;
        private double controlled = 1;
        private boolean justRejected;
        private long rejected;

        Run(RateDynamics problem, double[] y) {
            this.problem = problem;
            this.y = y;
            slow = problem.slow();
            fast = problem.fast();
            slopes = new double[STAGES][y.length];
            next = new double[y.length];
            nextSlope = new double[y.length];
        }

        long to(double from, double to, StepObserver observer) {
            problem.derivatives(y, slopes[0]);
            double dt = tolerance.firstStep(y, slopes[0], to - from);
            double t = from;
            while (t < to) {
                boolean last = t + dt * (1 + 1e-9) >= to;
                double h = last ? to - t : dt;
                double error = attempt(h);
                if (error <= 1) {
                    double end = last ? to : t + h;
                    if (!accept(t, end, error, observer)) {
                        break;
                    }
                    t = end;
                    dt = Math.min(h * growth(error), tolerance.longestStep());
                } else {
                    dt = h * shrinkage(error);
                }
                refuseUnderflow(t, dt, to);
            }
            return rejected;
        }

        /** Shows the step just tried and makes its end the next beginning; returns whether to go on. */
        private boolean accept(double start, double end, double error, StepObserver observer) {
            problem.derivatives(next, nextSlope);
            boolean goOn = observer.accept(new ImexStep(problem, start, end, y, next, slopes, nextSlope, error));
            System.arraycopy(next, 0, y, 0, y.length);
            System.arraycopy(nextSlope, 0, slopes[0], 0, y.length);
            return goOn;
        }

        /** Tries a step of length h into {@code next}; returns its error in units of the tolerance. */
        private double attempt(double h) {
            for (int i = 1; i < STAGES; i++) {
                combine(slow, ImexTableau.EXPLICIT[i], i, h, next);
                combine(fast, ImexTableau.IMPLICIT[i], i, h, next);
                problem.implicitStage(next, ImexTableau.GAMMA * h, slopes[i]);
            }
            combine(slow, ImexTableau.WEIGHTS, STAGES, h, next);
            double filter = 1 / (1 + ImexTableau.GAMMA * h * fast.leak() / fast.tau());
            double slowError = errorOf(slow, h);
            double fastError = filter * errorOf(fast, h);
            return Double.isNaN(slowError + fastError) ? Double.NaN : Math.max(slowError, fastError);
        }

        /** out = y + h Σ_j a_j slopes_j over the first stages, for one group. */
        private void combine(Group group, double[] a, int stages, double h, double[] out) {
            for (int k = group.offset(); k < group.end(); k++) {
                double sum = 0;
                for (int j = 0; j < stages; j++) {
                    sum += a[j] * slopes[j][k];
                }
                out[k] = y[k] + h * sum;
            }
        }

        /** The embedded difference of one group, root mean square over its neurons in units of the tolerance. */
        private double errorOf(Group group, double h) {
            double sum = 0;
            for (int k = group.offset(); k < group.end(); k++) {
                double e = 0;
                for (int j = 0; j < STAGES; j++) {
                    e += ImexTableau.ERROR[j] * slopes[j][k];
                }
                double ratio = h * e / tolerance.allowed(y[k], next[k]);
                sum += ratio * ratio;
            }
            return group.size() == 0 ? 0 : Math.sqrt(sum / group.size());
        }

        private double shrinkage(double error) {
            rejected++;
            justRejected = true;
            double factor =
                    Double.isNaN(error) ? 0 : SAFETY * StrictMath.pow(error, -INTEGRAL_GAIN - PROPORTIONAL_GAIN);
            return Math.max(SHRINK_AT_MOST, factor);
        }

        private double growth(double error) {
            double e = Math.max(error, 1e-10);
            double factor = SAFETY * StrictMath.pow(e, -INTEGRAL_GAIN) * StrictMath.pow(controlled, PROPORTIONAL_GAIN);
            controlled = Math.max(e, 1e-4);
            double most = justRejected ? 1 : GROW_AT_MOST;
            justRejected = false;
            return Math.min(most, Math.max(SHRINK_AT_MOST, factor));
        }

        private void refuseUnderflow(double t, double dt, double to) {
            if (t < to && dt < Tolerance.shortestStep(t)) {
                throw Tolerance.underflow(problem, y, t, dt);
            }
        }
    }
}
