package org.engram.connectivity;

/** Runs everywhere. */
final class ScalarAdder implements RowAdder {
    @Override
    public void add(double[] x, int at, double weight, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += weight * x[at + j];
        }
    }

    @Override
    public void add(float[] x, int at, double weight, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += weight * x[at + j];
        }
    }

    @Override
    public void add(byte[] x, int at, double weight, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += weight * x[at + j];
        }
    }
}
