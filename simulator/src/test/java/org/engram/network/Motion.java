package org.engram.network;

import java.util.Arrays;
import org.engram.integrator.Integrator;
import org.engram.integrator.Methods;
import org.engram.integrator.StepObserver;

/** A network in motion, from time 0. Times are in ms. */
public final class Motion {
    private final RateDynamics dynamics;
    private final Integrator integrator;
    private final double[] y;
    private double t;

    public Motion(RateNetwork network, Integrator integrator, double[] v, double[] h) {
        this.dynamics = network.dynamics();
        this.integrator = integrator;
        y = dynamics.state(v, h);
    }

    /** From rest: h = 0. */
    Motion(RateNetwork network, Integrator integrator, double... v) {
        this(network, integrator, v, new double[network.memories().size()]);
    }

    public Motion until(double end) {
        return until(end, Methods.UNOBSERVED);
    }

    Motion until(double end, StepObserver observer) {
        integrator.integrate(dynamics, t, y, end, observer);
        t = end;
        return this;
    }

    RateDynamics dynamics() {
        return dynamics;
    }

    /** v [N_f]. */
    public double[] v() {
        return expanded()[0];
    }

    /** h [N_h]. */
    double[] h() {
        return expanded()[1];
    }

    private double[][] expanded() {
        double[] v = new double[dynamics.network().features().size()];
        double[] h = new double[dynamics.network().memories().size()];
        dynamics.expand(y, v, h);
        return new double[][] {v, h};
    }

    double energy() {
        return dynamics.energy(y).value();
    }

    double residual() {
        double[] slopes = new double[y.length];
        dynamics.derivatives(y, slopes);
        return dynamics.residual(slopes);
    }

    @Override
    public String toString() {
        return "t = %s ms, y = %s".formatted(t, Arrays.toString(y));
    }
}
