package org.engram.recording.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.api.Node;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must be found in files for readers of SONATA, object by object. */
class SonataExportTest {
    @TempDir
    private Path folder;

    private Path recording;

    @BeforeEach
    void nameTheFile() {
        recording = folder.resolve("run.h5");
    }

    private Exported export(double... times) throws IOException, ExportException {
        Run.write(recording, times);
        try (RecordingFile file = RecordingFile.open(recording)) {
            return SonataExport.write(Run.read(file), folder);
        }
    }

    private static Object attribute(Node node, String name) {
        return node.getAttribute(name).getData();
    }

    private static Object data(HdfFile file, String path) {
        return file.getDatasetByPath(path).getData();
    }

    @Test
    void everyTrialThatBeganHasAFolder() throws IOException, ExportException {
        Exported exported = export(0, 10, 20);
        assertThat(exported.files())
                .map(file -> folder.relativize(file).toString())
                .containsExactly(
                        "trial_0/spikes.h5",
                        "trial_0/v.h5",
                        "trial_0/membrane.h5",
                        "trial_1/spikes.h5",
                        "trial_1/v.h5",
                        "trial_1/membrane.h5")
                .allSatisfy(file -> assertThat(folder.resolve(file)).exists());
        assertThat(exported.remarks())
                .containsExactly(
                        "the run was cut: this is what had been recorded",
                        "SONATA has no place for what is of no neuron: energy");
    }

    @Test
    void spikesAreThoseOfTheTrialInTheOrderOfTime() throws IOException, ExportException {
        export(0, 10, 20);
        try (var file = new HdfFile(folder.resolve("trial_1/spikes.h5"))) {
            assertThat(attribute(file, "magic")).isEqualTo(0x0A7AL);
            assertThat(attribute(file, "version")).isEqualTo(new long[] {0, 1});
            assertThat(attribute(file.getByPath("spikes/features"), "sorting")).isEqualTo("by_time");
            assertThat(attribute(file.getByPath("spikes/features/timestamps"), "units"))
                    .isEqualTo("ms");
            double[] odd = new double[Run.SPIKES / 2];
            Arrays.setAll(odd, i -> Run.spikeTime(2 * i + 1));
            assertThat(data(file, "spikes/features/timestamps")).isEqualTo(odd);
            assertThat(file.getDatasetByPath("spikes/features/node_ids").getSize())
                    .isEqualTo(odd.length);
        }
    }

    @Test
    void reportsHoldTheCommittedSamplesAndBothDialects() throws IOException, ExportException {
        export(0, 10, 20);
        try (var file = new HdfFile(folder.resolve("trial_1/v.h5"))) {
            assertThat(data(file, "report/features/data")).isEqualTo(new float[][] {{10, 0, 0.5f}, {11, -1, 0.5f}});
            assertThat(attribute(file.getByPath("report/features/data"), "units"))
                    .isEqualTo("1");
            assertThat(data(file, "report/features/mapping/time")).isEqualTo(new double[] {0, 20, 10});
            assertThat(attribute(file.getByPath("report/features/mapping/time"), "units"))
                    .isEqualTo("ms");
            for (String index : new String[] {"index_pointer", "index_pointers"}) {
                assertThat(Arrays.toString((BigInteger[]) data(file, "report/features/mapping/" + index)))
                        .isEqualTo("[0, 1, 2, 3]");
            }
            assertThat(Arrays.toString((BigInteger[]) data(file, "report/features/mapping/node_ids")))
                    .as("samples are of the first copy of each unit")
                    .isEqualTo("[0, 2, 10]");
            assertThat(data(file, "report/features/mapping/element_ids")).isEqualTo(new long[3]);
            assertThat(data(file, "report/features/mapping/element_pos")).isEqualTo(new float[3]);
        }
    }

    @Test
    void samplesAtUnequalDistancesAreLeftOut() throws IOException, ExportException {
        Exported exported = export(0, 10, 25);
        assertThat(exported.files())
                .map(file -> folder.relativize(file).toString())
                .containsExactly("trial_0/spikes.h5", "trial_1/spikes.h5", "trial_1/v.h5", "trial_1/membrane.h5");
        assertThat(exported.remarks())
                .contains(
                        "no reports of trials 0: reports of SONATA hold samples at equal distances, and these are not");
    }
}
