package org.engram.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentExceptionTest {
    @Test
    void messageHasOneLineForEachProblemSortedByPlace() {
        var exception = new ExperimentException(
                "digits.yaml",
                List.of(
                        new Problem(7, 12, "network.features.tau", "`10 mV` is a potential"),
                        new Problem(7, 3, "network.features.tua", "unknown key"),
                        new Problem(2, 1, "", "not valid YAML"),
                        Problem.ofOverride("seed", "no value"),
                        Problem.ofFile("is empty")));

        assertThat(exception).hasMessage("""
                        --set seed: no value
                        digits.yaml: is empty
                        digits.yaml:2:1: not valid YAML
                        digits.yaml:7:3: network.features.tua: unknown key
                        digits.yaml:7:12: network.features.tau: `10 mV` is a potential""".strip());
        assertThat(exception.file()).isEqualTo("digits.yaml");
    }
}
