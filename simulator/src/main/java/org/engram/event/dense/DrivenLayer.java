package org.engram.event.dense;

/** A layer of spiking neurons that may stand beside rate neurons, whose output drives its states between spikes. */
public interface DrivenLayer extends SpikingLayer {
    /** The time constant of the states; ms. */
    double tau();

    /** Changes what is added to the constant input of the units [units]; states and membranes do not jump. */
    void setDrive(double[] drive, double t);
}
