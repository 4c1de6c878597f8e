package org.engram.recording.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.engram.recording.ElementType;
import org.engram.recording.LiveFile;
import org.engram.recording.LiveGroup;
import org.engram.recording.RecordingFile;
import org.engram.recording.Scale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be found in a file for readers of NWB, object by object. */
class NwbExportTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2027-01-02T03:04:05+01:00");

    @TempDir
    private Path folder;

    private Path recording;
    private Path nwb;

    @BeforeEach
    void nameTheFiles() {
        recording = folder.resolve("run.h5");
        nwb = folder.resolve("run.nwb");
    }

    private void export(int spikesAtOnce, double... times) throws IOException, ExportException {
        Run.write(recording, times);
        try (RecordingFile file = RecordingFile.open(recording)) {
            NwbExport.write(Run.read(file), "run.h5", nwb, NOW, spikesAtOnce);
        }
    }

    private static Object attribute(Node node, String name) {
        return node.getAttribute(name).getData();
    }

    private static Object data(HdfFile file, String path) {
        return file.getDatasetByPath(path).getData();
    }

    @Test
    void everyTypedObjectSaysItsTypeNamespaceAndIdentity() throws IOException, ExportException {
        export(100, 0, 10, 20);
        Map<String, String> types = new LinkedHashMap<>();
        try (var file = new HdfFile(nwb)) {
            addTypes(file, types);
        }
        assertThat(types)
                .containsEntry("/", "core NWBFile")
                .containsEntry("/acquisition/v/", "core TimeSeries")
                .containsEntry("/intervals/trials/", "core TimeIntervals")
                .containsEntry("/intervals/trials/id", "hdmf-common ElementIdentifiers")
                .containsEntry("/intervals/trials/start_time", "hdmf-common VectorData")
                .containsEntry("/units/", "core Units")
                .containsEntry("/units/spike_times", "hdmf-common VectorData")
                .containsEntry("/units/spike_times_index", "hdmf-common VectorIndex")
                .containsEntry("/units/obs_intervals_index", "hdmf-common VectorIndex")
                .doesNotContainKey("/general/");
    }

    private static void addTypes(Node node, Map<String, String> types) {
        if (node.getAttribute("neurodata_type") != null) {
            assertThat((String) attribute(node, "object_id")).as(node.getPath()).hasSize(36);
            types.put(node.getPath(), attribute(node, "namespace") + " " + attribute(node, "neurodata_type"));
        }
        if (node instanceof Group group) {
            group.getChildren().values().forEach(child -> addTypes(child, types));
        }
    }

    @Test
    void theSessionIsDescribed() throws IOException, ExportException {
        export(100, 0, 10, 20);
        try (var file = new HdfFile(nwb)) {
            assertThat(attribute(file, "nwb_version")).isEqualTo("2.7.0");
            assertThat(data(file, "session_description")).isEqualTo("τ ≪ 1");
            assertThat(data(file, "session_start_time")).isEqualTo("2026-11-22T20:12:16.5Z");
            assertThat(data(file, "timestamps_reference_time")).isEqualTo("2026-11-22T20:12:16.5Z");
            assertThat(data(file, "file_create_date")).isEqualTo(new String[] {"2027-01-02T03:04:05+01:00"});
            assertThat((String) data(file, "identifier")).hasSize(36);
            assertThat(data(file, "general/source_script")).isEqualTo("seed: 7");
            assertThat(attribute(file.getDatasetByPath("general/source_script"), "file_name"))
                    .isEqualTo("run.h5:/provenance/experiment");
            assertThat((String) data(file, "general/notes")).contains("seed: 7", "completed: no, the run was cut");
            assertThat(file.getByPath("stimulus/templates").isGroup()).isTrue();
            assertThat(file.getByPath("processing").isGroup()).isTrue();
            assertThat(file.getByPath("analysis").isGroup()).isTrue();
        }
    }

    @Test
    void seriesHoldTheCommittedSamplesOfAllTrialsInSeconds() throws IOException, ExportException {
        export(100, 0, 10, 25);
        try (var file = new HdfFile(nwb)) {
            Dataset timestamps = file.getDatasetByPath("acquisition/v/timestamps");
            assertThat(timestamps.getData()).isEqualTo(new double[] {0, 0.01, 0.025, 1, 1.01});
            assertThat(attribute(timestamps, "interval")).isEqualTo(1L);
            assertThat(attribute(timestamps, "unit")).isEqualTo("seconds");
            assertThat(data(file, "acquisition/v/data"))
                    .isEqualTo(
                            new float[][] {{0, 0, 0.5f}, {1, -1, 0.5f}, {2, -2, 0.5f}, {10, 0, 0.5f}, {11, -1, 0.5f}});
            assertThat((String) attribute(file.getByPath("acquisition/v"), "comments"))
                    .startsWith("Columns: neurons 0 to 1, 5 of features.");
            assertThat(data(file, "acquisition/energy/data")).isEqualTo(new double[] {0, -1, -2, -1, -2});
            Dataset membrane = file.getDatasetByPath("acquisition/membrane_features/data");
            assertThat(attribute(membrane, "unit")).isEqualTo("volts");
            assertThat(attribute(membrane, "conversion")).isEqualTo(1e-3);
        }
    }

    @Test
    void trialsFollowOneAnotherOnTheTimeLine() throws IOException, ExportException {
        export(100, 0, 10, 20);
        try (var file = new HdfFile(nwb)) {
            assertThat(data(file, "intervals/trials/id")).isEqualTo(new long[] {0, 1});
            assertThat(data(file, "intervals/trials/start_time")).isEqualTo(new double[] {0, 1});
            double lastSpike = Run.spikeTime(Run.SPIKES - 1);
            assertThat(data(file, "intervals/trials/stop_time")).isEqualTo(new double[] {0.09, 1 + lastSpike / 1000});
            assertThat(data(file, "intervals/trials/finished")).isEqualTo(new String[] {"TRUE", "FALSE"});
            assertThat(data(file, "intervals/trials/converged")).isEqualTo(new String[] {"TRUE", "FALSE"});
            assertThat((double[]) data(file, "intervals/trials/ended_at")).containsExactly(90, Double.NaN);
            assertThat(attribute(file.getByPath("intervals/trials"), "colnames"))
                    .isEqualTo(new String[] {
                        "start_time", "stop_time", "finished", "samples_written", "ended_at", "converged"
                    });
        }
    }

    /** Whatever part of the spikes fits into memory at once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100, 100_000})
    void everyNeuronHasItsSpikesInTheOrderOfTime(int spikesAtOnce) throws IOException, ExportException {
        export(spikesAtOnce, 0, 10, 20);
        try (var file = new HdfFile(nwb)) {
            double[] times = (double[]) data(file, "units/spike_times");
            int[] ends = Arrays.stream((BigInteger[]) data(file, "units/spike_times_index"))
                    .mapToInt(BigInteger::intValue)
                    .toArray();
            assertThat(ends).hasSize(Run.NEURONS * Run.COPIES).endsWith(Run.SPIKES, Run.SPIKES);
            int start = 0;
            for (int end : ends) {
                assertThat(Arrays.copyOfRange(times, start, end)).isSorted();
                start = end;
            }
            double[] all = new double[Run.SPIKES];
            Arrays.setAll(all, i -> i % 2 + Run.spikeTime(i) / 1000);
            assertThat(times).containsExactlyInAnyOrder(all);
            assertThat((String[]) data(file, "units/population")).hasSize(8).containsOnly("features");
            assertThat(data(file, "units/neuron")).isEqualTo(new long[] {0, 1, 2, 3, 4, 5, 6, 7});
        }
    }

    @Test
    void theIndexRefersToItsColumn() throws IOException, ExportException {
        export(100, 0, 10, 20);
        try (var file = new HdfFile(nwb)) {
            for (String column : new String[] {"spike_times", "obs_intervals"}) {
                long target = (Long) attribute(file.getByPath("units/" + column + "_index"), "target");
                assertThat(target).isEqualTo(file.getByPath("units/" + column).getAddress());
            }
        }
    }

    @Test
    void uniformSamplesOfOneTrialHaveARate() throws IOException, ExportException {
        Run.write(recording, 0, new double[] {0, 10, 20});
        try (RecordingFile file = RecordingFile.open(recording)) {
            NwbExport.write(Run.read(file), "run.h5", nwb, NOW, 100);
        }
        try (var file = new HdfFile(nwb)) {
            Dataset start = file.getDatasetByPath("acquisition/v/starting_time");
            assertThat(start.getData()).isEqualTo(0.0);
            assertThat(attribute(start, "rate")).isEqualTo(100.0);
            assertThat(attribute(start, "unit")).isEqualTo("seconds");
            assertThat(((Group) file.getByPath("acquisition/v")).getChildren()).doesNotContainKey("timestamps");
        }
    }

    @Test
    void samplesAreUniformUpToRounding() {
        assertThat(Sampling.interval(new double[] {1, 1.1, 1.2000000000000002}, 3)
                        .getAsDouble())
                .isCloseTo(0.1, within(1e-15));
        assertThat(Sampling.interval(new double[] {0, 0.1, 0.2001}, 3)).isEmpty();
        assertThat(Sampling.interval(new double[] {0, 0.1, 0.3}, 2)).hasValue(0.1);
        assertThat(Sampling.interval(new double[] {0, 0.1}, 1)).isEmpty();
    }

    @Test
    void thePartOfAFileThatCouldNotBeWrittenIsRemoved() throws IOException {
        Run.write(recording, 0, 10, 20);
        assertThatThrownBy(() -> {
                    try (RecordingFile file = RecordingFile.open(recording)) {
                        NwbExport.write(Run.read(file), "run.h5", folder, NOW, 100);
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(folder.resolveSibling(folder.getFileName() + ".part")).doesNotExist();
    }

    @Test
    void onlyPopulationsThatWereRecordedCanBeChosen() throws IOException, ExportException {
        Run.write(recording, 0, 10, 20);
        try (RecordingFile file = RecordingFile.open(recording)) {
            assertThat(RecordedRun.read(file, Set.of("features")).signals()).hasSize(3);
            assertThatThrownBy(() -> RecordedRun.read(file, Set.of("E")))
                    .isInstanceOf(ExportException.class)
                    .hasMessage("nothing was recorded of a population 'E'; the recording has features");
        }
    }

    @Test
    void aRunOfWhichNothingWasRecordedIsRefused() throws IOException {
        try (LiveFile file = LiveFile.declare()) {
            LiveGroup trajectory = file.root().group("trajectory").attribute("duration", 10.0);
            Scale trial = trajectory.scale("trial", new long[] {0});
            trajectory.scale("time", new double[] {0, 10});
            trajectory.variable("samples_written", ElementType.INT64, trial);
            LiveGroup retrieval = file.root().group("retrieval");
            retrieval.variable("ended_at", ElementType.FLOAT64, retrieval.scale("trial", new long[] {0}));
            file.start(recording, false);
        }
        try (RecordingFile file = RecordingFile.open(recording)) {
            assertThatThrownBy(() -> Run.read(file))
                    .isInstanceOf(ExportException.class)
                    .hasMessage("the run was cut before anything was recorded");
        }
    }

    @Test
    void numbersAreListedAsRanges() {
        assertThat(Ranges.text(new long[] {0, 1, 2, 7, 9, 10})).isEqualTo("0 to 2, 7, 9 to 10");
        assertThat(Ranges.text(new long[] {5})).isEqualTo("5");
        assertThat(Ranges.text(new long[0])).isEmpty();
    }
}
