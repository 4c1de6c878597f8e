package org.engram.benchmark;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** As many multiply-adds in float64 as one thread can: eight independent chains in registers. */
final class MultiplyAdds {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int ROUNDS = 100_000;

    /** Of one {@link #run}. */
    static final double FLOPS = 2.0 * 8 * DOUBLES.length() * ROUNDS;

    private MultiplyAdds() {}

    static double run() {
        DoubleVector x = DoubleVector.broadcast(DOUBLES, 0.5);
        DoubleVector a = x;
        DoubleVector b = x;
        DoubleVector c = x;
        DoubleVector d = x;
        DoubleVector e = x;
        DoubleVector f = x;
        DoubleVector g = x;
        DoubleVector h = x;
        for (int i = 0; i < ROUNDS; i++) {
            a = a.fma(x, x);
            b = b.fma(x, x);
            c = c.fma(x, x);
            d = d.fma(x, x);
            e = e.fma(x, x);
            f = f.fma(x, x);
            g = g.fma(x, x);
            h = h.fma(x, x);
        }
        return a.add(b).add(c.add(d)).add(e.add(f).add(g.add(h))).lane(0);
    }
}
