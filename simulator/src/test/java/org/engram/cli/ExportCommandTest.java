package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engram.cli.Cli.engram;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.engram.recording.LiveFile;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From an experiment to files of NWB and SONATA. */
class ExportCommandTest {
    private static final String RATES = """
            title: Two cues
            network:
              features: {activation: {kind: tanh, gain: 4}, tau: 10 ms}
              memories: {activation: {kind: softmax, beta: 2}, tau: 1 ms}
              synapses: {patterns: {random: {count: 10, size: 16, kind: bipolar}}}
            cue: {memories: [3, 7]}
            simulate: {duration: 10 ms}
            record: {every: 1 ms, variables: [v, energy]}
            """;
    private static final String SPIKES = """
            title: Spiking units with copies
            network:
              features: {model: lif, tau: 10 ms, membrane: 5 ms, refractory: 2 ms, bias: 1, rate: 500 Hz, copies: 2}
              memories: {model: lif, tau: 5 ms, membrane: 5 ms, refractory: 2 ms, rate: 167 Hz}
              synapses: {patterns: {random: {count: 10, size: 16, kind: bipolar}}}
            cue: {memories: [3]}
            simulate: {duration: 20 ms, integrator: {method: event}}
            record: {every: 1 ms, variables: [membrane, spikes]}
            """;
    private static final String POPULATIONS = """
            title: A clock and its listeners
            populations:
              clock: {size: 3, neuron: {model: regular, interval: 10 ms, start: 2 ms}}
              E: {size: 4, neuron: {model: lif-delta, tau_m: 20, E_L: -60, V_th: -50, V_reset: -60, t_ref: 5}}
            projections: [{from: clock, to: E, connect: all-to-all, weight: 5, delay: 1}]
            simulate: {duration: 50 ms, trials: 2}
            record: {every: 5 ms, variables: [spikes, rate, membrane]}
            """;

    @TempDir
    private Path folder;

    private Path recording;
    private Path nwb;
    private Path sonata;

    @BeforeEach
    void nameTheFiles() {
        recording = folder.resolve("run.h5");
        nwb = folder.resolve("run.nwb");
        sonata = folder.resolve("sonata");
    }

    private void record(String experiment) throws IOException {
        Path file = folder.resolve("experiment.yaml");
        Files.writeString(file, experiment);
        Cli.run(file, recording, "--force");
    }

    private static void assertRefused(Cli result, String message) {
        assertThat(result.status()).as(result.toString()).isEqualTo(2);
        assertThat(result.err()).contains(message);
    }

