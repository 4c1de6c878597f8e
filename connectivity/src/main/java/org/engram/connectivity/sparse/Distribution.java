package org.engram.connectivity.sparse;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** A distribution of weights, delays or initial states, in the unit of what is drawn. */
public sealed interface Distribution {
    /** Draws independent values from a random stream. */
    DoubleSupplier on(UniformRandomProvider rng);

    /** The least value that can be drawn. */
    double least();

    /** The largest value that can be drawn. */
    double largest();

    /** The mean, before any clipping. */
    double mean();

    /** A distribution of the values with those below a bound moved to that bound. */
    default Distribution atLeast(double bound) {
        return least() >= bound ? this : new Clipped(this, bound, Math.max(bound, largest()));
    }

    /** The same value always. */
    record Constant(double value) implements Distribution {
        public Constant {
            requireFinite("value", value);
        }

        @Override
        public DoubleSupplier on(UniformRandomProvider rng) {
            return () -> value;
        }

        @Override
        public double mean() {
            return value;
        }

        @Override
        public double least() {
            return value;
        }

        @Override
        public double largest() {
            return value;
        }
    }

    /**
     * Uniform in [low, high).
     *
     * @param high not below {@code low}
     */
    record Uniform(double low, double high) implements Distribution {
        public Uniform {
            requireFinite("low", low);
            requireFinite("high", high);
            requireOrder(low, high);
        }

        @Override
        public DoubleSupplier on(UniformRandomProvider rng) {
            return () -> low + (high - low) * rng.nextDouble();
        }

        @Override
        public double mean() {
            return low / 2 + high / 2;
        }

        @Override
        public double least() {
            return low;
        }

        @Override
        public double largest() {
            return high;
        }
    }

    /**
     * Normal.
     *
     * @param sd standard deviation, &gt;= 0
     */
    record Normal(double mean, double sd) implements Distribution {
        public Normal {
            requireFinite("mean", mean);
            requireNotNegative("sd", sd);
        }

        @Override
        public DoubleSupplier on(UniformRandomProvider rng) {
            var normal = ZigguratSampler.NormalizedGaussian.of(rng);
            return () -> mean + sd * normal.sample();
        }

        @Override
        public double least() {
            return sd == 0 ? mean : Double.NEGATIVE_INFINITY;
        }

        @Override
        public double largest() {
            return sd == 0 ? mean : Double.POSITIVE_INFINITY;
        }
    }

    /**
     * Lognormal, by the mean and standard deviation of the values themselves, not of their logarithms.
     *
     * @param mean &gt; 0
     * @param sd &gt;= 0
     */
    record Lognormal(double mean, double sd) implements Distribution {
        public Lognormal {
            requireFinite("mean", mean);
            requireNotNegative("sd", sd);
            if (!(mean > 0)) {
                throw new IllegalArgumentException("mean " + mean + " of a lognormal distribution is not > 0");
            }
        }

        @Override
        public DoubleSupplier on(UniformRandomProvider rng) {
            double variance = Math.log1p((sd / mean) * (sd / mean));
            double mu = Math.log(mean) - variance / 2;
            double sigma = Math.sqrt(variance);
            var normal = ZigguratSampler.NormalizedGaussian.of(rng);
            return () -> Math.exp(mu + sigma * normal.sample());
        }

        @Override
        public double least() {
            return sd == 0 ? mean : 0;
        }

        @Override
        public double largest() {
            return sd == 0 ? mean : Double.POSITIVE_INFINITY;
        }
    }

    /**
     * Another distribution whose values outside of a range are moved to the nearer end of it.
     *
     * @param low may be -infinity
     * @param high may be infinity, not below {@code low}
     */
    record Clipped(Distribution drawn, double low, double high) implements Distribution {
        public Clipped {
            requireOrder(low, high);
        }

        @Override
        public DoubleSupplier on(UniformRandomProvider rng) {
            DoubleSupplier values = drawn.on(rng);
            return () -> Math.max(low, Math.min(high, values.getAsDouble()));
        }

        @Override
        public double mean() {
            return drawn.mean();
        }

        @Override
        public double least() {
            return Math.max(low, Math.min(high, drawn.least()));
        }

        @Override
        public double largest() {
            return Math.max(low, Math.min(high, drawn.largest()));
        }
    }

    private static void requireFinite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " is not a finite number");
        }
    }

    private static void requireNotNegative(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " " + value + " is not a number >= 0");
        }
    }

    private static void requireOrder(double low, double high) {
        if (!(low <= high)) {
            throw new IllegalArgumentException("the range from " + low + " to " + high + " is empty");
        }
    }
}
