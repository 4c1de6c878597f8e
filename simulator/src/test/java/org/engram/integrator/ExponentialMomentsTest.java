package org.engram.integrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExponentialMomentsTest {
    private static final int COUNT = DriveHistory.MOST_POINTS;

    @ParameterizedTest
    @ValueSource(doubles = {-30, -2, -1e-9, 0, 1e-300, 1e-5, 0.3, 5, 39.9, 40.1, 100})
    void areTheIntegralsOfTheirDefinition(double z) {
        double[] m = new double[COUNT];
        ExponentialMoments.write(z, m, COUNT);
        var integrator = new GaussIntegratorFactory().legendre(100, 0, 1);
        for (int q = 0; q < COUNT; q++) {
            int power = q;
            double expected = integrator.integrate(s -> Math.exp(-z * s) * Math.pow(s, power));
            assertThat(m[q]).as("q = %d", q).isCloseTo(expected, withinPercentage(1e-8));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e4, 1e9, 1e15})
    void ofAVanishingTimeConstantAreThoseOfAnExponential(double z) {
        double[] m = new double[COUNT];
        ExponentialMoments.write(z, m, COUNT);
        double expected = 1 / z;
        for (int q = 0; q < COUNT; q++) {
            assertThat(m[q]).as("q = %d", q).isCloseTo(expected, withinPercentage(1e-10));
            expected *= (q + 1) / z;
        }
    }
}
