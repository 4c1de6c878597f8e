package org.engram.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.engram.neuron.Identity;
import org.engram.neuron.Power;
import org.engram.neuron.Tanh;
import org.junit.jupiter.api.Test;

/** What a network says about itself, and what its equations of motion say about their state. */
class RateNetworkTest {
    private static final double[][] XI = {{1, 2, 3}, {4, 5, 6}};

    @Test
    void refusesLayersThatDoNotFitTheSynapses() {
        assertThatThrownBy(() -> Networks.of(XI, new Tanh(1), 1, new Identity(), 1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 features and 2 memories do not fit synapses [2 x 3]");
    }

    @Test
    void ratioOfTimeConstantsIsThatOfMemoriesToFeatures() {
        assertThat(network(10, 2).timeScaleRatio()).isEqualTo(0.2);
        assertThat(network(10, 0).timeScaleRatio()).isZero();
        assertThat(network(0, 10).timeScaleRatio()).isInfinite();
    }

    @Test
    void energyMustFallOnlyWhereBothLagrangiansAreConvex() {
        assertThat(network(1, 1).hasConvexLagrangians()).isTrue();
        assertThat(Networks.of(XI, new Tanh(1), 1, new Power(3, 1), 1, 0, 0, 0).hasConvexLagrangians())
                .isFalse();
        assertThat(Networks.of(XI, new Power(3, 1), 1, new Identity(), 1, 0, 0, 0)
                        .hasConvexLagrangians())
                .isFalse();
    }

    @Test
    void anotherInputLeavesTheNetworkAsItWas() {
        RateNetwork network = network(1, 1);
        assertThat(network.withInput(new double[] {7, 8, 9}).features().input()).containsExactly(7, 8, 9);
        assertThat(network.features().input()).containsExactly(0, 0, 0);
    }

    @Test
    void neuronsAreNamedByLayerAndIndex() {
        assertThat(network(1, 1).dynamics().neuron(2)).isEqualTo("feature neuron 2");
        assertThat(network(1, 1).dynamics().neuron(3)).isEqualTo("memory neuron 0");
        assertThat(network(1, 0).dynamics().neuron(2)).isEqualTo("feature neuron 2");
        assertThat(network(0, 1).dynamics().neuron(1)).isEqualTo("memory neuron 1");
    }

    @Test
    void groupsAreTheLayersThatMove() {
        assertThat(network(2, 1).dynamics().groups())
                .containsExactly(new Group(0, 3, 2, 1, false), new Group(3, 2, 1, 1, true));
        assertThat(network(2, 0).dynamics().groups()).containsExactly(new Group(0, 3, 2, 1, false));
        assertThat(network(0, 2).dynamics().groups()).containsExactly(new Group(0, 2, 2, 1, false));
    }

    @Test
    void residualIsTheLargestDistanceOfAStateFromWhatDrivesIt() {
        assertThat(network(10, 2).dynamics().residual(new double[] {0.1, -0.3, 0.2, 1, -1.25}))
                .isEqualTo(3);
        assertThat(network(10, 0).dynamics().residual(new double[] {0.1, -0.3, 0.2}))
                .isEqualTo(3);
        assertThat(network(10, 2).dynamics().residual(new double[] {0, 0, 0, 0, Double.NaN}))
                .isNaN();
    }

    private static RateNetwork network(double tauF, double tauH) {
        return Networks.of(XI, new Tanh(1), tauF, new Identity(), tauH, 0, 0, 0);
    }
}
