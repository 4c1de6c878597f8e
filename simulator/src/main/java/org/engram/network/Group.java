package org.engram.network;

/**
 * Some neighbouring entries of a state, those of one layer that moves by itself.
 *
 * @param tau time constant in ms, &gt; 0
 * @param responds whether the layer responds to its drive within {@link RateDynamics#pass}
 */
public record Group(int offset, int size, double tau, double leak, boolean responds) {
    /** One past the last entry. */
    public int end() {
        return offset + size;
    }
}
