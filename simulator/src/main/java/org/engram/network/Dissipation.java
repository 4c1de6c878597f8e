package org.engram.network;

/** What a layer in motion contributes to dE/dt and to the distance from a fixed point. */
final class Dissipation {
    private Dissipation() {}

    /** −x' L''(x) tau x' of one layer (arXiv:2008.06996, eq. 4); {@code work} is scratch of the layer's size. */
    static double rate(Layer layer, double[] x, double[] yDot, int offset, double[] work) {
        System.arraycopy(yDot, offset, work, 0, work.length);
        layer.activation().hessianProduct(x, work, work);
        double sum = 0;
        for (int i = 0; i < work.length; i++) {
            sum += work[i] * layer.taus()[i] * yDot[offset + i];
        }
        return -sum;
    }

    /** |tau x'| |e| + |e|² of one layer, where |a|² = a·L''(x) a. */
    static double uncertainty(Layer layer, double[] x, double[] yDot, double[] e, int offset, double[] work) {
        double[] distances = new double[work.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = layer.taus()[i] * yDot[offset + i];
        }
        double distance = length(layer, x, distances, 0, work);
        double error = length(layer, x, e, offset, work);
        return (distance + error) * error;
    }

    /** √(a·L''(x) a) for the layer's share of a vector. */
    private static double length(Layer layer, double[] x, double[] a, int offset, double[] work) {
        System.arraycopy(a, offset, work, 0, work.length);
        layer.activation().hessianProduct(x, work, work);
        double sum = 0;
        for (int i = 0; i < work.length; i++) {
            sum += work[i] * a[offset + i];
        }
        return Math.sqrt(Math.max(0, sum));
    }

    /** max |tau x'| of one layer; NaN if any slope is. */
    static double largestSlope(Layer layer, double[] yDot, int offset) {
        double largest = 0;
        for (int i = 0; i < layer.size(); i++) {
            largest = Math.max(largest, layer.taus()[i] * Math.abs(yDot[offset + i]));
        }
        return largest;
    }
}
