package org.engram.connectivity.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.engram.connectivity.RandomStreams;
import org.engram.connectivity.RandomStreams.Purpose;
import org.engram.connectivity.sparse.Distribution.Clipped;
import org.engram.connectivity.sparse.Distribution.Constant;
import org.engram.connectivity.sparse.Distribution.Lognormal;
import org.engram.connectivity.sparse.Distribution.Normal;
import org.engram.connectivity.sparse.Distribution.Uniform;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private static double[] sample(Distribution distribution) {
        DoubleSupplier draw = distribution.on(RandomStreams.of(2, Purpose.WEIGHTS, 0));
        return DoubleStream.generate(draw).limit(100_000).toArray();
    }

    private static void hasMeanAndSd(Distribution distribution, double mean, double sd) {
        double[] values = sample(distribution);
        double average = DoubleStream.of(values).average().orElseThrow();
        double square = DoubleStream.of(values)
                .map(x -> (x - average) * (x - average))
                .average()
                .orElseThrow();
        assertThat(average).as("%s", distribution).isCloseTo(mean, within(0.02 * sd));
        assertThat(Math.sqrt(square)).as("%s", distribution).isCloseTo(sd, within(0.02 * sd));
    }

    @Test
    void valuesHaveTheMeanAndStandardDeviationOfTheirNames() {
        hasMeanAndSd(new Uniform(-1, 3), 1, 4 / Math.sqrt(12));
        hasMeanAndSd(new Normal(-5, 0.7), -5, 0.7);
        hasMeanAndSd(new Lognormal(2, 1), 2, 1);
        assertThat(sample(new Constant(3))).containsOnly(3);
    }

    @Test
    void clippedValuesAreMovedToTheEndsOfTheRange() {
        double[] values = sample(new Clipped(new Normal(0, 1), -0.5, 1));
        assertThat(DoubleStream.of(values).min()).hasValue(-0.5);
        assertThat(DoubleStream.of(values).max()).hasValue(1);
        assertThat(DoubleStream.of(values).filter(x -> x == -0.5).count() / 1e5).isCloseTo(0.3085, within(0.01));
    }

    @Test
    void theRangeIsKnown() {
        assertThat(new Clipped(new Normal(0, 1), -0.5, 1).least()).isEqualTo(-0.5);
        assertThat(new Normal(1, 1).atLeast(0).least()).isZero();
        assertThat(new Uniform(1, 2).atLeast(0)).isEqualTo(new Uniform(1, 2));
        assertThat(new Lognormal(1, 1).least()).isZero();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Constant(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Normal(0, -1)).withMessageContaining("sd -1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Uniform(2, 1)).withMessageContaining("empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lognormal(0, 1))
                .withMessageContaining("not > 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new SparseSynapses.Plan(new ConnectionRule.OneToOne(false), new Constant(1), new Constant(-1)))
                .withMessageContaining("at least 0 ms");
    }
}
