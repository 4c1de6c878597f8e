package org.engram.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.engram.neuron.Exponential;
import org.engram.neuron.Identity;
import org.engram.neuron.PerNeuron;
import org.engram.neuron.Power;
import org.engram.neuron.Softmax;
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
    void lagrangiansAreConvexOnlyIfBothAre() {
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
    void layersAreThoseThatMove() {
        assertThat(network(2, 1).dynamics().layers())
                .containsExactly(List.of(new Group(0, 3, 2, 1, false)), List.of(new Group(3, 2, 1, 1, true)));
        assertThat(network(2, 0).dynamics().layers()).containsExactly(List.of(new Group(0, 3, 2, 1, false)));
        assertThat(network(0, 2).dynamics().layers()).containsExactly(List.of(new Group(0, 2, 2, 1, false)));
    }

    @Test
    void groupsOfALayerAreItsNeighboursWithTheSameTimeConstant() {
        var features = new Layer("feature", new Tanh(1), PerNeuron.of(2, 2, 5, 2), 1, new double[4]);
        var memories = new Layer("memory", new Tanh(1), PerNeuron.of(1, 3), 1, new double[2]);
        assertThat(Networks.of(new double[2][4], features, memories).dynamics().layers())
                .containsExactly(
                        List.of(
                                new Group(0, 2, 2, 1, false),
                                new Group(2, 1, 5, 1, false),
                                new Group(3, 1, 2, 1, false)),
                        List.of(new Group(4, 1, 1, 1, true), new Group(5, 1, 3, 1, true)));
    }

    @Test
    void neuronsOfALayerFollowAtOnceAllOrNone() {
        for (double[] taus : new double[][] {{1, 0}, {0, 1}, {1, -1}, {1, Double.NaN}, {1}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Layer("memory", new Tanh(1), PerNeuron.of(taus), 1, new double[2]))
                    .withMessage("memory neurons need a time constant > 0 each, or 0 all of them");
        }
    }

    /** Of Lagrangians that neurons share, as that of a softmax, tau L'' is not symmetric then. */
    @Test
    void energyNeedNotFallWhereNeuronsThatShareALagrangianHaveDifferentTimeConstants() {
        PerNeuron taus = PerNeuron.of(1, 3);
        var features = new Layer("feature", new Tanh(1), taus, 1, new double[2]);
        for (boolean shared : new boolean[] {false, true}) {
            var memories = new Layer("memory", shared ? new Softmax(1) : new Exponential(1), taus, 1, new double[2]);
            RateNetwork network = Networks.of(new double[2][2], features, memories);
            assertThat(network.hasConvexLagrangians()).isTrue();
            assertThat(network.energyMustFall()).isEqualTo(!shared);
        }
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
