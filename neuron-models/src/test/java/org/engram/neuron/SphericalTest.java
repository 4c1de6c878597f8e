package org.engram.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.engram.neuron.Instances.SEEDS;
import static org.engram.neuron.Instances.hessianProduct;
import static org.engram.neuron.Instances.output;

import java.util.Arrays;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SphericalTest {
    private static final Spherical SPHERICAL = new Spherical(0);

    @RepeatedTest(SEEDS)
    void outputsHaveLengthOne(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        double[] out = output(SPHERICAL, Instances.states(Instances.random(seed)));
        assertThat(Instances.dot(out, out)).as("seed %d", seed).isCloseTo(1, within(1e-15));
    }

    @RepeatedTest(SEEDS)
    void hessianIsSingularAlongTheState(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        double[] x = Instances.states(Instances.random(seed));
        assertThat(hessianProduct(SPHERICAL, x, x))
                .as("seed %d", seed)
                .containsExactly(new double[x.length], within(1e-15));
    }

    /** Powers of two, so that scaling is exact and equal means equal in every bit. */
    @ParameterizedTest
    @ValueSource(ints = {-1000, -600, -1, 1, 600, 1000})
    void theLengthOfTheStateChangesNothingButTheLagrangian(int exponent) {
        double[] x = {0.3, -0.7, 0.1, 0.9};
        double[] scaled = Arrays.stream(x).map(s -> Math.scalb(s, exponent)).toArray();
        assertThat(output(SPHERICAL, scaled)).containsExactly(output(SPHERICAL, x));
        assertThat(SPHERICAL.lagrangian(scaled)).isEqualTo(Math.scalb(SPHERICAL.lagrangian(x), exponent));
    }

    @Test
    void squaresNeitherOverflowNorUnderflow() {
        assertThat(SPHERICAL.lagrangian(new double[] {0x3p1000, 0x4p1000})).isEqualTo(0x5p1000);
        assertThat(SPHERICAL.lagrangian(new double[] {0x3p-1000, 0x4p-1000})).isEqualTo(0x5p-1000);
        assertThat(output(SPHERICAL, new double[] {-1e300, 1e-300})).containsExactly(-1, 0);
        assertThat(new Spherical(0x1p-1000).lagrangian(new double[] {0})).isEqualTo(0x1p-500);
        assertThat(new Spherical(0x1p1000).lagrangian(new double[] {0x1p-1000})).isEqualTo(0x1p500);
    }

    @Test
    void conjugateIsZeroWithoutEpsilonAndNegativeWithIt() {
        double[] x = {3, 4};
        assertThat(SPHERICAL.conjugate(x)).isZero();
        assertThat(new Spherical(11).conjugate(x)).isEqualTo(-11.0 / 6);
    }

    @Test
    void atZeroTheDirectionIsNotDefinedWithoutEpsilon() {
        double[] zero = {0, 0};
        assertThat(SPHERICAL.lagrangian(zero)).isZero();
        assertThat(SPHERICAL.conjugate(zero)).isNaN();
        assertThat(output(SPHERICAL, zero)).containsOnly(Double.NaN);
        assertThat(hessianProduct(SPHERICAL, zero, new double[] {1, 0})).containsOnly(Double.NaN);
    }

    @Test
    void atZeroEpsilonMakesTheOutputsZeroAndTheHessianFinite() {
        Spherical regular = new Spherical(0.25);
        double[] zero = {0, 0};
        assertThat(output(regular, zero)).containsOnly(0);
        assertThat(hessianProduct(regular, zero, new double[] {1, -3})).containsExactly(2, -6);
    }
}
