package org.engram.integrator;

import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.exception.NoBracketingException;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.apache.commons.math3.ode.AbstractIntegrator;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.apache.commons.math3.ode.sampling.StepInterpolator;
import org.engram.network.RateDynamics;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;
import org.jspecify.annotations.Nullable;

/** A method of Apache Commons Math 3, used through its own interfaces. */
final class CommonsMathIntegrator implements Integrator {
    private final String name;
    private final Reference reference;
    private final Tolerance tolerance;
    private final Memory memory;
    private final Method method;

    /** What a method knows between two steps, besides the state. */
    enum Memory {
        NOTHING,
        /** The length of the next step. */
        STEP,
        /** Steps before, within the library, where nobody can read them. */
        HIDDEN
    }

    /** Makes the library's integrator, which is to report its error estimates and the steps that it chooses. */
    @FunctionalInterface
    interface Method {
        /** Makes one for one integration, with steps not below {@code shortestStep} (ms). */
        AbstractIntegrator create(double shortestStep, double firstStep, StepErrors errors);
    }

    CommonsMathIntegrator(String name, Reference reference, Tolerance tolerance, Memory memory, Method method) {
        this.name = name;
        this.tolerance = tolerance;
        this.reference = reference;
        this.memory = memory;
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
    public boolean isResumable() {
        return memory != Memory.HIDDEN;
    }

    @Override
    public long integrate(
            RateDynamics problem,
            double from,
            double[] y,
            double to,
            StepObserver observer,
            @Nullable StateTransfer checkpoint) {
        var run = new Run(problem, observer, y, to);
        if (checkpoint == null) {
            return run.from(from, firstStep(problem, y, to - from));
        }
        if (!isResumable()) {
            throw new IllegalStateException(name + " cannot go on from a checkpoint");
        }
        run.transfer(checkpoint);
        return run.from(run.reached, run.errors.chosen());
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

    /** One integration, or what is left of it. */
    private final class Run implements StepHandler, Checkpointed {
        /** The library refuses to integrate over less than this share of the time. */
        private static final double SHORTEST_REST = 1e-9;

        private final RateDynamics problem;
        private final StepObserver observer;
        private final double[] y;
        private final double to;
        private final StepErrors errors = new StepErrors(this::stepIsChosen);
        private double reached;
        private long accepted;
        private boolean stepIsDue;

        Run(RateDynamics problem, StepObserver observer, double[] y, double to) {
            this.problem = problem;
            this.observer = observer;
            this.y = y;
            this.to = to;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            reached = transfer.real(reached);
            accepted = transfer.whole(accepted);
            errors.transfer(transfer, y);
        }

        long from(double start, double step) {
            AbstractIntegrator integrator = method.create(Tolerance.shortestStep(to), step, errors);
            integrator.addStepHandler(this);
            try {
                integrator.integrate(problem, start, y, to, y);
            } catch (ObserverStop stop) {
                return errors.rejected(accepted);
            } catch (NumberIsTooSmallException | NoBracketingException | MaxCountExceededException e) {
                double last = integrator.getCurrentSignedStepsize();
                throw Tolerance.underflow(problem, y, integrator.getCurrentStepStart(), last);
            }
            return errors.rejected(accepted);
        }

        @Override
        public void init(double t0, double[] y0, double t) {}

        @Override
        public void handleStep(StepInterpolator interpolator, boolean isLast) {
            accepted++;
            boolean goOn = observer.accept(new InterpolatedStep(problem, interpolator, errors.last()));
            interpolator.setInterpolatedTime(interpolator.getCurrentTime());
            System.arraycopy(interpolator.getInterpolatedState(), 0, y, 0, y.length);
            if (!goOn && !isLast) {
                throw new ObserverStop();
            }
            reached = interpolator.getCurrentTime();
            stepIsDue = memory == Memory.STEP;
            if (memory == Memory.NOTHING) {
                standBetweenSteps();
            }
        }

        /** The step after one that was accepted, or a shorter one in place of one that was rejected. */
        private void stepIsChosen() {
            if (stepIsDue) {
                stepIsDue = false;
                standBetweenSteps();
            }
        }

        private void standBetweenSteps() {
            if (to - reached > SHORTEST_REST * to) {
                observer.between(reached, this);
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
        public void state(double t, double[] y, int count) {
            System.arraycopy(at(t).getInterpolatedState(), 0, y, 0, count);
        }

        @Override
        public void slope(double t, double[] y, double[] yDot) {
            if (t >= end()) {
                problem.derivatives(y, yDot);
            } else {
                System.arraycopy(at(t).getInterpolatedDerivatives(), 0, yDot, 0, y.length);
            }
        }

        /** The interpolator, which computes state and slope together, once for a time. */
        private StepInterpolator at(double t) {
            if (interpolator.getInterpolatedTime() != t) {
                interpolator.setInterpolatedTime(t);
            }
            return interpolator;
        }
    }
}
