package org.engram.integrator;

import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.exception.NoBracketingException;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.apache.commons.math3.ode.AbstractIntegrator;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.apache.commons.math3.ode.sampling.StepInterpolator;
import org.engram.network.RateDynamics;

/** A method of Apache Commons Math 3, used through its own interfaces. */
final class CommonsMathIntegrator implements Integrator {
    private final String name;
    private final Reference reference;
    private final Tolerance tolerance;
    private final Method method;

    /** Makes the library's integrator, which is to report its error estimates. */
    @FunctionalInterface
    interface Method {
        /** Makes one for one integration, with steps not below {@code shortestStep} (ms). */
        AbstractIntegrator create(double shortestStep, double firstStep, StepErrors errors);
    }

    CommonsMathIntegrator(String name, Reference reference, Tolerance tolerance, Method method) {
        this.name = name;
        this.tolerance = tolerance;
        this.reference = reference;
        this.method = method;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reference reference() {
        return reference;
    }

    @Override
    public long integrate(RateDynamics problem, double from, double[] y, double to, StepObserver observer) {
        var errors = new StepErrors();
        AbstractIntegrator integrator =
                method.create(Tolerance.shortestStep(to), firstStep(problem, y, to - from), errors);
        var handler = new ObservingHandler(problem, observer, errors, y);
        integrator.addStepHandler(handler);
        try {
            integrator.integrate(problem, from, y, to, y);
        } catch (ObserverStop stop) {
            return errors.rejected(handler.accepted);
        } catch (NumberIsTooSmallException | NoBracketingException | MaxCountExceededException e) {
            double step = integrator.getCurrentSignedStepsize();
            throw Tolerance.underflow(problem, y, integrator.getCurrentStepStart(), step);
        }
        return errors.rejected(handler.accepted);
    }

    private double firstStep(RateDynamics problem, double[] y, double span) {
        double[] slope = new double[y.length];
        problem.derivatives(y, slope);
        return tolerance.firstStep(y, slope, span);
    }

    /** The library's way to leave its loop from a step handler; carries no stack trace because it is no failure. */
    private static final class ObserverStop extends RuntimeException {
        ObserverStop() {
            super(null, null, false, false);
        }
    }

    private static final class ObservingHandler implements StepHandler {
        private final RateDynamics problem;
        private final StepObserver observer;
        private final StepErrors errors;
        private final double[] reached;
        private long accepted;

        ObservingHandler(RateDynamics problem, StepObserver observer, StepErrors errors, double[] reached) {
            this.problem = problem;
            this.observer = observer;
            this.errors = errors;
            this.reached = reached;
        }

        @Override
        public void init(double t0, double[] y0, double t) {}

        @Override
        public void handleStep(StepInterpolator interpolator, boolean isLast) {
            accepted++;
            boolean goOn = observer.accept(new InterpolatedStep(problem, interpolator, errors.last()));
            interpolator.setInterpolatedTime(interpolator.getCurrentTime());
            System.arraycopy(interpolator.getInterpolatedState(), 0, reached, 0, reached.length);
            if (!goOn && !isLast) {
                throw new ObserverStop();
            }
        }
    }

    private record InterpolatedStep(RateDynamics problem, StepInterpolator interpolator, double error) implements Step {
        @Override
        public double start() {
            return interpolator.getPreviousTime();
        }

        @Override
        public double end() {
            return interpolator.getCurrentTime();
        }

        @Override
        public void at(double t, double[] y, double[] yDot) {
            interpolator.setInterpolatedTime(t);
            System.arraycopy(interpolator.getInterpolatedState(), 0, y, 0, y.length);
            if (t >= end()) {
                problem.derivatives(y, yDot);
            } else {
                System.arraycopy(interpolator.getInterpolatedDerivatives(), 0, yDot, 0, y.length);
            }
        }
    }
}
