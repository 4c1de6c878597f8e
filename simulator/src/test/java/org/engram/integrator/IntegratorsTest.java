package org.engram.integrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegratorsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "imex",
                "dormand-prince-54",
                "dormand-prince-853",
                "higham-hall-54",
                "gragg-bulirsch-stoer",
                "adams-bashforth",
                "adams-moulton",
                "runge-kutta-4",
                "euler",
                "attention",
                "asynchronous",
                "synchronous",
                "method-of-steps"
            })
    void everyMethodKnowsItsNameAndWhereItIsDescribed(String name) {
        Integrator integrator = named(name);
        assertThat(integrator.name()).isEqualTo(name);
        assertThat(integrator.reference().text()).matches(".*\\(\\d{4}\\)");
        assertThat(integrator.reference().link()).startsWith("https://");
        assertThat(integrator.isContinuous()).isEqualTo(!name.equals("attention") && !name.endsWith("synchronous"));
    }

    @Test
    void unknownMethodIsRefused() {
        assertThatThrownBy(() -> named("leapfrog"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown method: leapfrog");
    }

    private static Integrator named(String name) {
        return Integrators.named(
                name, new Tolerance(1e-6, 1e-8), OptionalDouble.of(0.1), 1, (sweep, size) -> new int[size]);
    }
}
