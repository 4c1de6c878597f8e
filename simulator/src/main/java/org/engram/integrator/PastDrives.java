package org.engram.integrator;

import java.util.ArrayDeque;
import java.util.Deque;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;

/** The drives of the last delay, as {@linkplain DrivePiece polynomials} over the steps in it. Times are in ms. */
final class PastDrives implements Checkpointed {
    private final int neurons;
    private final double delay;
    private final BreakingPoints breaks;
    private final Deque<DrivePiece> pieces = new ArrayDeque<>();
    private final Deque<DrivePiece> spare = new ArrayDeque<>();

    /**
     * Knows nothing yet.
     *
     * @param delay in ms, &gt; 0
     */
    PastDrives(int neurons, double delay) {
        if (!(delay > 0)) {
            throw new IllegalArgumentException("the delay must be > 0, not %s ms".formatted(delay));
        }
        this.neurons = neurons;
        this.delay = delay;
        breaks = new BreakingPoints(delay);
    }

    double delay() {
        return delay;
    }

    BreakingPoints breaks() {
        return breaks;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Begins at a time before which the drives have been constant. */
    void begin(double time, double[] drives) {
        DrivePiece before = piece().over(time - delay, time);
        before.add(drives);
        pieces.add(before);
    }

    @Override
    public void transfer(StateTransfer transfer) {
        int count = transfer.whole(pieces.size());
        while (pieces.size() < count) {
            pieces.add(piece());
        }
        pieces.forEach(piece -> piece.transfer(transfer));
        breaks.transfer(transfer);
    }

    /** A piece to be filled. */
    DrivePiece piece() {
        return spare.isEmpty() ? new DrivePiece(neurons) : spare.remove();
    }

    /** Takes in the drives over the step that follows and ends at a time, and forgets those that no later step needs. */
    void add(DrivePiece piece) {
        pieces.add(piece);
        while (pieces.element().end() <= piece.end() - delay) {
            spare.add(pieces.remove());
        }
    }

    /** Takes back a piece that is not wanted. */
    void discard(DrivePiece piece) {
        spare.add(piece);
    }

    /** The number of steps in the last delay. */
    int steps() {
        return pieces.size();
    }

    /** The time up to which drives are known. */
    double end() {
        return pieces.getLast().end();
    }

    /** What follows the drives of a time, piece by piece. */
    @FunctionalInterface
    interface Follower {
        /** From one time to a later one, between which the drives of a delay ago are those of the piece at {@code ago} and after. */
        void follow(DrivePiece piece, double ago, double length);
    }

    /** Shows the pieces that hold the drives of a delay before the times {@code from} to {@code to}, which is at most a delay after {@link #end}. */
    void between(double from, double to, Follower follower) {
        double last = to - delay;
        double begin = from - delay;
        for (DrivePiece piece : pieces) {
            if (begin >= last) {
                return;
            }
            double end = piece == pieces.getLast() ? last : Math.min(last, piece.end());
            if (end > begin) {
                follower.follow(piece, begin, end - begin);
                begin = end;
            }
        }
    }

    /** The piece that holds the drives of a delay before a time. */
    DrivePiece before(double time) {
        for (DrivePiece piece : pieces) {
            if (time - delay < piece.end()) {
                return piece;
            }
        }
        return pieces.getLast();
    }
}
