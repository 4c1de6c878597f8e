package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engram.cli.Cli.engram;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is said where it is, with what to write instead. */
class RoughEdgesTest {
    private static final String NETWORK = """
            seed: 3
            network:
              features: {activation: {kind: sign}, tau: 10 ms}
              memories: {activation: {kind: softmax, beta: 2}, tau: adiabatic}
              synapses: {patterns: {random: {count: 5, size: 8, kind: bipolar}}}
            cue: {memories: [0]}
            simulate: {duration: 5 ms}
            record: {at: [1 ms, 2 ms]}
            """;

    /** How HDF5 files begin. */
    private static final String SIGNATURE = "\u0089HDF\r\n\u001a\n";

    @TempDir
    private Path folder;

    private Path experiment(String text) throws IOException {
        return Files.writeString(folder.resolve("experiment.yaml"), text);
    }

    private static void assertRefused(Cli result, String message) {
        assertThat(result.status()).as(result.toString()).isEqualTo(2);
        assertThat(result.err()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "record={every: 6 ms} | record.every: 6.0 ms is longer than the duration, 5.0 ms, so that nothing but the start would be recorded",
                "record.neurons={memories: first 0} | record.neurons.memories: `first 0` is out of range; wanted: `all`, `0..99`",
                "record.neurons={memories: top 0} | record.neurons.memories: `top 0` is out of range",
                "record.neurons={memories: best 3} | record.neurons.memories: `best 3` is unknown",
                "network.memories.activation.kind=tanh | unknown key of `kind: tanh`; remove it, or replace the whole map, as with `--set 'network.memories.activation={kind: tanh}'`",
                "record.at[2]=3 ms | `record.at` is a list of 2 elements, and `2` is none of them; wanted: record.at[0] to record.at[1], or the whole list",
                "record.at[-1]=3 ms | `record.at` is a list of 2 elements, and `-1` is none of them",
                "cue.memories[1]=2 | `cue.memories` is a list of 1 element, and `1` is none of them; wanted: cue.memories[0], or the whole list",
                "network.features.tau.mean=2 ms | `network.features.tau` is a single value, in which there is no `mean`; replace it as a whole, as with `--set 'network.features.tau=...'`",
                "start.features[0]=1 | there is no `start.features` that would have an element `[0]`; write the whole list, as with `--set 'start.features=[...]'`",
                "record={every: 1 ms, neurons: {memories: top 9}} | record.neurons.memories: `top 9` of 5 `memories`; wanted: `top 1` to `top 5`, or `all`",
                "network.synapses.patterns={file: none.h5, dataset: x} | network.synapses.patterns.file: ",
                "record.at.first=3 ms | `record.at` is a list of 2 elements, and `first` is none of them",
            })
    void whatIsWrongIsRefused(String override, String message) throws IOException {
        assertRefused(engram("check", experiment(NETWORK), "--set", override), message);
    }

    @Test
    void elementsOfListsCanBeSet() throws IOException {
        Path recording = folder.resolve("run.h5");
        Cli.run(experiment(NETWORK), recording, "--set", "record.at[0]=0.5 ms", "--set", "record.at.1=4 ms");
        assertThat(Recorded.variable(recording, "time")).containsExactly(0.5, 4);
    }

    @Test
    void keysWithoutEffectAreNamed() throws IOException {
        assertThat(engram("check", experiment(NETWORK), "--set", "simulate.integrator.method=event")
                        .out())
                .contains("none: the method is exact, `rtol` and `atol` have no effect");
        assertThat(engram("check", experiment(NETWORK), "--set", "cue.hold=3 ms")
                        .out())
                .contains("`hold` has no effect: `apply: start` sets the state");
        assertThat(engram("check", experiment(NETWORK), "--set", "cue.hold=3 ms", "--set", "cue.apply=both")
                        .out())
                .doesNotContain("no effect");
    }

