/**
 * The event engine: simulation from event to event, exact in time, without a grid.
 *
 * <p>An {@link org.engram.event.EventLoop} asks a few {@link org.engram.event.EventSource}s for the time of their next
 * event and lets the earliest one process it; on a tie the one listed first. Sources are listed in this order: first
 * deliveries (external drive, then spikes under way in synapses), then neurons. So all input of a moment arrives before
 * the spikes of that moment are fired; spikes of one moment are fired in the order of populations, then of neurons.
 * What a spike causes at the same moment, over synapses without delay, happens after it in the same order.
 *
 * <p>State is kept in flat arrays and nothing is allocated per event. May depend on neuron models and connectivity.
 */
@NullMarked
package org.engram.event;

import org.jspecify.annotations.NullMarked;
