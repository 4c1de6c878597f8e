package org.engram.network;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** What a layer in motion contributes to dE/dt and to the distance from a fixed point. */
final class Dissipation {
    private Dissipation() {}

    /** −x' L''(x) tau x' of one layer (arXiv:2008.06996, eq. 4); {@code work} is scratch of the layer's size. */
    static double rate(Layer layer, double[] x, double[] yDot, int offset, double[] work) {
        System.arraycopy(yDot, offset, work, 0, work.length);
        layer.activation().hessianProduct(x, work, work);
        double sum = 0;
        for (int i = 0; i < work.length; i++) {
            sum += work[i] * layer.taus().get(i) * yDot[offset + i];
        }
        return -sum;
    }

    /** |tau x'| |e| + |e|² of one layer, where |a|² = a·L''(x) a. */
    static double uncertainty(Layer layer, double[] x, double[] yDot, double[] e, int offset, double[] work) {
        double distance = length(layer, x, i -> layer.taus().get(i) * yDot[offset + i], work);
        double error = length(layer, x, i -> e[offset + i], work);
        return (distance + error) * error;
    }

    /** √(a·L''(x) a) for a vector of the layer's size. */
    private static double length(Layer layer, double[] x, IntToDoubleFunction a, double[] work) {
        Arrays.setAll(work, a);
        layer.activation().hessianProduct(x, work, work);
        double sum = 0;
        for (int i = 0; i < work.length; i++) {
            sum += work[i] * a.applyAsDouble(i);
        }
        return Math.sqrt(Math.max(0, sum));
    }

    /** max |tau x'| of one layer; NaN if any slope is. */
    static double largestSlope(Layer layer, double[] yDot, int offset) {
        double largest = 0;
        for (int i = 0; i < layer.size(); i++) {
            largest = Math.max(largest, layer.taus().get(i) * Math.abs(yDot[offset + i]));
        }
        return largest;
    }
}
