package org.engram.integrator;

import org.engram.network.Group;
import org.engram.network.RateDynamics;

/**
 * A step of {@link Imex} with its dense output.
 *
 * <p>The slow group is interpolated by the cubic Hermite polynomial of both ends. For the fast group that would multiply
 * small errors by dt/tau; its drive u is interpolated instead, by the cubic through the step's ends and two stages, and
 * tau x' = u − leak x is solved exactly: initial layers and slow motion alike come out right. What is missing at the end
 * (an error within the tolerance) is spread linearly, so that the solution is continuous.
 */
final class ImexStep implements Step {
    /** The stages whose drives are used, beside those of the two ends. */
    private static final int FIRST_INNER = 2;

    private static final int SECOND_INNER = 3;

    private final RateDynamics problem;
    private final double start;
    private final double end;
    private final double[] y0;
    private final double[] y1;
    private final double[][] slopes;
    private final double[] slope1;
    private final double error;

    ImexStep(
            RateDynamics problem,
            double start,
            double end,
            double[] y0,
            double[] y1,
            double[][] slopes,
            double[] slope1,
            double error) {
        this.problem = problem;
        this.start = start;
        this.end = end;
        this.y0 = y0;
        this.y1 = y1;
        this.slopes = slopes;
        this.slope1 = slope1;
        this.error = error;
    }

    @Override
    public double start() {
        return start;
    }

    @Override
    public double end() {
        return end;
    }

    @Override
    public double error() {
        return error;
    }

    @Override
    public void at(double t, double[] y, double[] yDot) {
        if (t >= end) {
            System.arraycopy(y1, 0, y, 0, y.length);
            System.arraycopy(slope1, 0, yDot, 0, y.length);
            return;
        }
        double theta = (t - start) / (end - start);
        hermite(problem.slow(), theta, y, yDot);
        Group fast = problem.fast();
        if (fast.leak() * (end - start) > fast.tau()) {
            relax(fast, theta, y, yDot);
        } else {
            hermite(fast, theta, y, yDot);
        }
    }

    private void hermite(Group group, double theta, double[] y, double[] yDot) {
        double h = end - start;
        double rest = 1 - theta;
        double w0 = rest * rest * (1 + 2 * theta);
        double s0 = rest * rest * theta * h;
        double s1 = -theta * theta * rest * h;
        double dw = 6 * theta * rest / h;
        double ds0 = rest * (1 - 3 * theta);
        double ds1 = theta * (3 * theta - 2);
        for (int k = group.offset(); k < group.end(); k++) {
            double rise = y1[k] - y0[k];
            y[k] = y0[k] + (1 - w0) * rise + s0 * slopes[0][k] + s1 * slope1[k];
            yDot[k] = dw * rise + ds0 * slopes[0][k] + ds1 * slope1[k];
        }
    }

    private void relax(Group group, double theta, double[] y, double[] yDot) {
        double h = end - start;
        double epsilon = group.tau() / (group.leak() * h);
        double decay = StrictMath.exp(-theta / epsilon);
        double decayToEnd = StrictMath.exp(-1 / epsilon);
        double[] q = new double[4];
        for (int k = group.offset(); k < group.end(); k++) {
            particularSolution(group, k, h, epsilon, q);
            double free = y0[k] - q[0];
            double missing = y1[k] - (q[0] + q[1] + q[2] + q[3] + free * decayToEnd);
            y[k] = q[0] + theta * (q[1] + missing + theta * (q[2] + theta * q[3])) + free * decay;
            yDot[k] = (q[1] + missing + theta * (2 * q[2] + 3 * theta * q[3]) - free * decay / epsilon) / h;
        }
    }

    /** Writes the cubic q(theta) with epsilon q' = p − q, where p is the cubic through the drives divided by the leak. */
    private void particularSolution(Group group, int k, double h, double epsilon, double[] q) {
        double p0 = equilibrium(group, y0[k], slopes[0][k]);
        double p1 = equilibrium(group, stageState(k, FIRST_INNER, h), slopes[FIRST_INNER][k]);
        double p2 = equilibrium(group, stageState(k, SECOND_INNER, h), slopes[SECOND_INNER][k]);
        double p3 = equilibrium(group, y1[k], slope1[k]);
        double c1 = ImexTableau.NODES[FIRST_INNER];
        double c2 = ImexTableau.NODES[SECOND_INNER];
        // Newton's divided differences on the nodes 0, c1, c2, 1
        double d01 = (p1 - p0) / c1;
        double d12 = (p2 - p1) / (c2 - c1);
        double d23 = (p3 - p2) / (1 - c2);
        double d012 = (d12 - d01) / c2;
        double d123 = (d23 - d12) / (1 - c1);
        double cubic = d123 - d012;
        double quadratic = d012 - (c1 + c2) * cubic;
        double linear = d01 - c1 * d012 + c1 * c2 * cubic;
        q[3] = cubic;
        q[2] = quadratic - 3 * epsilon * q[3];
        q[1] = linear - 2 * epsilon * q[2];
        q[0] = p0 - epsilon * q[1];
    }

    /** Where a neuron of the fast group would come to rest under its present drive: u / leak. */
    private static double equilibrium(Group group, double x, double slope) {
        return x + group.tau() / group.leak() * slope;
    }

    private double stageState(int k, int stage, double h) {
        double sum = 0;
        for (int j = 0; j <= stage; j++) {
            sum += ImexTableau.IMPLICIT[stage][j] * slopes[j][k];
        }
        return y0[k] + h * sum;
    }
}
