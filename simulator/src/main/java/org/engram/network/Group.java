package org.engram.network;

/**
 * Some neighbouring entries of a state, those of one layer.
 *
 * @param size 0 where the layer does not move by itself
 * @param tau time constant in ms
 */
public record Group(int offset, int size, double tau, double leak) {
    /** One past the last entry. */
    public int end() {
        return offset + size;
    }
}
