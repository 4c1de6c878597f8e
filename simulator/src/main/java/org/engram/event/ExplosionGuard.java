package org.engram.event;

import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;

/**
 * Stops a network that explodes: one whose neurons fire ten times each within one millisecond on average, as no nerve
 * cell can. Without this a loop of synapses without delay between neurons without refractory period would never end.
 */
public final class ExplosionGuard implements SpikeListener, Checkpointed {
    private static final double WINDOW = 1;
    private static final int SPIKES_PER_NEURON = 10;
    private static final int FEWEST_SPIKES = 1000;

    private final String population;
    private final int size;
    private final long most;
    private double windowStart;
    private long spikes;

    /** Guards a population, whose name is for the message. */
    public ExplosionGuard(String population, int size) {
        this.population = population;
        this.size = size;
        most = Math.max(FEWEST_SPIKES, (long) SPIKES_PER_NEURON * size);
    }

    /**
     * Counts the spike.
     *
     * @throws ExplosionException if it is one too many
     */
    @Override
    public void fired(int neuron, double t) {
        if (t - windowStart >= WINDOW) {
            windowStart = t;
            spikes = 0;
        }
        if (++spikes > most) {
            throw explosion(t);
        }
    }

    @Override
    public void transfer(StateTransfer transfer) {
        windowStart = transfer.real(windowStart);
        spikes = transfer.whole(spikes);
    }

    private ExplosionException explosion(double t) {
        double span = t - windowStart;
        String rate = span > 0 ? "%.3g kHz a neuron".formatted(spikes / (span * size)) : "without time going on";
        return new ExplosionException(
                ("population `%s` explodes at t = %.6g ms: its %d neurons fired %d spikes within %.3g ms, %s. "
                                + "Use weaker excitation, stronger inhibition, or a longer refractory period")
                        .formatted(population, t, size, spikes, span, rate));
    }
}