    @Test
    void aRunOfManyChangesSaysHowMany() throws IOException {
        Path recording = folder.resolve("run.h5");
        Path first = experiment(NETWORK);
        Cli.run(first, recording);
        assertRefused(
                engram(
                        "run",
                        first,
                        "-o",
                        recording,
                        "--resume",
                        "--seed",
                        "9",
                        "--set",
                        "title=other",
                        "--set",
                        "network.memories.activation.beta=3",
                        "--set",
                        "network.features.tau=9 ms",
                        "--set",
                        "simulate={duration: 4 ms, integrator: {rtol: 1e-3, atol: 1e-3}}"),
                "and 2 other keys");
    }

    @Test
    void aStudySaysInWhatItDiffers() throws IOException {
        Path study = experiment(NETWORK + "sweep: {over: [{key: cue.corrupt.flip, values: [0.1]}]}\n");
        Path results = folder.resolve("study.h5");
        Cli.run(study, results);
        Cli refused = engram("run", study, "-o", results, "--resume", "--set", "simulate.duration=6 ms");
        assertRefused(refused, "simulate.duration: 5.0 in the recording, 6.0 now");
    }

    @ParameterizedTest
    @CsvSource({"false, is not an HDF5 file", "true, is damaged: it begins as an HDF5 file"})
    void aFileOfPatternsThatCannotBeReadIsBlamedItself(boolean begins, String fault) throws IOException {
        Path patterns = folder.resolve("patterns.h5");
        Files.writeString(patterns, (begins ? SIGNATURE : "") + "text, ".repeat(500), StandardCharsets.ISO_8859_1);
        assertRefused(
                engram(
                        "check",
                        experiment(NETWORK),
                        "--set",
                        "network.synapses.patterns={file: '%s', dataset: images}".formatted(patterns)),
                "--set network.synapses.patterns.file: %s %s".formatted(patterns, fault));
    }

    @Test
    void anHdf5FileIsNoExperiment() throws IOException {
        Path recording = folder.resolve("run.h5");
        Cli.run(experiment(NETWORK), recording);
        assertThat(engram("run", recording).err())
                .isEqualToIgnoringNewLines(recording + ": is an HDF5 file; wanted: an experiment file (YAML or JSON)."
                        + " `engram info` says what is in a recording");
    }

    @Test
    void jsonThatEndsTooEarlyIsCalledSo() throws IOException {
        Path json = Files.writeString(folder.resolve("cut.json"), "{\"network\": {");
        assertRefused(engram("check", json), json + ":1:14: not valid JSON: the text ends where more is expected");
    }

    @Test
    void aWrongKeyOfASweepIsReportedOnce() throws IOException {
        Path study =
                experiment(NETWORK + "sweep: {over: [{key: network.memries.tau, values: [1, 2, 3]}], repeats: 2}\n");
        Cli refused = engram("check", study);
        assertRefused(refused, "network.memries: unknown key (did you mean `memories`?)");
        assertThat(refused.err())
                .contains("(at network.memries.tau = 1.0 and others)")
                .hasLineCount(1);
    }

    @Test
    void aRunThatIsToGoOnAndWasNeverBegunSaysSo() throws IOException {
        Path recording = folder.resolve("run.h5");
        assertThat(engram("run", experiment(NETWORK), "-o", recording, "--resume")
                        .err())
                .contains("engram: " + recording + " is not there yet, the run begins");
        assertThat(engram("run", experiment(NETWORK), "-o", recording, "--resume")
                        .err())
                .contains("is complete already");
    }

    @Test
    void allReasonsForARisingEnergyAreNamed() throws IOException {
        assertThat(engram(
                                "check",
                                experiment(NETWORK),
                                "--set",
                                "network.synapses.asymmetry=0.1",
                                "--set",
                                "network.features.activation={kind: power, order: 3}",
                                "--set",
                                "network.memories={activation: {kind: softmax}, tau: {mean: 1 ms, spread: 0.1}}")
                        .out())
                .contains(
                        "MAY RISE: the synapses are not symmetric (arXiv:2008.06996, eq. 4); the Lagrangian of the features is not convex",
                        "; neurons that share a Lagrangian have different time constants");
    }

