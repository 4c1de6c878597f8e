package org.engram.integrator;

import static org.assertj.core.api.Assertions.assertThat;

import org.engram.network.Networks;
import org.engram.network.RateNetwork;
import org.engram.neuron.Identity;
import org.engram.neuron.Tanh;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoChoiceTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1e-6, dormand-prince-54",
        "1, 0.1, 1e-6, dormand-prince-54",
        "0.1, 1, 1e-6, dormand-prince-54",
        "1, 0.5, 1e-9, dormand-prince-853",
        "1, 0.099, 1e-6, imex",
        "1, 1e-6, 1e-9, imex",
        "0.099, 1, 1e-6, imex",
        "1e-6, 1, 1e-9, imex",
        "1, 0, 1e-6, dormand-prince-54",
        "0, 1, 1e-6, dormand-prince-54",
        "1, 0, 1e-9, dormand-prince-853"
    })
    void onlyTheRatioOfTheTimeConstantsMakesANetworkStiff(double tauF, double tauH, double rtol, String expected) {
        AutoChoice choice = AutoChoice.of(network(tauF, tauH), new Tolerance(rtol, 1e-8));
        assertThat(choice.integrator().name()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 0.01 | tau_h/tau_f = 0.01: the fast layer is stiff and is advanced implicitly",
                "1 | 0.5  | tau_h/tau_f = 0.5: the time scales are close; order 5 for a moderate tolerance",
                "1 | 0    | one layer is adiabatic, so nothing is stiff; order 5 for a moderate tolerance"
            })
    void reasonIsASentence(double tauF, double tauH, String reason) {
        assertThat(AutoChoice.of(network(tauF, tauH), new Tolerance(1e-6, 1e-8)).reason())
                .isEqualTo(reason);
    }

    private static RateNetwork network(double tauF, double tauH) {
        return Networks.of(new double[][] {{1}}, new Tanh(1), tauF, new Identity(), tauH, 0);
    }
}
