package org.engram.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FinalStateTest {
    @Test
    void supportIsTheLeastNumberOfNeuronsWithNineTenthsOfTheOutput() {
        assertThat(FinalState.support(new double[] {0.02, 0.95, 0.03})).isEqualTo(1);
        assertThat(FinalState.support(new double[] {0.5, 0.1, 0.4})).isEqualTo(2);
        assertThat(FinalState.support(new double[] {0.5, 0.25, 0.25})).isEqualTo(3);
        assertThat(FinalState.support(new double[] {0, 0, -2})).isEqualTo(1);
        assertThat(FinalState.support(new double[3])).isZero();
    }

    @Test
    void supportOfEqualOutputsIsNineTenthsOfTheNeurons() {
        double[] f = new double[1024];
        Arrays.fill(f, 1.0 / 1024);
        assertThat(FinalState.support(f)).isEqualTo(922);
    }

    @Test
    void projectionSeesHowLargeTheOutputsAre() {
        double[] pattern = {2, -2};
        assertThat(FinalState.projection(pattern, new double[] {2, -2})).isEqualTo(1);
        assertThat(FinalState.projection(pattern, new double[] {0.5, -0.5})).isEqualTo(0.25);
        assertThat(FinalState.projection(new double[0], new double[] {1, 1})).isNaN();
    }
}
