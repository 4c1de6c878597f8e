package org.engram.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.LongStream;
import org.engram.recording.ElementType;
import org.engram.recording.LiveFile;
import org.engram.recording.LiveGroup;
import org.engram.recording.RecordingFile;
import org.engram.recording.Scale;
import org.engram.recording.Table;
import org.engram.recording.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is read of recordings of every kind. */
class ReportTest {
    @TempDir
    private Path folder;

    /** A file with provenance, to which more is added. */
    private static LiveFile declare() {
        LiveFile file = LiveFile.declare();
        file.root().attribute("title", "A title");
        LiveGroup provenance = file.root().group("provenance").attribute("seed", 7);
        provenance.text("experiment", "title: A title");
        provenance.text("experiment_json", "{\"populations\":{\"i\":{\"size\":9}}}");
        provenance.variable("wall_time", ElementType.FLOAT64);
        provenance.variable("completed", ElementType.INT8);
        return file;
    }

    private JsonNode report() throws IOException {
        try (RecordingFile file = RecordingFile.open(folder.resolve("a.h5"))) {
            return Report.data(file, "a.h5");
        }
    }

    private void start(LiveFile file) throws IOException {
        file.start(folder.resolve("a.h5"), false);
    }

    private static Scale count(LiveGroup group, String name, int length) {
        return group.scale(name, LongStream.range(0, length).toArray())
                .longName(name)
                .units("1");
    }

    private static void write(Variable variable, double... values) throws IOException {
        variable.write(0, values, values.length);
    }

    @Test
    void aRecordingOfNothingHasATitleAndProvenanceOnly() throws IOException {
        try (LiveFile file = declare()) {
            start(file);
        }
        JsonNode report = report();
        assertThat(report.get("title").asString()).isEqualTo("A title");
        assertThat(report.get("complete").asBoolean()).isFalse();
        assertThat(report.get("provenance").toString()).contains("[\"seed\",\"7\"]");
        assertThat(report.propertyNames()).doesNotContain("traces", "player", "spikes", "sweep", "memories", "trials");
    }

    @Test
    void tracesEndWhereTheRecordingDoesAndManyHaveABand() throws IOException {
        try (LiveFile file = declare()) {
            LiveGroup group = file.root().group("trajectory");
            Scale trial = count(group, "trial", 11);
            Scale time = group.scale("time", new double[] {0, 1, 2}).units("ms");
            Variable energy = group.variable("energy", ElementType.FLOAT64, trial, time);
            group.variable("samples_written", ElementType.INT64, trial);
            start(file);
            for (int k = 0; k < 11; k++) {
                energy.write(3L * k, new double[] {k, 2 * k, Double.NaN}, 3);
            }
            energy.write(2, new double[] {5}, 1);
        }
        JsonNode trace = report().at("/traces/0");
        assertThat(trace.get("lines").size()).isEqualTo(11);
        assertThat(trace.at("/lines/0").toString()).isEqualTo("{\"y\":[0,0,5],\"trial\":0}");
        assertThat(trace.at("/lines/3").toString()).isEqualTo("{\"t\":[0,1],\"y\":[3,6],\"trial\":3}");
        assertThat(trace.at("/band/t").toString()).isEqualTo("[0,1,2]");
        assertThat(trace.at("/band/levels/2").toString()).isEqualTo("[5,10,5]");
        assertThat(trace.at("/band/levels/0").toString()).isEqualTo("[1,2,5]");
    }

    @Test
    void imagesAreArrangedAsStatedAndScaledToBytes() throws IOException {
        try (LiveFile file = declare()) {
            start(file, "shape", 2, 3);
        }
        JsonNode player = report().get("player");
        assertThat(player.get("rows").asInt()).isEqualTo(2);
        assertThat(player.get("columns").asInt()).isEqualTo(3);
        assertThat(player.get("shape_known").asBoolean()).isTrue();
        assertThat(player.get("range").toString()).isEqualTo("[-2,3]");
        assertThat(Base64.getDecoder().decode(player.at("/trials/0/frames").asString()))
                .containsExactly(0, 51, 102, 153, 204, 255);
    }

    @Test
    void imagesOfNoStatedShapeAreNearlySquareAndSaidToBe() throws IOException {
        try (LiveFile file = declare()) {
            start(file, "shape", 6);
        }
        JsonNode player = report().get("player");
        assertThat(player.get("rows").asInt()).isEqualTo(2);
        assertThat(player.get("columns").asInt()).isEqualTo(3);
        assertThat(player.get("shape_known").asBoolean()).isFalse();
    }

    /** Starts a file with one state of six features. */
    private void start(LiveFile file, String attribute, long... shape) throws IOException {
        LiveGroup group = file.root().group("trajectory");
        Scale trial = count(group, "trial", 1);
        Scale time = group.scale("time", new double[] {0, 1});
        Scale feature = count(group, "feature", 6).attribute(attribute, shape);
        Variable v = group.variable("v", ElementType.FLOAT64, trial, time, feature);
        Variable written = group.variable("samples_written", ElementType.INT64, trial);
        start(file);
        write(v, -2, -1, 0, 1, 2, 3);
        write(written, 1);
    }

