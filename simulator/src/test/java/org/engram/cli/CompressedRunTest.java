package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engram.cli.Cli.engram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.engram.recording.ElementType;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of the file's size changes nothing of what is in it but rounding. */
class CompressedRunTest {
    private static final String NETWORK = """
            network:
              features: {model: lif, tau: 10 ms, membrane: 5 ms, rate: 500 Hz, bias: 1.5}
              memories: {model: lif, tau: 10 ms, membrane: 5 ms, rate: 500 Hz, bias: 1.5}
              synapses: {patterns: {random: {count: 40, size: 200, kind: bipolar}}}
            cue: {memories: {random: 3}, corrupt: {flip: 0.1}}
            simulate: {duration: 10 ms}
            record: {every: 1 ms, variables: [v, h, energy, spikes, membrane]}
            """;
    private static final String POPULATIONS = """
            populations:
              C:
                size: 400
                neuron: {model: lif-current, tau_m: 20, C_m: 200, E_L: -49, V_th: -50, V_reset: -60, t_ref: 5, tau_syn_ex: 5, tau_syn_in: 10}
                initial: {V_m: {uniform: [-60, -50]}}
                drive: [{rate: 300 Hz, weight: 20 pA}]
            simulate: {duration: 100 ms, trials: 2}
            record: {every: 1 ms, variables: [spikes, rate, membrane, synaptic], neurons: 400}
            """;

    @TempDir
    private Path folder;

    private Path record(boolean populations, String name, Object... more) throws IOException {
        Path file = folder.resolve("experiment.yaml");
        Files.writeString(file, populations ? POPULATIONS : NETWORK);
        Path recording = folder.resolve(name);
        Cli.run(file, recording, more);
        return recording;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCompressedRecordingHoldsTheSame(boolean populations) throws IOException {
        Path plain = record(populations, "plain.h5");
        Path small = record(populations, "small.h5", "--set", "record.compress=true", "--threads", "3");
        assertThat(small.toFile().length()).isLessThan(plain.toFile().length());
        Map<String, double[]> expected = Recorded.all(plain);
        Map<String, double[]> found = Recorded.all(small);
        assertThat(found).containsOnlyKeys(expected.keySet());
        found.forEach((name, values) -> assertThat(values).as(name).isEqualTo(expected.get(name)));
        assertThat(engram("info", small).out()).contains("complete: ");
        assertThat(engram("report", small, "-o", folder.resolve("page.html")).status())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void statesAndMembranesAreOfThePrecisionThatIsAskedFor(boolean populations) throws IOException {
        Path plain = record(populations, "plain.h5");
        Path single = record(populations, "single.h5", "--set", "record.precision=float32");
        String[] variables = populations
                ? new String[] {"membrane_C", "excitatory_C", "inhibitory_C"}
                : new String[] {"v", "h", "membrane_features", "membrane_memories"};
        for (String variable : variables) {
            try (RecordingFile file = RecordingFile.open(single)) {
                assertThat(file.type("/trajectory/" + variable)).isEqualTo(ElementType.FLOAT32);
            }
            double[] rounded = Recorded.variable(plain, variable);
            for (int i = 0; i < rounded.length; i++) {
                rounded[i] = (float) rounded[i];
            }
            assertThat(Recorded.variable(single, variable)).as(variable).isEqualTo(rounded);
        }
    }
}
