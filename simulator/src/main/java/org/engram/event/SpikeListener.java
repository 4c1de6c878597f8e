package org.engram.event;

/** Learns of every spike of a population at the moment it is fired, in order. */
@FunctionalInterface
public interface SpikeListener {
    /** A neuron has fired at t, in ms. */
    void fired(int neuron, double t);
}
