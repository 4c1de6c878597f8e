package org.engram.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engram.experiment.ExperimentTexts.BASE;
import static org.engram.experiment.ExperimentTexts.problems;
import static org.engram.experiment.ExperimentTexts.read;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.engram.connectivity.Corruption;
import org.engram.experiment.Experiment.Start;
import org.engram.neuron.Relu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {
    @TempDir
    private Path folder;

    @Test
    void overridesReplaceAndAddKeys() {
        Experiment experiment = read(
                        folder,
                        BASE,
                        "network.memories.tau=1 ms",
                        "network.features.activation={kind: relu, threshold: 1}",
                        "simulate.integrator.max_step=2ms",
                        "cue.corrupt={mask: 0.5}",
                        "title = another")
                .experiment();

        assertThat(experiment.network().memories().tau()).isEqualTo(new TimeConstants.Same(1));
        assertThat(experiment.network().features().activation()).isEqualTo(new Relu(1));
        assertThat(experiment.simulate().integrator().maxStep()).hasValue(2);
        assertThat(((Start.Cue) experiment.start()).corrupt()).isEqualTo(new Corruption.Mask(0.5));
        assertThat(experiment.title()).isEqualTo("another");
    }

    @Test
    void overrideMakesTheMapsOnItsWay() {
        String without = BASE.replace("  stop: {residual: 1e-9}\n", "");

        assertThat(read(folder, without, "simulate.stop.residual=1e-3")
                        .experiment()
                        .simulate()
                        .stop())
                .hasValue(1e-3);
    }

    @Test
    void laterOverrideWins() {
        assertThat(read(folder, BASE, "seed=5", "seed=6").experiment().seed()).isEqualTo(6);
    }

    @Test
    void overrideOfAnAliasLeavesItsAnchorAsItIs() {
        String text = BASE.replace("features: {", "features: &layer {")
                .replace("memories: {activation: {kind: softmax, beta: 0.5}, tau: 0.1 ms}", "memories: {<<: *layer}")
                .replace(", input: 0, leak: 1", "");
        Experiment experiment =
                read(folder, text, "network.memories.activation.gain=9").experiment();

        assertThat(experiment.network().features().activation()).hasToString("Tanh[gain=2.0]");
        assertThat(experiment.network().memories().activation()).hasToString("Tanh[gain=9.0]");
    }

    @Test
    void seedOfTheCommandLineReplacesAllOthers() {
        Path file = ExperimentTexts.write(folder, "test.yaml", BASE);

        try (ExperimentFile read = ExperimentFile.read(file, List.of("seed=5"), OptionalLong.of(Long.MIN_VALUE))) {
            assertThat(read.experiment().seed()).isEqualTo(Long.MIN_VALUE);
            assertThat(read.resolvedJson()).contains("-9223372036854775808");
        }
    }

    @Test
    void sourceDoesNotChange() {
        assertThat(read(folder, BASE, "seed=5").source()).isEqualTo(BASE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "seed;                      seed;                  not an override; wanted: key=value",
                "=3;                        =3;                    not an override",
                "network..tau=3;            network..tau=3;        not an override",
                "seed=;                     seed;                  no value",
                "seed=[1;                   seed;                  not valid YAML",
                "seed.x=1;                  seed.x;                `seed` is a single value, in which there is no `x`; replace it as a whole",
                "network.memories.tau=1mV;  network.memories.tau;  `1mV` is a potential; wanted: a time",
                "network.memories.tua=1ms;  network.memories.tua;  unknown key (did you mean `tau`?)",
                "seed=18446744073709551616; seed;                  `18446744073709551616` is out of range",
                "cue.memories=[0, 5];       cue.memories[1];       there is no memory 5"
            })
    void badOverrideIsNotBlamedOnTheFile(String override, String key, String message) {
        assertThat(problems(folder, BASE, override)).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isZero();
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.in("test.yaml"))
                    .startsWith("--set " + key + ": ")
                    .contains(message);
        });
    }
}
