package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engram.cli.Cli.engram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From an experiment to the page that shows what came of it. */
class ReportCommandTest {
    private static final String EXPERIMENT = """
            title: "Two <cues> & </script>"
            seed: 5
            network:
              features: {activation: {kind: tanh, gain: 4}, tau: 10 ms}
              memories: {activation: {kind: softmax, beta: 2}, tau: 1 ms}
              synapses: {patterns: {random: {count: 40, size: 32, kind: bipolar}}}
            cue: {memories: [3, 7], corrupt: {flip: 0.1}, strength: 2}
            simulate: {duration: 80 ms}
            record: {every: 1 ms, variables: [v, f, energy, residual, overlap]}
            """;

    @TempDir
    private Path folder;

    private Path recording;
    private Path report;

    @BeforeEach
    void run() throws IOException {
        Path experiment = folder.resolve("two.yaml");
        recording = folder.resolve("two.h5");
        report = folder.resolve("two.html");
        Files.writeString(experiment, EXPERIMENT);
        Cli.run(experiment, recording);
    }

    @Test
    void thePageHoldsWhatWasRecorded() throws IOException {
        Cli result = engram("report", recording, "-o", report);
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains(report.toString());
        JsonNode data = data();
        assertThat(data.get("title").asString()).isEqualTo("Two <cues> & </script>");
        assertThat(data.get("complete").asBoolean()).isTrue();
        assertThat(data.at("/summary/0/text").asString()).isEqualTo("{0} of {1} cued memories");
        assertThat(data.at("/summary/0/values").toString()).isEqualTo("[2,2]");
        assertThat(data.get("traces").size()).isEqualTo(3);
        assertThat(data.at("/memories/lines/0/memory").asInt()).isEqualTo(3);
        assertThat(data.at("/player/trials").size()).isEqualTo(2);
        assertThat(data.at("/player/trials/0").propertyNames())
                .containsExactlyInAnyOrder("frames", "cue", "cued_pattern", "retrieved_pattern");
        assertThat(data.at("/player/pattern_range").toString()).isEqualTo("[-2,2]");
        assertThat(data.at("/trials/rows").size()).isEqualTo(2);
    }

    @Test
    void theRecordingHoldsCueAndPatterns() throws IOException {
        try (RecordingFile file = RecordingFile.open(recording)) {
            assertThat(file.dimensions("/retrieval/cue")).containsExactly("trial", "feature");
            double[] cue = file.doubles("/retrieval/cue");
            double[] cued = file.doubles("/retrieval/cued_pattern");
            int flipped = 0;
            for (int i = 0; i < cue.length; i++) {
                assertThat(Math.abs(cue[i])).isEqualTo(2);
                flipped += cue[i] == 2 * cued[i] ? 0 : 1;
            }
            assertThat(flipped).isEqualTo(2 * Math.round(0.1 * 32));
            assertThat(file.doubles("/retrieval/retrieved_pattern")).containsExactly(cued);
            assertThat(file.attributes("/trajectory/feature")).doesNotContainKey("shape");
        }
    }

    @Test
    void imagesAreShownAsTheyLieInTheirFile() throws IOException {
        Path experiment = folder.resolve("images.yaml");
        Path images = Path.of("..", "examples", "mnist10k.h5").toAbsolutePath();
        String patterns = "{file: %s, dataset: images, rows: {first: 5}, encode: {bipolar: {threshold: 128}}}";
        Files.writeString(
                experiment,
                EXPERIMENT
                        .replace("{random: {count: 40, size: 32, kind: bipolar}}", patterns.formatted(images))
                        .replace("[3, 7]", "[3]"));
        Cli.run(experiment, recording, "--force");
        engram("report", recording, "-o", report);
        assertThat(data().at("/player/rows").asInt()).isEqualTo(28);
        assertThat(data().at("/player/columns").asInt()).isEqualTo(28);
        assertThat(data().at("/player/shape_known").asBoolean()).isTrue();
    }

    @Test
    void aReportIsKeptUnlessForced() throws IOException {
        Files.writeString(report, "precious");
        Cli refused = engram("report", recording, "-o", report);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("exists", "--force");
        assertThat(report).hasContent("precious");
        assertThat(engram("report", recording, "-o", report, "--force").status())
                .isZero();
        assertThat(data().get("recording").asString()).isEqualTo("two.h5");
    }

    @Test
    void theRecordingItselfIsNeverOverwritten() {
        Cli refused = engram("report", recording, "-o", recording, "--force");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("is an input");
    }

    @Test
    void whatIsNoRecordingIsRefused() {
        Cli refused = engram("report", folder.resolve("two.yaml"), "-o", report);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("two.yaml");
        assertThat(report).doesNotExist();
    }

    private JsonNode data() throws IOException {
        Matcher found =
                Pattern.compile("id=\"data\">(.*?)</script>", Pattern.DOTALL).matcher(Files.readString(report));
        assertThat(found.find()).isTrue();
        return JsonMapper.shared().readTree(found.group(1));
    }
}
