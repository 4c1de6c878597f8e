package org.engram.connectivity;

/** The kernel that runs everywhere: eight independent sums, so that a product need not wait for the one before. */
final class ScalarKernel implements RowKernel {
    @Override
    public double dot(float[] x, int at, double[] g) {
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double a3 = 0;
        double a4 = 0;
        double a5 = 0;
        double a6 = 0;
        double a7 = 0;
        int j = 0;
        int k = at;
        for (; j + 8 <= g.length; j += 8, k += 8) {
            a0 += x[k] * g[j];
            a1 += x[k + 1] * g[j + 1];
            a2 += x[k + 2] * g[j + 2];
            a3 += x[k + 3] * g[j + 3];
            a4 += x[k + 4] * g[j + 4];
            a5 += x[k + 5] * g[j + 5];
            a6 += x[k + 6] * g[j + 6];
            a7 += x[k + 7] * g[j + 7];
        }
        return StoredRows.total(
                a0 + product(x, k, g, j),
                a1 + product(x, k + 1, g, j + 1),
                a2 + product(x, k + 2, g, j + 2),
                a3 + product(x, k + 3, g, j + 3),
                a4 + product(x, k + 4, g, j + 4),
                a5 + product(x, k + 5, g, j + 5),
                a6 + product(x, k + 6, g, j + 6),
                a7);
    }

    static double product(float[] x, int k, double[] g, int j) {
        return j < g.length ? x[k] * g[j] : 0;
    }

    @Override
    public double dot(double[] x, int at, double[] g) {
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double a3 = 0;
        double a4 = 0;
        double a5 = 0;
        double a6 = 0;
        double a7 = 0;
        int j = 0;
        int k = at;
        for (; j + 8 <= g.length; j += 8, k += 8) {
            a0 += x[k] * g[j];
            a1 += x[k + 1] * g[j + 1];
            a2 += x[k + 2] * g[j + 2];
            a3 += x[k + 3] * g[j + 3];
            a4 += x[k + 4] * g[j + 4];
            a5 += x[k + 5] * g[j + 5];
            a6 += x[k + 6] * g[j + 6];
            a7 += x[k + 7] * g[j + 7];
        }
        return StoredRows.total(
                a0 + product(x, k, g, j),
                a1 + product(x, k + 1, g, j + 1),
                a2 + product(x, k + 2, g, j + 2),
                a3 + product(x, k + 3, g, j + 3),
                a4 + product(x, k + 4, g, j + 4),
                a5 + product(x, k + 5, g, j + 5),
                a6 + product(x, k + 6, g, j + 6),
                a7);
    }

    static double product(double[] x, int k, double[] g, int j) {
        return j < g.length ? x[k] * g[j] : 0;
    }

    @Override
    public double dot(byte[] x, int at, double[] g) {
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double a3 = 0;
        double a4 = 0;
        double a5 = 0;
        double a6 = 0;
        double a7 = 0;
        int j = 0;
        int k = at;
        for (; j + 8 <= g.length; j += 8, k += 8) {
            a0 += x[k] * g[j];
            a1 += x[k + 1] * g[j + 1];
            a2 += x[k + 2] * g[j + 2];
            a3 += x[k + 3] * g[j + 3];
            a4 += x[k + 4] * g[j + 4];
            a5 += x[k + 5] * g[j + 5];
            a6 += x[k + 6] * g[j + 6];
            a7 += x[k + 7] * g[j + 7];
        }
        return StoredRows.total(
                a0 + product(x, k, g, j),
                a1 + product(x, k + 1, g, j + 1),
                a2 + product(x, k + 2, g, j + 2),
                a3 + product(x, k + 3, g, j + 3),
                a4 + product(x, k + 4, g, j + 4),
                a5 + product(x, k + 5, g, j + 5),
                a6 + product(x, k + 6, g, j + 6),
                a7);
    }

    static double product(byte[] x, int k, double[] g, int j) {
        return j < g.length ? x[k] * g[j] : 0;
    }

    @Override
    public void addScaled(float[] x, int at, double weight, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += weight * x[at + j];
        }
    }

    @Override
    public void addScaled(double[] x, int at, double weight, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += weight * x[at + j];
        }
    }

    @Override
    public void addScaled(byte[] x, int at, double weight, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += weight * x[at + j];
        }
    }
}
