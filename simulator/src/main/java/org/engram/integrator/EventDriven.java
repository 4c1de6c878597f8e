package org.engram.integrator;

import java.util.OptionalDouble;
import org.engram.network.RateDynamics;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;
import org.jspecify.annotations.Nullable;

/**
 * The exact solution of networks of sign and step neurons, from switch to switch. Their outputs are constant in between, so
 * that the equations of motion are linear and have a closed form: a state that relaxes from x(0) to x(∞) crosses the
 * threshold θ at t = tau ln((x(∞) − x(0)) / (x(∞) − θ)). There is no tolerance.
 *
 * <p>Motions with a closed form are those in which
 *
 * <ul>
 *   <li>both layers are binary (sign or step): {@link TwoBinaryLayers};
 *   <li>a binary layer moves and the other, with any activation, is adiabatic: {@link BinaryWithSlave};
 *   <li>a linear layer (identity) moves and the other is binary, adiabatic or not: {@link LinearWithBinary}.
 * </ul>
 *
 * <p>Neurons that reach their thresholds at the same moment switch one after another, feature neurons first, then by index, and
 * each finds the outputs that those before it left: in this order every switch lowers the energy. At the moment of a switch a sample shows the
 * output before it.
 */
final class EventDriven implements Integrator {
    static final String NAME = "event";

    /** The longest step in units of the longest time constant: how exactly it is seen when a trial settles. */
    private static final double LONGEST_STEP = 0.1;

    private final OptionalDouble longestStep;

    /** @param longestStep in ms */
    EventDriven(OptionalDouble longestStep) {
        this.longestStep = longestStep;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reference reference() {
        return new Reference(
                "L. Glass and J. S. Pasternack, Stable oscillations in mathematical models of biological control systems,"
                        + " J. Math. Biol. 6, 207-223 (1978)",
                "https://doi.org/10.1007/BF02547797");
    }

    @Override
    public long integrate(
            RateDynamics problem,
            double from,
            double[] y,
            double to,
            StepObserver observer,
            @Nullable StateTransfer checkpoint) {
        double longest = longestStep.orElse(LONGEST_STEP * PiecewiseMotion.longestTau(problem.network()));
        var motion = PiecewiseMotion.of(problem.network(), from, y);
        double[] reached = {from};
        Checkpointed state = transfer -> {
            transfer.array(reached);
            motion.transfer(transfer);
        };
        if (checkpoint != null) {
            state.transfer(checkpoint);
        }
        double t = reached[0];
        boolean goOn = true;
        while (goOn && t < to) {
            while (motion.next() <= t) {
                motion.flip();
            }
            double end = Math.min(Math.min(motion.next(), t + longest), to);
            motion.state(end, y, y.length);
            motion.tell(problem, end, y);
            goOn = observer.accept(new Segment(motion, t, end));
            t = end;
            if (goOn) {
                reached[0] = t;
                observer.between(t, state);
            }
        }
        problem.count(motion.passes(problem.network().synapses()));
        return 0;
    }

    /** The time between two switches, or part of it. */
    private record Segment(PiecewiseMotion motion, double start, double end) implements Step {
        @Override
        public void state(double t, double[] y, int count) {
            motion.state(t, y, count);
        }

        @Override
        public void slope(double t, double[] y, double[] yDot) {
            motion.slope(t, yDot);
        }

        @Override
        public double error() {
            return Double.NaN;
        }
    }
}