    @Test
    void timeConstantsThatWereDrawnAreRecorded() throws IOException {
        Path recording = folder.resolve("run.h5");
        Cli.run(
                experiment(NETWORK),
                recording,
                "--set",
                "network.features={activation: {kind: tanh}, tau: {mean: 10 ms, spread: 0.5}}");
        try (RecordingFile file = RecordingFile.open(recording)) {
            double[] taus = file.doubles("/network/tau_features");
            assertThat(taus).hasSize(8).doesNotHaveDuplicates();
            assertThat(file.contains("/network/tau_memories")).isFalse();
            Cli.run(
                    experiment(NETWORK),
                    folder.resolve("listed.h5"),
                    "--set",
                    "network.features={activation: {kind: tanh}, tau: %s}".formatted(Arrays.toString(taus)));
            assertThat(Recorded.variable(folder.resolve("listed.h5"), "v"))
                    .containsExactly(file.doubles("/trajectory/v"));
        }
    }

    @Test
    void theIdentityOfTheEnergyIsShownWhereItHolds() throws IOException {
        String smooth = "network.features={activation: {kind: tanh}, tau: 10 ms}";
        Path recording = folder.resolve("run.h5");
        assertThat(engram("run", experiment(NETWORK), "-o", recording, "--set", smooth)
                        .out())
                .contains("dE/dt = -tau v'Lv'' v'");
        assertThat(engram(
                                "run",
                                experiment(NETWORK),
                                "-o",
                                recording,
                                "--force",
                                "--set",
                                smooth,
                                "--set",
                                "network.synapses.sequence=true")
                        .out())
                .contains("MAY RISE: the synapses are not symmetric")
                .doesNotContain("dE/dt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "report", "export"})
    void aFileThatIsNoHdf5FileIsCalledSo(String command) throws IOException {
        Path text = Files.writeString(folder.resolve("text.h5"), "no recording, ".repeat(200));
        Path damaged = folder.resolve("damaged.h5");
        byte[] bytes = new byte[5000];
        Arrays.fill(bytes, (byte) 7);
        byte[] signature = SIGNATURE.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(signature, 0, bytes, 0, signature.length);
        Files.write(damaged, bytes);
        Object[] more = command.equals("export") ? new Object[] {"--nwb", folder.resolve("x.nwb")} : new Object[0];
        assertThat(call(command, text, more).err())
                .isEqualToIgnoringNewLines("engram: " + text + " is not an HDF5 file");
        assertThat(call(command, damaged, more).err()).contains(damaged + " is damaged: it begins as an HDF5 file");
    }

    private static Cli call(String command, Path file, Object... more) {
        return more.length == 0 ? engram(command, file) : engram(command, file, more[0], more[1]);
    }

    @Test
    void oneSampleIsTooFewForSonata() throws IOException {
        Path recording = folder.resolve("run.h5");
        Cli.run(experiment(NETWORK), recording, "--set", "record.at=[2 ms]");
        assertRefused(
                engram("export", recording, "--sonata", folder.resolve("sonata")),
                "reports of SONATA hold two or more samples, and there are not as many");
    }

    @Test
    void patternsThatCannotBeStoredAreFound() throws IOException {
        String values = "{values: [[1, -1, 0.5, 1], [1, 1, 1, -1]]}, storage: bit";
        Path experiment = experiment(NETWORK.replace("{random: {count: 5, size: 8, kind: bipolar}}", values));
        assertRefused(
                engram("run", experiment, "-o", folder.resolve("run.h5")),
                experiment + ":5:24: network.synapses.patterns: ");
    }

    @Test
    void theCommandLineCanBeCopiedIntoAShell() throws IOException {
        Path recording = folder.resolve("run.h5");
        Cli.run(experiment(NETWORK), recording, "--set", "title=it's 'so'");
        try (RecordingFile file = RecordingFile.open(recording)) {
            var provenance = file.attributes("/provenance");
            assertThat(String.valueOf(provenance.get("command_line")))
                    .startsWith("engram run ")
                    .endsWith(" --quiet --set 'title=it'\\''s '\\''so'\\'''");
            assertThat(String.valueOf(provenance.get("processor"))).contains(" processors");
        }
    }
}
