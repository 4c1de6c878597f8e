package org.engram.integrator;

/** Polynomials in time of which each is the one before times a linear factor; the first is 1. */
interface NewtonBasis {
    /** The factor by which polynomial i + 1 differs from polynomial i, at r (ms) after a moment that the basis is seen from. */
    double factor(int i, double r);

    /** How {@link #factor} changes with r, in 1/ms. */
    double slope(int i);
}
