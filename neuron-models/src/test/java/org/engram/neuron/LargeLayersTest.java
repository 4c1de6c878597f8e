package org.engram.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers large enough for vectors give the bits of small ones, which are computed in scalars. */
class LargeLayersTest {
    private static final int LARGE = AvailableFunctions.VECTORS_PAY;
    private static final int SMALL = 203;

    static Stream<Activation> activations() {
        return Instances.activations().stream();
    }

    static Stream<ElementwiseActivation> elementwise() {
        return activations().filter(ElementwiseActivation.class::isInstance).map(ElementwiseActivation.class::cast);
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void neuronsGiveTheOutputTheyGiveAlone(ElementwiseActivation activation) {
        double[] x = states(LARGE);
        assertThat(Instances.output(activation, x))
                .containsExactly(Arrays.stream(x).map(activation::output).toArray());
    }

    @ParameterizedTest
    @MethodSource("activations")
    void blocksGiveTheBitsTheyGiveInASmallLayer(Activation activation) {
        double[] small = states(SMALL);
        double[] large = Arrays.copyOf(small, LARGE);
        assertThat(blocks(activation, large)).containsExactly(blocks(activation, small));
    }

    @Test
    void softmaxDoesNotSeeNeuronsFarBelowTheOthers() {
        Softmax softmax = new Softmax(1.5);
        double[] small = states(SMALL);
        double[] large = Arrays.copyOf(small, LARGE);
        Arrays.fill(large, SMALL, LARGE, -1e9);
        assertThat(softmax.lagrangian(large)).isEqualTo(softmax.lagrangian(small));
        assertThat(softmax.conjugate(large)).isEqualTo(softmax.conjugate(small));
        assertThat(Instances.output(softmax, large)).containsExactly(extended(Instances.output(softmax, small)));
        assertThat(Instances.hessianProduct(softmax, large, large))
                .usingElementComparator(Double::compare)
                .startsWith(Instances.hessianProduct(softmax, small, small));
    }

    private static double[] extended(double[] values) {
        return Arrays.copyOf(values, LARGE);
    }

    /** Outputs, factors and the group's factor of blocks of the first states, one after the other. */
    private static double[] blocks(Activation activation, double[] x) {
        OutputStream stream = activation.stream(1);
        double[] out = new double[x.length];
        double[] results = new double[SMALL + 5];
        for (int block = 0; block < 4; block++) {
            int from = block * SMALL / 4;
            results[SMALL + block] = stream.block(0, x, from, (block + 1) * SMALL / 4, out);
        }
        System.arraycopy(out, 0, results, 0, SMALL);
        results[SMALL + 4] = stream.factor(0);
        return results;
    }

    private static double[] states(int size) {
        return Instances.random(size).doubles(size, -4, 4).toArray();
    }
}
