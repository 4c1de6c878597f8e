package org.engram.integrator;

/**
 * The coefficients of ARK4(3)6L[2]SA: C. A. Kennedy and M. H. Carpenter, Additive Runge-Kutta schemes for
 * convection-diffusion-reaction equations, Appl. Numer. Math. 44, 139-181 (2003).
 */
final class ImexTableau {
    static final int STAGES = 6;

    /** The diagonal of the implicit part. */
    static final double GAMMA = 0.25;

    static final double[] NODES = {0, 1.0 / 2.0, 83.0 / 250.0, 31.0 / 50.0, 17.0 / 20.0, 1};

    /** Row i: the weights of the stages before stage i, in the explicit part. */
    static final double[][] EXPLICIT = {
        {},
        {1.0 / 2.0},
        {13861.0 / 62500.0, 6889.0 / 62500.0},
        {-116923316275.0 / 2393684061468.0, -2731218467317.0 / 15368042101831.0, 9408046702089.0 / 11113171139209.0},
        {
            -451086348788.0 / 2902428689909.0,
            -2682348792572.0 / 7519795681897.0,
            12662868775082.0 / 11960479115383.0,
            3355817975965.0 / 11060851509271.0
        },
        {
            647845179188.0 / 3216320057751.0,
            73281519250.0 / 8382639484533.0,
            552539513391.0 / 3454668386233.0,
            3354512671639.0 / 8306763924573.0,
            4040.0 / 17871.0
        },
    };

    /** The same in the implicit part, with the diagonal {@link #GAMMA} at the end, which the stage itself adds. */
    static final double[][] IMPLICIT = {
        {},
        {1.0 / 4.0, 1.0 / 4.0},
        {8611.0 / 62500.0, -1743.0 / 31250.0, 1.0 / 4.0},
        {5012029.0 / 34652500.0, -654441.0 / 2922500.0, 174375.0 / 388108.0, 1.0 / 4.0},
        {
            15267082809.0 / 155376265600.0,
            -71443401.0 / 120774400.0,
            730878875.0 / 902184768.0,
            2285395.0 / 8070912.0,
            1.0 / 4.0
        },
        {82889.0 / 524892.0, 0, 15625.0 / 83664.0, 69875.0 / 102672.0, -2260.0 / 8211.0, 1.0 / 4.0},
    };

    /** The weights of both parts, order 4: the last row of the implicit part, which makes it stiffly accurate. */
    static final double[] WEIGHTS = IMPLICIT[STAGES - 1];

    /** {@link #WEIGHTS} minus the weights of the embedded method of order 3. */
    static final double[] ERROR = difference(WEIGHTS, new double[] {
        4586570599.0 / 29645900160.0,
        0,
        178811875.0 / 945068544.0,
        814220225.0 / 1159782912.0,
        -3700637.0 / 11593932.0,
        61727.0 / 225920.0
    });

    private ImexTableau() {}

    private static double[] difference(double[] a, double[] b) {
        double[] d = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            d[i] = a[i] - b[i];
        }
        return d;
    }
}
