package org.engram.neuron.spiking;

/**
 * q(t) = c + c_1 e^(−t/tau_1) + c_2 e^(−t/tau_2).
 *
 * <p>Its extremum, where two exponentials of opposite sign change equally fast, is at
 * ln(−c_1 tau_2 / (c_2 tau_1)) / (1/tau_1 − 1/tau_2).
 */
final class ExponentialDrive extends Drive {
    private final double firstTau;
    private final double secondTau;
    private double constant;
    private double first;
    private double second;

    ExponentialDrive(double firstTau, double secondTau) {
        this.firstTau = firstTau;
        this.secondTau = secondTau;
    }

    void set(double constantPart, double firstPart, double secondPart) {
        constant = constantPart;
        first = firstPart;
        second = secondPart;
    }

    /** Whether q is above zero at some time, as far as the signs of its terms tell. */
    boolean mayBePositive() {
        return constant + Math.max(first, 0) + Math.max(second, 0) > 0;
    }

    @Override
    double extremum() {
        return StrictMath.log(-(first / firstTau) / (second / secondTau)) / (1 / firstTau - 1 / secondTau);
    }

    @Override
    double limit() {
        return constant;
    }

    @Override
    double span() {
        return Math.max(firstTau, secondTau);
    }

    @Override
    public double value(double t) {
        return constant + decayed(first, firstTau, t) + decayed(second, secondTau, t);
    }

    @Override
    public double slope(double t) {
        return -decayed(first, firstTau, t) / firstTau - decayed(second, secondTau, t) / secondTau;
    }

    private static double decayed(double amount, double tau, double t) {
        return amount == 0 ? 0 : amount * StrictMath.exp(-t / tau);
    }
}
