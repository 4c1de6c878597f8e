package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransposedSynapsesTest {
    @Test
    void twiceIsTheSame() {
        Synapses synapses = new Instance(Storage.FLOAT64, 3, 5, 1, 1).synapses();

        assertThat(synapses.transposed().transposed()).isSameAs(synapses);
    }

    @Test
    void memoriesAndFeaturesAreExchanged() {
        Synapses synapses = new Instance(Storage.INT8, 3, 5, 0.5, 1).synapses();
        Synapses transposed = synapses.transposed();

        assertThat(transposed.memories()).isEqualTo(5);
        assertThat(transposed.features()).isEqualTo(3);
        assertThat(transposed.groups()).isEqualTo(1);
        assertThat(transposed.bytes()).isEqualTo(synapses.bytes());
        assertThat(transposed.weight(4, 2)).isEqualTo(synapses.weight(2, 4));
    }

    @ParameterizedTest
    @MethodSource("org.engram.connectivity.Instance#all")
    void productsAreExchanged(Instance instance) {
        Synapses transposed = instance.synapses().transposed();
        double[] v = new double[instance.features()];
        double[] h = new double[instance.memories()];
        double[] vBoth = new double[instance.features()];
        double[] hBoth = new double[instance.memories()];
        transposed.toMemories(instance.f(), v);
        transposed.toFeatures(instance.g(), h);
        transposed.both(instance.f(), instance.g(), vBoth, hBoth);

        assertThat(v)
                .as("%s", instance)
                .isEqualTo(Reference.toFeatures(instance))
                .isEqualTo(vBoth);
        assertThat(h)
                .as("%s", instance)
                .isEqualTo(Reference.toMemories(instance))
                .isEqualTo(hBoth);
    }

    @ParameterizedTest
    @MethodSource("org.engram.connectivity.Instance#all")
    void throughAStageIsOneDirectionAfterTheOther(Instance instance) {
        Synapses transposed = instance.synapses().transposed();
        double[] v = new double[instance.features()];
        double[] h = new double[instance.memories()];
        double[] hExplicit = new double[instance.memories()];
        transposed.through(instance.f(), new Stages.Softmax(1), v, h);
        transposed.toFeatures(Stages.softmax(v), hExplicit);
        double tolerance = 2 * instance.bound(Stages.softmax(v)) + 50 * instance.largest() * 0x1p-53;

        assertThat(transposed.passesThrough()).isEqualTo(2);
        assertThat(Reference.distance(h, hExplicit)).as("%s", instance).isLessThan(tolerance);
    }
}