    private static int[] shape(Path file, String dataset) {
        try (var hdf = new HdfFile(file)) {
            return hdf.getDatasetByPath(dataset).getDimensions();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {RATES, SPIKES, POPULATIONS})
    void everyKindOfRunCanBeExported(String experiment) throws IOException {
        record(experiment);
        Cli toNwb = engram("export", recording, "--nwb", nwb);
        assertThat(toNwb.status()).as(toNwb.err()).isZero();
        assertThat(toNwb.out()).contains(nwb.toString());
        Cli toSonata = engram("export", recording, "--sonata", sonata);
        assertThat(toSonata.status()).as(toSonata.err()).isZero();
        assertThat(toSonata.out()).contains("files");
    }

    @Test
    void seriesAndTrialsOfRates() throws IOException {
        record(RATES);
        assertThat(engram("export", recording, "--nwb", nwb).out()).contains("trial k begins at k * 1 s");
        assertThat(shape(nwb, "acquisition/v/data")).containsExactly(22, 16);
        assertThat(shape(nwb, "acquisition/energy/timestamps")).containsExactly(22);
        assertThat(shape(nwb, "intervals/trials/retrieved")).containsExactly(2);
        assertThat(shape(nwb, "intervals/trials/cue")).containsExactly(2, 16);
    }

    @Test
    void unitsAreAllNeurons() throws IOException {
        record(SPIKES);
        engram("export", recording, "--nwb", nwb);
        assertThat(shape(nwb, "units/neuron")).containsExactly(2 * 16 + 10);
        engram("export", recording, "--sonata", sonata);
        assertThat(shape(sonata.resolve("membrane.h5"), "report/features/data")).containsExactly(21, 16);
        assertThat(sonata.resolve("spikes.h5")).exists();
    }

    @Test
    void samplesAtSpikesAreSeriesOfTheirOwn() throws IOException {
        record(SPIKES.replace("[3]", "[3, 5]")
                .replace("every: 1 ms", "on: {spike: memories}")
                .replace("spikes]", "spikes, energy]"));
        engram("export", recording, "--nwb", nwb);
        assertThat(engram("export", recording, "--sonata", sonata).out()).contains("no place for samples at spikes");
        try (RecordingFile file = RecordingFile.open(recording);
                var exported = new HdfFile(nwb)) {
            double[] trials = file.doubles("/at_spikes/trial");
            double[] times = file.doubles("/at_spikes/time");
            double[] seconds = IntStream.range(0, times.length)
                    .mapToDouble(row -> trials[row] + times[row] / 1000)
                    .toArray();
            assertThat(trials).startsWith(0).endsWith(1);
            String energy = "acquisition/energy_at_spikes/";
            assertThat(exported.getDatasetByPath(energy + "timestamps").getData())
                    .isEqualTo(seconds);
            assertThat(exported.getDatasetByPath(energy + "data").getData())
                    .isEqualTo(file.doubles("/at_spikes/energy"));
            assertThat(shape(nwb, "acquisition/membrane_features_at_spikes/data"))
                    .containsExactly(times.length, 16);
        }
    }

    @Test
    void whereNoNeuronFiredThereAreNoUnits() throws IOException {
        record(POPULATIONS.replace("start: 2 ms", "start: 60 ms"));
        assertThat(engram("export", recording, "--nwb", nwb).out()).contains("no neuron fired");
        try (var file = new HdfFile(nwb)) {
            assertThat(file.getChildren()).containsKey("acquisition").doesNotContainKey("units");
        }
    }

    @Test
    void memoriesOfEachTrialKeepTheirNumbers() throws IOException {
        record(RATES.replace("[v, energy]", "[h], neurons: {memories: {top: 2}}"));
        engram("export", recording, "--nwb", nwb);
        engram("export", recording, "--sonata", sonata);
        try (RecordingFile file = RecordingFile.open(recording);
                var inNwb = new HdfFile(nwb);
                var inSonata = new HdfFile(sonata.resolve("trial_1/h.h5"))) {
            long[] memories = file.longs("/trajectory/memory");
            assertThat(memories).hasSize(4).startsWith(3);
            assertThat(inNwb.getDatasetByPath("intervals/trials/memory").getData())
                    .isEqualTo(new long[][] {{memories[0], memories[1]}, {memories[2], memories[3]}});
            assertThat(inSonata.getDatasetByPath("report/memories/mapping/node_ids")
                            .getData())
                    .isEqualTo(new BigInteger[] {BigInteger.valueOf(memories[2]), BigInteger.valueOf(memories[3])});
        }
    }

    @Test
    void onePopulationCanBeChosen() throws IOException {
        record(POPULATIONS);
        engram("export", recording, "--nwb", nwb, "--population", "clock");
        assertThat(shape(nwb, "units/id")).containsExactly(3);
        assertThat(shape(nwb, "units/spike_times")).containsExactly(2 * 3 * 5);
        try (var file = new HdfFile(nwb)) {
            assertThat(((io.jhdf.api.Group) file.getByPath("acquisition")).getChildren())
                    .containsOnlyKeys("rate_clock");
        }
        assertRefused(
                engram("export", recording, "--nwb", nwb, "--force", "--population", "F"),
                "run.h5 cannot be exported: nothing was recorded of a population 'F'; the recording has E, clock");
    }

    @Test
    void whatHasNothingForSonataIsRefused() throws IOException {
        record(RATES.replace("[v, energy]", "[energy]"));
        assertRefused(engram("export", recording, "--sonata", sonata), "export to NWB with --nwb");
        record(RATES.replace("every: 1 ms", "at: [0, 1, 5]"));
        assertRefused(engram("export", recording, "--sonata", sonata), "record with `every`");
        assertThat(sonata).doesNotExist();
    }

    @Test
    void whatIsNoRecordingOfARunIsRefused() throws IOException {
        assertRefused(engram("export", recording, "--nwb", nwb), "run.h5: is not a file");
        Files.writeString(recording, "text");
        assertRefused(engram("export", recording, "--nwb", nwb), "is not an HDF5 file");
        Files.delete(recording);
        try (LiveFile other = LiveFile.ofAnotherFormat()) {
            other.start(recording, false);
        }
        assertRefused(engram("export", recording, "--nwb", nwb), "not a recording of Engram");
        record(RATES.replace("cue:", "sweep: {over: [{key: network.memories.tau, values: [1 ms, 2 ms]}]}\ncue:")
                .replace("record: {every: 1 ms, variables: [v, energy]}\n", ""));
        assertRefused(engram("export", recording, "--nwb", nwb), "results of a study");
        assertThat(nwb).doesNotExist();
    }

    @Test
    void nothingIsOverwrittenUnlessItIsAskedFor() throws IOException {
        record(RATES);
        byte[] before = Files.readAllBytes(recording);
        assertRefused(engram("export", recording, "--nwb", recording, "--force"), "is an input");
        assertRefused(engram("export", recording, "--sonata", recording), "is a file; name a folder");
        assertRefused(engram("export", recording, "--sonata", folder), "is not empty");
        Files.writeString(nwb, "mine");
        assertRefused(engram("export", recording, "--nwb", nwb), "exists; name another file");
        assertThat(nwb).hasContent("mine");
        assertThat(engram("export", recording, "--nwb", nwb, "--force").status())
                .isZero();
        assertThat(shape(nwb, "acquisition/v/data")).containsExactly(22, 16);
        assertThat(recording).hasBinaryContent(before);
    }

    @Test
    void oneFormatMustBeNamed() throws IOException {
        record(RATES);
        assertRefused(engram("export", recording), "--nwb");
        assertRefused(engram("export", recording, "--nwb", nwb, "--sonata", sonata), "mutually exclusive");
    }

    @Test
    void theRecordingSaysHowManyNeuronsAndHowLongTrialsAre() throws IOException {
        record(SPIKES);
        try (RecordingFile file = RecordingFile.open(recording)) {
            assertThat(file.attributes("/spikes/features"))
                    .containsEntry("neurons", 32L)
                    .containsEntry("copies", 2L);
            assertThat(file.attributes("/trajectory")).containsEntry("duration", 20.0);
        }
    }
}
