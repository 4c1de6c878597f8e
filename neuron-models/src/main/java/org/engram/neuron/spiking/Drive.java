package org.engram.neuron.spiking;

/**
 * What pushes a membrane across its threshold: for W = V − threshold, the q of dW/dt = −a(t) W + q(t). The synapses of the
 * models here make it a curve that has at most one extremum and tends to a constant, and therefore at most two changes of
 * sign, one before and one after the extremum.
 */
abstract class Drive implements Curve {
    private final double[] changes = new double[2];
    private int count;
    private boolean startsPositive;

    /** The time of the only extremum; NaN, or not positive, if there is none to come. */
    abstract double extremum();

    /** q(∞). */
    abstract double limit();

    /** A span after which every exponential in q has fallen at least by a factor e; ms. */
    abstract double span();

    /** Finds the changes of sign. To be called when the coefficients have changed. */
    final void solve() {
        count = 0;
        double start = value(0);
        startsPositive = start > 0;
        double turn = extremum();
        if (turn > 0 && turn < Double.POSITIVE_INFINITY) {
            double middle = value(turn);
            if ((middle > 0) != (start > 0)) {
                changes[count++] = Root.between(this, 0, turn);
            }
            addChangeAfter(turn, middle);
        } else {
            addChangeAfter(0, start);
        }
    }

    final int changes() {
        return count;
    }

    /** The start of phase k: between two changes of sign, or an end and a change, q has one sign. */
    final double phaseStart(int phase) {
        return phase == 0 ? 0 : changes[phase - 1];
    }

    /** The end of phase k; +∞ for the last. */
    final double phaseEnd(int phase) {
        return phase == count ? Double.POSITIVE_INFINITY : changes[phase];
    }

    final boolean isPositive(int phase) {
        return startsPositive == (phase % 2 == 0);
    }

    private void addChangeAfter(double from, double value) {
        double limit = limit();
        if (limit == 0 || (limit > 0) == (value > 0)) {
            return;
        }
        double to = from + span();
        while ((value(to) > 0) == (value > 0)) {
            to = from + 2 * (to - from);
        }
        changes[count++] = Root.between(this, from, to);
    }
}
