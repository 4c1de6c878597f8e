package org.engram.connectivity;

import java.util.Arrays;

/** How the numbers of a data set become the features of a pattern. */
public sealed interface Encoding {
    /**
     * Encodes one row in place.
     *
     * @throws PatternException if the row cannot be encoded
     */
    void encode(double[] row);

    /** As it is. */
    record Raw() implements Encoding {
        @Override
        public void encode(double[] row) {}
    }

    /** 1 where the value is at least the threshold, else -1. */
    record Bipolar(double threshold) implements Encoding {
        public Bipolar {
            if (Double.isNaN(threshold)) {
                throw new IllegalArgumentException("bipolar: the threshold is not a number");
            }
        }

        @Override
        public void encode(double[] row) {
            Arrays.setAll(row, i -> row[i] >= threshold ? 1 : -1);
        }
    }

    /** Every value times the factor. */
    record Scale(double factor) implements Encoding {
        public Scale {
            if (!Double.isFinite(factor)) {
                throw new IllegalArgumentException("scale: " + factor + " is not a finite number");
            }
        }

        @Override
        public void encode(double[] row) {
            Arrays.setAll(row, i -> factor * row[i]);
        }
    }

    /** To Euclidean length 1; a row of zeros is refused. */
    record Unit() implements Encoding {
        @Override
        public void encode(double[] row) {
            double largest = Arrays.stream(row).map(Math::abs).max().orElse(0);
            if (largest == 0) {
                throw new PatternException("all values are 0, encode: unit cannot give the row length 1");
            }
            divide(row, largest);
            divide(row, Math.sqrt(Arrays.stream(row).map(x -> x * x).sum()));
        }

        private static void divide(double[] row, double divisor) {
            Arrays.setAll(row, i -> row[i] / divisor);
        }
    }

    /** Mean of the row removed. */
    record Centre() implements Encoding {
        @Override
        public void encode(double[] row) {
            double mean = Arrays.stream(row).average().orElse(0);
            Arrays.setAll(row, i -> row[i] - mean);
        }
    }
}
