package org.engram.integrator;

import java.util.List;
import org.engram.network.Group;
import org.engram.network.RateDynamics;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;
import org.jspecify.annotations.Nullable;

/**
 * An exponential Adams method of variable order and step, one pass a step. Both equations of motion are of the form tau x' =
 * d − leak x, where only the drive d costs a pass. Past drives are kept; a step
 *
 * <ol>
 *   <li>predicts both layers, from the polynomial through the last k drives and the leak exactly
 *       ({@link ExponentialWeights}),
 *   <li>makes one pass: drives of the memory neurons from the predicted feature neurons; the memory neurons, which are
 *       linear in their own drive, corrected inside the pass; drives of the feature neurons from them,
 *   <li>corrects the feature neurons: order k + 1.
 * </ol>
 *
 * There is no third evaluation at the corrected state (the method is of the kind PEC, predict, evaluate, correct). As a
 * time constant goes to 0 its layer follows its drive and the method becomes one for the adiabatic network: the cost does
 * not depend on the ratio of the time constants, whichever is smaller, and the order is not reduced.
 *
 * <p>Errors are root mean squares over a layer, the larger of the two counting. A rejected step costs one pass. Dense output
 * is the solution of the equations with the interpolated drives. The first step is of order 1.
 */
public final class ExponentialAdams implements Integrator {
    static final String NAME = "imex";

    private final Tolerance tolerance;

    ExponentialAdams(Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reference reference() {
        return new Reference(
                "M. Hochbruck and A. Ostermann, Exponential multistep methods of Adams-type, BIT Numer. Math. 51, 889-908"
                        + " (2011)",
                "https://doi.org/10.1007/s10543-011-0332-6");
    }

    @Override
    public long integrate(
            RateDynamics problem,
            double from,
            double[] y,
            double to,
            StepObserver observer,
            @Nullable StateTransfer checkpoint) {
        var run = new Run(problem, y);
        if (checkpoint == null) {
            run.begin(from, to);
        } else {
            run.transfer(checkpoint);
        }
        return run.to(to, observer);
    }

    /** One integration with its workspace. */
    private final class Run implements Checkpointed {
        private final RateDynamics problem;
        private final double[] y;
        private final double[] next;
        private final double[] drives;
        private final double[] missed;
        private final double[] responses;
        private final List<List<AdamsGroup>> layers;
        private final List<AdamsGroup> groups;
        private final DriveHistory history;
        private final AdamsErrors errors;
        private final AdamsStep step;
        private final AdamsOrder order = new AdamsOrder();
        private double t;
        private double dt;

        Run(RateDynamics problem, double[] y) {
            this.problem = problem;
            this.y = y;
            next = y.clone();
            drives = new double[y.length];
            missed = new double[y.length];
            responses = new double[y.length];
            history = new DriveHistory(y.length);
            layers = problem.layers().stream().map(this::groups).toList();
            groups = layers.stream().flatMap(List::stream).toList();
            errors = new AdamsErrors(tolerance, history);
            step = new AdamsStep(groups, y, next, drives, missed);
        }

        private List<AdamsGroup> groups(List<Group> layer) {
            return layer.stream().map(group -> new AdamsGroup(group, history)).toList();
        }

        void begin(double from, double to) {
            problem.pass(next, responses, drives);
            history.begin(drives);
            t = from;
            dt = firstStep(to - from);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            t = transfer.real(t);
            dt = transfer.real(dt);
            history.transfer(transfer);
            order.transfer(transfer);
        }

        long to(double to, StepObserver observer) {
            while (t < to) {
                boolean last = t + dt * (1 + 1e-9) >= to;
                double h = last ? to - t : dt;
                attempt(h);
                boolean accepted = errors.ofStep() <= 1;
                if (accepted) {
                    double end = last ? to : t + h;
                    if (!accept(end, observer)) {
                        break;
                    }
                    dt = Math.min(h * order.accepted(errors), tolerance.longestStep());
                } else {
                    dt = h * order.rejected(errors);
                }
                refuseUnderflow(to);
                if (accepted) {
                    observer.between(t, this);
                }
            }
            return order.rejections();
        }

        private double firstStep(double span) {
            double[] slopes = new double[y.length];
            for (AdamsGroup group : groups) {
                group.slopes(y, drives, slopes);
            }
            return tolerance.firstStep(y, slopes, span);
        }

        /** Tries a step of length h into {@code next}, and finds its errors. */
        private void attempt(double h) {
            int terms = order.terms();
            history.prepare(h);
            for (AdamsGroup group : groups) {
                group.predict(h, terms, y, next, missed);
                group.correction(responses);
            }
            problem.pass(next, responses, drives);
            for (AdamsGroup group : groups) {
                group.correct(drives, next, missed);
            }
            errors.clear(terms);
            for (List<AdamsGroup> layer : layers) {
                errors.add(layer, terms, y, next, missed);
            }
        }

        /** Shows the step just tried and makes its end the next beginning; returns whether to go on. */
        private boolean accept(double end, StepObserver observer) {
            boolean goOn = observer.accept(step.between(t, end, errors.ofStep()));
            System.arraycopy(next, 0, y, 0, y.length);
            history.accept(drives, order.terms() + 2);
            t = end;
            return goOn;
        }

        private void refuseUnderflow(double to) {
            if (t < to && dt < Tolerance.shortestStep(t)) {
                throw Tolerance.underflow(problem, y, t, dt);
            }
        }
    }
}
