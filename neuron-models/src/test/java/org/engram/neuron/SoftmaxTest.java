package org.engram.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.engram.neuron.Instances.SEEDS;
import static org.engram.neuron.Instances.output;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SoftmaxTest {
    /** beta, states, outputs, Lagrangian, conjugate: from the definitions, with mpmath at 60 digits, rounded once. */
    static Arguments[] referenceValues() {
        return new Arguments[] {
            Arguments.of(
                    1,
                    new double[] {1, 2, 3},
                    new double[] {0.09003057317038046, 0.24472847105479764, 0.6652409557748219},
                    3.40760596444438,
                    -0.8323955818399389),
            Arguments.of(
                    1,
                    new double[] {0, -80, -90.5},
                    new double[] {1, 1.8048513878454153e-35, 4.9699198825226136e-40},
                    1.8049010870442405e-35,
                    -1.4619750989217114e-33),
            Arguments.of(
                    2,
                    new double[] {1000, 1000.5, -1000},
                    new double[] {0.2689414213699951, 0.7310585786300049, 0},
                    1000.6566308437591,
                    -0.29110155444410896),
            Arguments.of(
                    8,
                    new double[] {-0.25, 0.5, 0.125, 0.5},
                    new double[] {0.001207812434360315, 0.4872663131595052, 0.02425956124662929, 0.4872663131595052},
                    0.5898680576367946,
                    -0.09987125243005085),
            Arguments.of(
                    0.5,
                    new double[] {0, -50},
                    new double[] {0.9999999999861121, 1.3887943864771146e-11},
                    2.7775887729735167e-11,
                    -7.221730809682924e-10)
        };
    }

    @ParameterizedTest
    @MethodSource("referenceValues")
    void agreesWithTheDefinitionToAFewUnitsInTheLastPlace(
            double beta, double[] x, double[] outputs, double lagrangian, double conjugate) {
        Softmax softmax = new Softmax(beta);
        assertThat(softmax.lagrangian(x)).isCloseTo(lagrangian, within(4 * Math.ulp(lagrangian)));
        assertThat(softmax.conjugate(x)).isCloseTo(conjugate, within(4 * Math.ulp(conjugate)));
        double[] actual = output(softmax, x);
        for (int i = 0; i < x.length; i++) {
            boolean negligible = outputs[i] < StrictMath.exp(Softmax.NEGLIGIBLE);
            assertThat(actual[i])
                    .as("output %d", i)
                    .isCloseTo(negligible ? 0 : outputs[i], within(negligible ? 0 : 4 * Math.ulp(outputs[i])));
        }
    }

    @RepeatedTest(SEEDS)
    void outputsArePositiveAndSumToOne(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        double[] out = output(new Softmax(3), Instances.states(Instances.random(seed)));
        assertThat(DoubleStream.of(out).min().orElseThrow()).as("seed %d", seed).isPositive();
        assertThat(DoubleStream.of(out).sum()).as("seed %d", seed).isCloseTo(1, within(1e-15));
    }

    /** Shifts by a power of two: the shifted states are exact, so that equal means equal in every bit. */
    @RepeatedTest(SEEDS)
    void addingTheSameToAllStatesChangesOnlyTheLagrangian(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        Softmax softmax = new Softmax(3);
        double[] x = Arrays.stream(Instances.states(Instances.random(seed)))
                .map(state -> (float) state)
                .toArray();
        double[] shifted = Arrays.stream(x).map(state -> state + 1024).toArray();
        assertThat(output(softmax, shifted)).as("seed %d", seed).containsExactly(output(softmax, x));
        assertThat(softmax.conjugate(shifted)).as("seed %d", seed).isEqualTo(softmax.conjugate(x));
        assertThat(softmax.lagrangian(shifted))
                .as("seed %d", seed)
                .isCloseTo(softmax.lagrangian(x) + 1024, within(Math.ulp(1024.0)));
    }

    @RepeatedTest(SEEDS)
    void hessianIsSingularAlongACommonShift(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        double[] x = Instances.states(Instances.random(seed));
        double[] ones = DoubleStream.generate(() -> 1).limit(x.length).toArray();
        assertThat(Instances.hessianProduct(new Softmax(3), x, ones))
                .as("seed %d", seed)
                .containsExactly(new double[x.length], within(1e-15));
    }

    @Test
    void equalStatesShareTheOutputWhateverTheirSize() {
        Softmax softmax = new Softmax(0.5);
        for (double state : new double[] {0, 1e-300, 700, -700, 1e300, -1e300}) {
            double[] x = {state, state, state, state};
            assertThat(output(softmax, x)).containsOnly(0.25);
            assertThat(softmax.conjugate(x)).isCloseTo(-4 * StrictMath.log(2), within(1e-15));
            assertThat(softmax.lagrangian(x)).isEqualTo(state + 4 * StrictMath.log(2));
        }
    }

    @Test
    void theLargestStateTakesAllWhenStatesAreFarApart() {
        Softmax softmax = new Softmax(1e10);
        double[] x = {-1e300, 1e300, 0, 700};
        assertThat(output(softmax, x)).containsExactly(0, 1, 0, 0);
        assertThat(softmax.lagrangian(x)).isEqualTo(1e300);
        assertThat(softmax.conjugate(x)).isZero();
        assertThat(Instances.hessianProduct(softmax, x, new double[] {1, 2, 3, 4}))
                .containsExactly(new double[4], within(0.0));
    }

    @Test
    void aBlockFarBelowTheLargestStateGivesZerosAndChangesNothingElse() {
        double[] x = {0, 1, -200, -300, 0.5};
        double[] out = {-1, -1, -1, -1, -1};
        OutputStream stream = new Softmax(1).stream(1);
        stream.block(0, x, 0, 2, out);
        assertThat(stream.block(0, x, 2, 4, out)).isEqualTo(1);
        stream.block(0, x, 4, 5, out);
        OutputStream without = new Softmax(1).stream(1);
        double[] expected = new double[5];
        without.block(0, x, 0, 2, expected);
        without.block(0, x, 4, 5, expected);
        assertThat(out).containsExactly(expected);
        assertThat(stream.factor(0)).isEqualTo(without.factor(0));
    }
}
