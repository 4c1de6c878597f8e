package org.engram.neuron.spiking;

/** q(t) = c + (j + r t) e^(−t/tau), with its extremum at tau − j/r. */
final class AlphaDrive extends Drive {
    private final double tau;
    private double constant;
    private double start;
    private double rise;

    AlphaDrive(double tau) {
        this.tau = tau;
    }

    void set(double constantPart, double startPart, double risePart) {
        constant = constantPart;
        start = startPart;
        rise = risePart;
    }

    @Override
    double extremum() {
        return tau - start / rise;
    }

    @Override
    double limit() {
        return constant;
    }

    @Override
    double span() {
        return tau;
    }

    @Override
    public double value(double t) {
        return constant + (start + rise * t) * StrictMath.exp(-t / tau);
    }

    @Override
    public double slope(double t) {
        return (rise - (start + rise * t) / tau) * StrictMath.exp(-t / tau);
    }
}
