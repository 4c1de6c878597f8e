package org.engram.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PerNeuronTest {
    @Test
    void holdsTheNumberOfEachNeuron() {
        double[] given = {2, 2, 5};
        var numbers = PerNeuron.of(given);
        given[0] = 7;
        assertThat(numbers.areSame()).isFalse();
        assertThat(numbers.size()).isEqualTo(3);
        assertThat(numbers.get(0)).isEqualTo(2);
        assertThat(numbers.stream()).containsExactly(2.0, 2.0, 5.0);
    }

    @Test
    void equalNumbersAreTheSameForAll() {
        for (PerNeuron numbers : new PerNeuron[] {PerNeuron.of(3, 3, 3, 3), PerNeuron.same(3, 4)}) {
            assertThat(numbers.areSame()).isTrue();
            assertThat(numbers.size()).isEqualTo(4);
            assertThat(numbers.stream()).containsExactly(3.0, 3.0, 3.0, 3.0);
        }
    }

    @Test
    void bothZerosKeepTheirSigns() {
        var zeros = PerNeuron.of(0.0, -0.0);
        assertThat(1 / zeros.get(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(1 / zeros.get(1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
