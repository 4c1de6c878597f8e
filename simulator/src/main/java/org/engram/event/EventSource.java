package org.engram.event;

import org.engram.neuron.Checkpointed;

/** A part of the network that makes things happen at moments of its own. Times are in ms. */
public interface EventSource extends Checkpointed {
    /**
     * The time of the earliest event, +infinity if none is to come, never NaN and never before the last event processed.
     * A source that knows this time only after a closer look may return an earlier one.
     */
    double next();

    /**
     * Processes the event at {@link #next}; or, if that was a time to look closer only, looks closer.
     *
     * <p>May go on with own events that are before the horizon, as long as none of them makes another source's next
     * event earlier than the horizon.
     *
     * @param horizon the earliest time at which something else happens, or at which the loop is to return
     */
    void process(double horizon);
}
