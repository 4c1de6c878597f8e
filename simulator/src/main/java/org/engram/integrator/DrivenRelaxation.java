package org.engram.integrator;

import org.engram.neuron.spiking.Curve;
import org.engram.neuron.spiking.Root;

/**
 * The motion of a layer driven by another which relaxes: tau dx/dt = d + bend first_driver(t) − leak x. The push is d − leak
 * x(0).
 *
 * <pre>
 *     second(t) = (first(t) − (e^(−a t) − e^(−b t)) / (tau (b − a))) / leak_driver,   a, b: rates of driver and layer
 * </pre>
 *
 * <p>A state turns round at most once, at a time with a closed form, so that its first crossing of a level lies in one of
 * two intervals in which it is monotonic: none is missed.
 *
 * @param driver with a leak &gt; 0
 * @param own the motion of the layer itself; without a leak it may go on for ever
 */
record DrivenRelaxation(Relaxation driver, Relaxation own) implements Course {
    @Override
    public double first(double t) {
        return own.first(t);
    }

    @Override
    public double second(double t) {
        return (own.first(t) - difference(t) / own.tau()) / driver.leak();
    }

    @Override
    public double firstSlope(double t) {
        return own.firstSlope(t);
    }

    @Override
    public double secondSlope(double t) {
        return difference(t) / (driver.tau() * own.tau());
    }

    /** (e^(−a t) − e^(−b t)) / (b − a), t e^(−a t) where a = b. */
    private double difference(double t) {
        double gap = Math.abs(own.rate() - driver.rate());
        double slower = own.rate() > driver.rate() ? driver.decay(t) : own.decay(t);
        return slower * (gap == 0 ? t : -StrictMath.expm1(-gap * t) / gap);
    }

    @Override
    public double crossing(double gap, double push, double bend) {
        var distance = new Distance(this, gap, push, bend);
        double side = Math.signum(gap);
        double turn = turn(push, bend);
        boolean turns = turn < Double.POSITIVE_INFINITY;
        if (turns && distance.value(turn) * side >= 0) {
            return Root.between(distance, 0, turn);
        }
        if (!((limit(push, bend) - gap) * side > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double begin = turns ? turn : 0;
        return Root.between(distance, begin, beyond(distance, side, begin));
    }

    /** By how much the state changes in infinite time. */
    private double limit(double push, double bend) {
        double drive = push + bend / driver.leak();
        if (own.leak() > 0) {
            return drive / own.leak();
        }
        return drive == 0
                ? -bend / (driver.leak() * driver.rate() * own.tau())
                : Math.copySign(Double.POSITIVE_INFINITY, drive);
    }

    /** When the state turns round; +infinity if it does not. */
    private double turn(double push, double bend) {
        double ratio = -push / bend * driver.tau();
        double gap = own.rate() - driver.rate();
        if (!(ratio > 0) || gap * ratio <= -1) {
            return Double.POSITIVE_INFINITY;
        }
        return gap == 0 ? ratio : StrictMath.log1p(gap * ratio) / gap;
    }

    /** A time at which the level has been passed. */
    private double beyond(Distance distance, double side, double begin) {
        double span = Math.max(own.tau(), driver.tau());
        while (distance.value(begin + span) * side < 0 && begin + 2 * span > begin + span) {
            span *= 2;
        }
        return begin + span;
    }

    /** How far a state is from its level. */
    private record Distance(DrivenRelaxation course, double gap, double push, double bend) implements Curve {
        @Override
        public double value(double t) {
            return push * course.first(t) + bend * course.second(t) - gap;
        }

        @Override
        public double slope(double t) {
            return push * course.firstSlope(t) + bend * course.secondSlope(t);
        }
    }
}
