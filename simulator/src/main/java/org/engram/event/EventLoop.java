package org.engram.event;

import java.util.List;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;

/**
 * Lets a few sources process their events in the order of time, on a tie in the order in which they are listed.
 *
 * <p>Where the loop stops on its way changes nothing: to advance to a time in two parts gives the same bits as to advance
 * at once.
 */
public final class EventLoop implements Checkpointed {
    private final EventSource[] sources;
    private double time;

    /**
     * Starts at time 0.
     *
     * @param sources in the order of precedence at one moment: deliveries before neurons
     */
    public EventLoop(List<? extends EventSource> sources) {
        this.sources = sources.toArray(EventSource[]::new);
    }

    /**
     * Processes all events up to a time, those at this very time included, so that a state read afterwards is the one
     * after all that happens at this moment.
     *
     * @param until in ms
     * @throws IllegalStateException if a source names a time that is past
     */
    public void advance(double until) {
        advance(until, Long.MAX_VALUE);
    }

    /**
     * The same, but for so many events at most.
     *
     * @return whether all events up to that time have been processed
     */
    public boolean advance(double until, long events) {
        for (long k = 0; k < events; k++) {
            int first = -1;
            double earliest = Double.POSITIVE_INFINITY;
            double second = Double.POSITIVE_INFINITY;
            for (int i = 0; i < sources.length; i++) {
                double next = sources[i].next();
                if (next < earliest) {
                    second = earliest;
                    earliest = next;
                    first = i;
                } else if (next < second) {
                    second = next;
                }
            }
            if (first < 0 || earliest > until) {
                time = until;
                return true;
            }
            requireOrder(earliest);
            time = earliest;
            sources[first].process(Math.min(second, until));
        }
        return false;
    }

    /**
     * Processes all events of the next moment at which there may be one; if that is after {@code until}, nothing but that
     * the time passes.
     *
     * @param until in ms
     * @return whether it may have been the moment of an event
     */
    public boolean advanceOneMoment(double until) {
        double next = Double.POSITIVE_INFINITY;
        for (EventSource source : sources) {
            next = Math.min(next, source.next());
        }
        advance(Math.min(next, until));
        return next <= until;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        time = transfer.real(time);
        for (EventSource source : sources) {
            source.transfer(transfer);
        }
    }

    private void requireOrder(double next) {
        if (next < time) {
            throw new IllegalStateException("an event at %s ms is asked for, but it is %s ms".formatted(next, time));
        }
    }

    /** The time up to which everything has happened, in ms. */
    public double time() {
        return time;
    }
}
