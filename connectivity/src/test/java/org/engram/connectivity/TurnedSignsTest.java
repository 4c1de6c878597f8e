package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signs that are stored by rows only. */
class TurnedSignsTest {
    private static final long NEVER = 0;

    @ParameterizedTest
    @CsvSource({
        "FLOAT64, 1, 1",
        "FLOAT64, 64, 64",
        "FLOAT64, 130, 70",
        "FLOAT64, 2000, 300",
        "FLOAT32, 1, 65",
        "FLOAT32, 64, 128",
        "FLOAT32, 700, 200"
    })
    void haveTheBitsOfSignsThatAreStoredTwice(Arithmetic arithmetic, int memories, int features) {
        var random = new SplittableRandom(memories + 1000L * features);
        double[][] patterns = new double[memories][features];
        for (double[] pattern : patterns) {
            for (int i = 0; i < features; i++) {
                pattern[i] = random.nextBoolean() ? 0.5 : -0.5;
            }
        }
        var rows = new ValuePatterns(patterns);
        double[] g = random.doubles(features, -1, 1).toArray();
        double[] f = random.doubles(memories, -1, 1).toArray();
        double[] once = products(new BitRows(rows, Place.HEAP, arithmetic, NEVER), g, f);
        double[] twice = products(new BitRows(rows, Place.HEAP, arithmetic), g, f);
        assertThat(once).as("%d x %d", memories, features).isEqualTo(twice);
    }

    @ParameterizedTest
    @CsvSource({"64, 64", "130, 70"})
    void takeHalfTheMemory(int memories, int features) {
        var patterns = new RandomPatterns(RandomPatterns.Kind.BIPOLAR, memories, features, 1);
        assertThat(2 * new BitRows(patterns, Place.HEAP, Arithmetic.FLOAT64, NEVER).bytes())
                .isEqualTo(new BitRows(patterns, Place.HEAP, Arithmetic.FLOAT64).bytes());
    }

    /** xi g and xi^T f of {@code both}, and the latter of {@code toFeatures}, one behind the other. */
    private static double[] products(StoredRows rows, double[] g, double[] f) {
        var synapses = new DenseSynapses(rows, 2);
        double[] all = new double[f.length + 2 * g.length];
        double[] h = new double[f.length];
        double[] v = new double[g.length];
        synapses.both(g, f, h, v);
        System.arraycopy(h, 0, all, 0, h.length);
        System.arraycopy(v, 0, all, h.length, v.length);
        synapses.toFeatures(f, v);
        System.arraycopy(v, 0, all, h.length + v.length, v.length);
        return all;
    }
}