    @Test
    void theMostActiveMemoriesOfEachTrialAreFound() throws IOException {
        try (LiveFile file = declare()) {
            LiveGroup group = file.root().group("trajectory");
            Scale trial = count(group, "trial", 1);
            Scale time = group.scale("time", new double[] {0, 1});
            Scale memory = count(group, "memory", 9);
            Variable h = group.variable("h", ElementType.FLOAT64, trial, time, memory);
            Variable written = group.variable("samples_written", ElementType.INT64, trial);
            start(file);
            write(h, 0, 0, 5, 0, 0, 0, 0, 0, 1, 0, -9, 0, 0, 0, 0, 0, 0, 1);
            write(written, 2);
        }
        JsonNode lines = report().at("/memories/lines");
        assertThat(report().get("times").toString()).isEqualTo("[0,1]");
        assertThat(lines.at("/0").toString()).isEqualTo("{\"y\":[0,-9],\"trial\":0,\"memory\":1}");
        assertThat(lines.at("/1").toString()).isEqualTo("{\"y\":[5,0],\"trial\":0,\"memory\":2}");
        assertThat(lines.at("/2/memory").asInt()).isEqualTo(8);
    }

    /** The spikes of a population, and how many samples each trial has. */
    private record Spiking(Table table, Variable written) {}

    /** Declares the spikes of a population of nine neurons in trials of 200 ms, two samples of which were planned. */
    private static Spiking spikes(LiveFile file, int trials) {
        LiveGroup group = file.root().group("trajectory").attribute("duration", 200.0);
        Scale trial = count(group, "trial", trials);
        group.scale("time", new double[] {0, 100}).units("ms");
        count(group, "feature", 2);
        Variable written = group.variable("samples_written", ElementType.INT64, trial);
        Table table = file.root()
                .group("spikes")
                .group("features")
                .attribute("neurons", 9)
                .attribute("copies", 1)
                .table();
        table.column("timestamps", ElementType.FLOAT64);
        table.column("node_ids", ElementType.UINT64);
        table.column("trial", ElementType.INT64);
        return new Spiking(table, written);
    }

    @Test
    void spikesHaveRastersByTrialAndMeanRates() throws IOException {
        try (LiveFile file = declare()) {
            Table table = spikes(file, 2).table();
            start(file);
            table.append(0, 3, 0);
            table.append(0.25, 4, 1);
            table.append(200, 5, 1);
        }
        JsonNode population = report().at("/spikes/0");
        assertThat(population.get("neurons").asInt()).isEqualTo(9);
        assertThat(population.at("/rasters/1/t").toString()).isEqualTo("[0.25,200]");
        assertThat(population.at("/rasters/1/neuron").toString()).isEqualTo("[4,5]");
        assertThat(population.at("/rate/0").asDouble()).isEqualTo(111.111);
        assertThat(population.at("/rate/199").asDouble()).isEqualTo(55.5556);
    }

    @ParameterizedTest
    @CsvSource({"1, 55.5556", "0, 111.111"})
    void silentTrialsCountInRatesAndThoseThatNeverBeganDoNot(int samples, double rate) throws IOException {
        try (LiveFile file = declare()) {
            Spiking spikes = spikes(file, 2);
            start(file);
            spikes.table().append(0, 3, 0);
            write(spikes.written(), 2, samples);
        }
        JsonNode population = report().at("/spikes/0");
        assertThat(population.get("trials").asInt()).isEqualTo(1 + samples);
        assertThat(population.at("/rate/0").asDouble()).isEqualTo(rate);
    }

    @Test
    void samplesAtSpikesAreLinesOfTrialsAndMeansOfNeurons() throws IOException {
        try (LiveFile file = declare()) {
            spikes(file, 3);
            Table table = file.root().group("at_spikes").table();
            table.column("trial", ElementType.INT64);
            table.column("time", ElementType.FLOAT64);
            table.column("v", ElementType.FLOAT64, 2).longName("states").units("1");
            table.column("energy", ElementType.FLOAT64).longName("energy").units("1");
            start(file);
            table.append(2, 1.5, 3, 5, -1);
            table.append(0, 7, 1, 2, -2);
            table.append(2, 9, 0, 1, -3);
        }
        JsonNode traces = report().get("at_spikes");
        assertThat(traces.at("/0/name").asString()).isEqualTo("v_at_spikes");
        assertThat(traces.at("/0/long_name").asString()).isEqualTo("mean over 2 neurons: states, at spikes");
        assertThat(traces.at("/0/trials").asInt()).isEqualTo(3);
        assertThat(traces.at("/0/lines").toString())
                .isEqualTo("[{\"y\":[1.5],\"t\":[7],\"trial\":0},{\"y\":[4,0.5],\"t\":[1.5,9],\"trial\":2}]");
        assertThat(traces.at("/1/lines/1/y").toString()).isEqualTo("[-1,-3]");
    }

