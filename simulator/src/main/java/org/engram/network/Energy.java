package org.engram.network;

/**
 * A value of the energy and what it was added up from.
 *
 * @param value E, dimensionless
 * @param magnitude the sum of the absolute values of its terms: what its rounding error is measured by
 */
public record Energy(double value, double magnitude) {
    static Energy of(double term) {
        return new Energy(term, Math.abs(term));
    }

    Energy plus(Energy other) {
        return new Energy(value + other.value, magnitude + other.magnitude);
    }
}
