package org.engram.integrator;

import org.engram.network.Networks;
import org.engram.network.RateNetwork;
import org.engram.neuron.Identity;

/**
 * One linear feature neuron and one linear memory neuron: tau_f dv/dt = w h − v + I, tau_h dh/dt = w v − h. A deviation from
 * the fixed point is the sum of two modes, (1 + tau_f lambda)(1 + tau_h lambda) = w².
 */
record LinearTwoNeurons(double tauF, double tauH) {
    private static final double WEIGHT = 0.8;
    private static final double INPUT = 0.5;
    private static final double START_V = 1;
    private static final double START_H = -0.5;
    private static final double REST_V = INPUT / (1 - WEIGHT * WEIGHT);
    private static final double REST_H = WEIGHT * REST_V;

    /** The slower time constant is 1 ms. */
    static TestProblem problem(double ratio) {
        var neurons = new LinearTwoNeurons(Math.min(1, 1 / ratio), Math.min(1, ratio));
        RateNetwork network = Networks.of(
                new double[][] {{WEIGHT}}, new Identity(), neurons.tauF, new Identity(), neurons.tauH, INPUT);
        return new TestProblem(
                "linear, tau_h/tau_f = " + ratio, network, new double[] {START_V, START_H}, 3, neurons::solution);
    }

    private double[] solution(double t) {
        double width = Math.hypot(tauF - tauH, 2 * WEIGHT * Math.sqrt(tauF * tauH));
        double slow = -2 * (1 - WEIGHT * WEIGHT) / (tauF + tauH + width);
        double fast = -(tauF + tauH + width) / (2 * tauF * tauH);
        double[] slowMode = {1, WEIGHT / (1 + tauH * slow)};
        double[] fastMode = tauF > tauH
                ? new double[] {WEIGHT / (1 + tauF * fast), 1}
                : new double[] {1, WEIGHT / (1 + tauH * fast)};
        double determinant = slowMode[0] * fastMode[1] - slowMode[1] * fastMode[0];
        double v = START_V - REST_V;
        double h = START_H - REST_H;
        double a = (v * fastMode[1] - h * fastMode[0]) / determinant * Math.exp(slow * t);
        double b = (h * slowMode[0] - v * slowMode[1]) / determinant * Math.exp(fast * t);
        return new double[] {REST_V + a * slowMode[0] + b * fastMode[0], REST_H + a * slowMode[1] + b * fastMode[1]};
    }
}
