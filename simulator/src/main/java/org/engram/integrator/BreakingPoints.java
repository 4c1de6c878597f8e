package org.engram.integrator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.DoubleStream;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;

/**
 * The times at which the solution of delayed equations is less smooth than elsewhere: where a derivative jumps, the next one
 * does a delay later, and so on. Steps end there, until the jump is in a derivative that no step sees. Times are in ms.
 */
final class BreakingPoints implements Checkpointed {
    private final double delay;
    private final Deque<Break> coming = new ArrayDeque<>();

    /** @param derivative the one that jumps */
    private record Break(double time, int derivative) {}

    BreakingPoints(double delay) {
        this.delay = delay;
    }

    /** Takes note of a jump of the first derivative now. */
    void begin(double time) {
        coming.add(new Break(time + delay, 2));
    }

    /** The next one after a time that has been reached. */
    double after(double time) {
        double reached = time + Tolerance.shortestStep(time);
        while (!coming.isEmpty() && coming.element().time() <= reached) {
            Break passed = coming.remove();
            if (passed.derivative() < DrivePiece.MOST_POINTS) {
                coming.add(new Break(passed.time() + delay, passed.derivative() + 1));
            }
        }
        return coming.isEmpty() ? Double.POSITIVE_INFINITY : coming.element().time();
    }

    @Override
    public void transfer(StateTransfer transfer) {
        double[] listed = transfer.growing(coming.stream()
                .flatMapToDouble(point -> DoubleStream.of(point.time(), point.derivative()))
                .toArray());
        coming.clear();
        for (int i = 0; i < listed.length; i += 2) {
            coming.add(new Break(listed[i], (int) listed[i + 1]));
        }
    }
}