    @Test
    void tooManySpikesAreThinnedByNeurons() throws IOException {
        try (LiveFile file = declare()) {
            Table table = spikes(file, 1).table();
            start(file);
            for (int k = 0; k < 60_000; k++) {
                table.append(k / 300.0, k % 9, 0);
            }
        }
        JsonNode raster = report().at("/spikes/0/rasters/0");
        assertThat(raster.get("spikes").asInt()).isEqualTo(60_000);
        assertThat(raster.get("every").asInt()).isEqualTo(2);
        assertThat(raster.get("t").size()).isBetween(30_000, 50_000);
    }

    /** Neurons 0 and 6 fire in turn, or neuron 0 alone. */
    @ParameterizedTest
    @CsvSource({"6, 4, 30000", "0, 9, 50000"})
    void theNeuronsThatAreDrawnAreDrawnToTheEnd(int other, int every, int drawn) throws IOException {
        try (LiveFile file = declare()) {
            Table table = spikes(file, 1).table();
            start(file);
            for (int k = 0; k < 60_000; k++) {
                table.append(k / 300.0, k % 2 * other, 0);
            }
        }
        JsonNode raster = report().at("/spikes/0/rasters/0");
        assertThat(raster.get("every").asInt()).isEqualTo(every);
        assertThat(raster.get("t").size()).isEqualTo(drawn);
        assertThat(raster.get("t").get(drawn - 1).asDouble()).isGreaterThan(199.9);
    }

    @Test
    void studiesGiveSharesMediansAndTheoryOfWhatIsKnown() throws IOException {
        try (LiveFile file = declare()) {
            LiveGroup group = file.root().group("sweep");
            Scale load = group.scale("load", new double[] {1, 100}).longName("load");
            Scale repeat = count(group, "repeat", 3);
            Variable passes = group.variable("passes", ElementType.FLOAT64, load, repeat);
            group.variable("median_passes", ElementType.FLOAT64, load);
            group.variable("settled_at", ElementType.FLOAT64, load, repeat);
            group.variable("median_settled_at", ElementType.FLOAT64, load);
            Variable threshold = group.variable("threshold", ElementType.FLOAT64, load, repeat);
            group.variable("threshold_low", ElementType.FLOAT64, load, repeat);
            group.variable("threshold_high", ElementType.FLOAT64, load, repeat);
            Variable theory = group.variable("theory", ElementType.FLOAT64, load, repeat);
            Variable done = group.variable("done", ElementType.INT8, load, repeat);
            start(file);
            write(passes, 1, 2, 3, 4, Double.NaN, Double.NaN);
            write(threshold, 7, 7, 8, Double.NaN, Double.NaN, Double.NaN);
            write(theory, 9, 9, 9, 10, 10, 10);
            write(done, 1, 1, 1, 1, 0, 0);
        }
        JsonNode sweep = report().get("sweep");
        assertThat(sweep.get("done").asInt()).isEqualTo(4);
        assertThat(sweep.at("/axes/0/logarithmic").asBoolean()).isTrue();
        assertThat(sweep.at("/measures/0/name").asString()).isEqualTo("threshold");
        assertThat(sweep.at("/measures/0/value").toString()).isEqualTo("[7,null]");
        assertThat(sweep.at("/measures/0/theory").toString()).isEqualTo("[9,10]");
        assertThat(sweep.at("/measures/1/value").toString()).isEqualTo("[2,4]");
        assertThat(sweep.at("/measures/1/low").toString()).isEqualTo("[1.5,4]");
        assertThat(sweep.at("/measures/1/high").toString()).isEqualTo("[2.5,4]");
        assertThat(sweep.get("measures").size()).isEqualTo(2);
    }

    @Test
    void studiesOverTimeHaveTheMedianAndTheQuartilesOfEachCell() throws IOException {
        try (LiveFile file = declare()) {
            LiveGroup group = file.root().group("sweep");
            Scale copies = group.scale("copies", new double[] {1, 2}).longName("copies");
            Scale repeat = count(group, "repeat", 1);
            Scale trial = count(group, "trial", 3);
            Scale time = group.scale("time", new double[] {0, 5, 10}).units("ms");
            Variable curve = group.variable("distance_v", ElementType.FLOAT64, copies, repeat, trial, time);
            group.variable("done", ElementType.INT8, copies, repeat);
            start(file);
            curve.write(9, new double[] {0, Double.NaN, 1, 0, Double.NaN, 2, 0, Double.NaN, 5}, 9);
        }
        JsonNode curve = report().at("/sweep/curves/0");
        assertThat(curve.get("name").asString()).isEqualTo("distance_v");
        assertThat(curve.at("/bands/0/t").toString()).isEqualTo("[]");
        assertThat(curve.at("/bands/1/t").toString()).isEqualTo("[0,10]");
        assertThat(curve.at("/bands/1/levels").toString()).isEqualTo("[[0,1.5],[0,2],[0,3.5]]");
    }

    @Test
    void percentilesOfNothingAreNotANumber() {
        assertThat(Percentiles.of(new double[0], 50)).isNaN();
        assertThat(Arrays.stream(new double[] {25, 50, 75, 100})
                        .map(percent -> Percentiles.of(new double[] {4, 0, 2}, percent))
                        .toArray())
                .containsExactly(1, 2, 3, 4);
    }
}
