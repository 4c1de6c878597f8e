package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.engram.connectivity.RandomStreams.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors, rounding and asymmetry of synapses. */
class ImperfectSynapsesTest {
    private static final Patterns EXACT = new RandomPatterns(RandomPatterns.Kind.GAUSSIAN, 50, 400, 3);

    private static Patterns erroneous(double error, Purpose purpose) {
        return new ErroneousPatterns(EXACT, error, 3, purpose);
    }

    /** (x' − x)/x of all features. */
    private static double[] errors(Patterns patterns) {
        double[] errors = new double[EXACT.count() * EXACT.size()];
        for (int mu = 0; mu < EXACT.count(); mu++) {
            double[] exact = row(EXACT, mu);
            double[] row = row(patterns, mu);
            for (int i = 0; i < exact.length; i++) {
                errors[mu * exact.length + i] = row[i] / exact[i] - 1;
            }
        }
        return errors;
    }

    private static double[] row(Patterns patterns, int index) {
        double[] row = new double[patterns.size()];
        patterns.row(index, row);
        return row;
    }

    private static double correlation(double[] a, double[] b) {
        return mean(a, b) / Math.sqrt(mean(a, a) * mean(b, b));
    }

    private static double mean(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum / a.length;
    }

    @Test
    void errorsAreNormalSharesOfTheWeight() {
        double[] errors = errors(erroneous(0.2, Purpose.SYNAPSE_NOISE));
        assertThat(Math.sqrt(mean(errors, errors))).isCloseTo(0.2, within(0.2 * 0.03));
        assertThat(Arrays.stream(errors).average().orElseThrow()).isCloseTo(0, within(0.006));
    }

    @Test
    void aLargerErrorIsTheSameOneMagnified() {
        double[] small = errors(erroneous(0.1, Purpose.SYNAPSE_NOISE));
        double[] large = errors(erroneous(0.2, Purpose.SYNAPSE_NOISE));
        for (int k = 0; k < small.length; k++) {
            assertThat(large[k]).isCloseTo(2 * small[k], within(1e-14));
        }
    }

    @Test
    void errorsOfTheTwoDirectionsAreIndependent() {
        double[] forward = errors(erroneous(0.1, Purpose.FORWARD_ERROR));
        double[] backward = errors(erroneous(0.1, Purpose.BACKWARD_ERROR));
        assertThat(correlation(forward, backward)).isCloseTo(0, within(0.03));
    }

    @Test
    void noErrorChangesNothing() {
        assertThat(row(erroneous(0, Purpose.SYNAPSE_NOISE), 7)).containsExactly(row(EXACT, 7));
        assertThatThrownBy(() -> erroneous(-1, Purpose.SYNAPSE_NOISE)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8, 16})
    void roundedWeightsHaveAtMostSoManyValuesAndAreNear(int bits) {
        Patterns rounded = new QuantisedPatterns(EXACT, bits);
        double largest = 0;
        for (int mu = 0; mu < EXACT.count(); mu++) {
            largest = Math.max(
                    largest, Arrays.stream(row(EXACT, mu)).map(Math::abs).max().orElseThrow());
        }
        double step = largest / ((1 << (bits - 1)) - 1);
        for (int mu = 0; mu < EXACT.count(); mu++) {
            double[] exact = row(EXACT, mu);
            double[] row = row(rounded, mu);
            for (int i = 0; i < row.length; i++) {
                assertThat(Math.abs(row[i] - exact[i])).isLessThanOrEqualTo(step / 2 * (1 + 1e-12));
                assertThat(row[i] / step).isCloseTo(Math.rint(row[i] / step), within(1e-9));
            }
        }
    }

    @Test
    void signsSurviveAnyRounding() {
        Patterns bipolar = new RandomPatterns(RandomPatterns.Kind.BIPOLAR, 5, 20, 1);
        assertThat(row(new QuantisedPatterns(bipolar, 2), 4)).containsExactly(row(bipolar, 4));
        assertThatThrownBy(() -> new QuantisedPatterns(bipolar, 1)).hasMessageContaining("2 to 16 bits");
    }

    @Test
    void eachDirectionReadsItsOwnWeights() {
        Synapses forward = Storage.FLOAT64.build(EXACT, 1);
        Synapses backward = Storage.FLOAT64.build(erroneous(0.5, Purpose.BACKWARD_ERROR), 1);
        var directed = new DirectedSynapses(forward, backward);
        double[] g = row(EXACT, 1);
        double[] f = row(new RandomPatterns(RandomPatterns.Kind.GAUSSIAN, 1, 50, 8), 0);
        double[] toMemories = new double[50];
        double[] toFeatures = new double[400];
        directed.both(g, f, toMemories, toFeatures);
        double[] expected = new double[50];
        forward.toMemories(g, expected);
        assertThat(toMemories).containsExactly(expected);
        double[] back = new double[400];
        backward.toFeatures(f, back);
        assertThat(toFeatures).containsExactly(back);

        double[] turned = new double[50];
        directed.transposed().toFeatures(g, turned);
        assertThat(turned).containsExactly(expected);
    }

    @Test
    void aFusedPassGoesForwardThenBackward() {
        Synapses forward = Storage.FLOAT64.build(EXACT, 1);
        Synapses backward = Storage.FLOAT64.build(erroneous(0.5, Purpose.BACKWARD_ERROR), 1);
        double[] g = row(EXACT, 1);
        double[] f = row(new RandomPatterns(RandomPatterns.Kind.GAUSSIAN, 1, 50, 8), 0);
        double[] toMemories = new double[50];
        double[] toFeatures = new double[400];
        new DirectedSynapses(forward, backward).through(g, new GivenWeights(f), toMemories, toFeatures);
        double[] expected = new double[400];
        backward.toFeatures(f, expected);
        assertThat(toFeatures).containsExactly(expected);
    }

    @Test
    void sizesMustAgree() {
        Synapses small = Storage.FLOAT64.build(new RandomPatterns(RandomPatterns.Kind.GAUSSIAN, 5, 4, 3), 1);
        assertThatThrownBy(() -> new DirectedSynapses(Storage.FLOAT64.build(EXACT, 1), small))
                .hasMessageContaining("[50 x 400] forward, [5 x 4] backward");
    }
}
