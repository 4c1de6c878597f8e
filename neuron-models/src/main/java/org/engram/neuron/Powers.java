package org.engram.neuron;

/** Powers, quick for the whole exponents that dense associative memories mostly use. */
final class Powers {
    private static final int LARGEST_PRODUCT = 8;
    private static final int LARGEST_COMPENSATED_PRODUCT = 64;

    private Powers() {}

    /** base^exponent for exponents > −1. */
    static double power(double base, double exponent) {
        if (exponent > LARGEST_COMPENSATED_PRODUCT || exponent != Math.rint(exponent)) {
            return StrictMath.pow(base, exponent);
        }
        return exponent > LARGEST_PRODUCT ? compensatedProduct(base, (int) exponent) : product(base, (int) exponent);
    }

    private static double product(double base, int exponent) {
        double product = 1;
        for (int k = 0; k < exponent; k++) {
            product *= base;
        }
        return product;
    }

    /**
     * The product with the rounding error of every multiplication, found exactly, carried along: as accurate as if taken in
     * twice the precision (S. Graillat, IEEE Trans. Comput. 58 (2009) 994, algorithm 4.5).
     */
    private static double compensatedProduct(double base, int exponent) {
        double product = base;
        double error = 0;
        for (int k = 1; k < exponent; k++) {
            double next = product * base;
            error = Math.fma(error, base, Math.fma(product, base, -next));
            product = next;
        }
        return Double.isInfinite(product) ? product : product + error;
    }
}
