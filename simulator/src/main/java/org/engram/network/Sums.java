package org.engram.network;

import org.engram.neuron.CompensatedSum;

/** Sums that the energy is made of, compensated (Neumaier) so that a fall by a few units in the last place is seen. */
final class Sums {
    private Sums() {}

    static double dot(double[] a, double[] b) {
        var sum = new CompensatedSum();
        for (int i = 0; i < a.length; i++) {
            sum.add(a[i] * b[i]);
        }
        return sum.value();
    }
}
