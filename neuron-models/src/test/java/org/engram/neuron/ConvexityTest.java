package org.engram.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvexityTest {
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7, 11, 21})
    void oddPowersAreNotConvexBecauseTheSlopeIsNegativeBelowZero(int order) {
        Power power = new Power(order, 1);
        assertThat(power.isConvex()).isFalse();
        assertThat(power.slope(-0.5)).isNegative();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 10, 20})
    void evenPowersAreConvex(int order) {
        Power power = new Power(order, 1);
        assertThat(power.isConvex()).isTrue();
        assertThat(power.slope(-0.5)).isPositive();
    }

    @Test
    void onlyOddPowersAreNotConvex() {
        assertThat(Instances.activations())
                .filteredOn(activation -> !activation.isConvex())
                .containsExactly(new Power(3, 1));
    }
}
