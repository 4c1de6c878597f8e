package org.engram.integrator;

import java.util.List;
import org.engram.network.Group;
import org.engram.network.RateDynamics;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;
import org.jspecify.annotations.Nullable;

/**
 * The method of steps for networks whose synapses are delayed, tau x'(t) = d(t − D) + I − leak x(t) with the drives d of the
 * state at any time and one delay D. Over a step no longer than D the drives are known, and what they do to a state is an
 * integral that is taken exactly ({@link ExponentialWeights}): there is no iteration and nothing is stiff. What is approximated
 * are the drives of the step itself, which are needed a delay later. They are evaluated, a pass each, at as many points of the
 * step as {@link SurplusErrors} asks for, and become a polynomial ({@link DrivePiece}); if nine points are not enough the step is
 * repeated with half its length or less. Steps end at {@link BreakingPoints}.
 *
 * <p>Before the beginning the network has been in the state of the beginning for ever. One object is for one trial: an
 * integration that begins where the last one ended goes on with its past, whatever the input.
 */
public final class MethodOfSteps implements Integrator {
    static final String NAME = "method-of-steps";

    public static final int FEWEST_PASSES = SurplusErrors.FEWEST;
    public static final int MOST_PASSES = DrivePiece.MOST_POINTS - 1;

    /** The most steps in one delay: a solution that grows without bound asks for ever more, all of which are kept. */
    private static final int MOST_STEPS = 20_000;

    /** A step this much longer than asked for still ends where it must, rather than shortly before. */
    private static final double ROUNDING = 1e-9;

    private final Tolerance tolerance;
    private @Nullable PastDrives past;

    MethodOfSteps(Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reference reference() {
        return new Reference(
                "A. Bellen and M. Zennaro, Numerical Methods for Delay Differential Equations, Oxford University Press (2003)",
                "https://doi.org/10.1093/acprof:oso/9780198506546.001.0001");
    }

    @Override
    public long integrate(
            RateDynamics problem,
            double from,
            double[] y,
            double to,
            StepObserver observer,
            @Nullable StateTransfer checkpoint) {
        if (checkpoint != null || past == null || past.end() != from) {
            past = new PastDrives(y.length, problem.lag());
        }
        var run = new Run(problem, y, past);
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
        private final RateDynamics inside;
        private final double[] y;
        private final double[] next;
        private final double[] state;
        private final double[] drives;
        private final PastDrives past;
        private final DelayedMotion motion;
        private final SurplusErrors errors;
        private double t;
        private double dt;
        private long rejected;

        Run(RateDynamics problem, double[] y, PastDrives past) {
            this.problem = problem;
            this.y = y;
            this.past = past;
            inside = problem.network().dynamics();
            next = y.clone();
            state = y.clone();
            drives = new double[y.length];
            List<List<Group>> layers = problem.layers();
            double[] input = problem.state(
                    problem.network().features().input(),
                    problem.network().memories().input());
            motion = new DelayedMotion(layers.stream().flatMap(List::stream).toList(), past, input);
            errors = new SurplusErrors(tolerance, layers);
        }

        void begin(double from, double to) {
            t = from;
            problem.drives(y, drives);
            if (past.isEmpty()) {
                past.begin(from, drives);
            }
            past.breaks().begin(from);
            motion.slopes(from, y, state);
            dt = tolerance.firstStep(y, state, to - from);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            t = transfer.real(t);
            dt = transfer.real(dt);
            rejected = transfer.whole(rejected);
            past.transfer(transfer);
            inside.transfer(transfer);
        }

        long to(double to, StepObserver observer) {
            while (t < to) {
                DrivePiece piece = past.piece().over(t, end(to));
                boolean accepted = attempt(piece);
                if (accepted && !accept(piece, observer)) {
                    break;
                }
                choose(piece, accepted);
                refuseUnderflow(to);
                if (accepted) {
                    observer.between(t, this);
                } else {
                    past.discard(piece);
                    rejected++;
                }
            }
            return rejected;
        }

        /** Where the next step is to end, so that none is left that is much shorter than it. */
        private double end(double to) {
            double latest = Math.min(Math.min(to, past.breaks().after(t)), t + problem.lag());
            return dt * (1 + ROUNDING) >= latest - t ? latest : t + Math.min(dt, (latest - t) / 2);
        }

        /** Chooses the length of the step after one; that of one that had to be shorter is no reason for a short one. */
        private void choose(DrivePiece piece, boolean accepted) {
            double chosen = piece.length() * errors.factor(accepted);
            boolean shortened = accepted && piece.length() < dt;
            dt = Math.min(shortened ? Math.max(dt, chosen) : chosen, tolerance.longestStep());
        }

        /** Evaluates the drives over a step, and its end into {@code next}; returns whether they are exact enough. */
        private boolean attempt(DrivePiece piece) {
            problem.drives(y, drives);
            piece.add(drives);
            System.arraycopy(y, 0, next, 0, y.length);
            motion.advance(next, t, piece.end());
            problem.drives(next, drives);
            piece.add(drives);
            errors.add(piece, y, next);
            while (!errors.areEnough() && !errors.areHopeless()) {
                addInside(piece);
                errors.add(piece, y, next);
            }
            return errors.areEnough();
        }

        private void addInside(DrivePiece piece) {
            System.arraycopy(y, 0, state, 0, y.length);
            motion.advance(state, t, piece.nextTime());
            long before = inside.passes();
            inside.drives(state, drives);
            problem.count(inside.passes() - before);
            piece.add(drives);
        }

        /** Shows a step and makes its end the next beginning; returns whether to go on. */
        private boolean accept(DrivePiece piece, StepObserver observer) {
            boolean goOn = observer.accept(new DelayedStep(motion, y, next, t, piece.end(), errors.left()));
            System.arraycopy(next, 0, y, 0, y.length);
            past.add(piece);
            t = piece.end();
            return goOn;
        }

        private void refuseUnderflow(double to) {
            if (t < to && (dt < Tolerance.shortestStep(t) || past.steps() > MOST_STEPS)) {
                throw Tolerance.underflow(problem, y, t, dt);
            }
        }
    }
}
