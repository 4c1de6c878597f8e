package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 96 trajectories of small networks of all models and time-scale ratios from 1e-4 to 100, computed by other programs and
 * good to 1e-9, reproduced by the program from experiment files.
 */
class ReferenceTrajectoriesTest {
    private static final double AGREEMENT = 1e-6;
    private static final Set<Double> EXTREME_RATIOS = Set.of(1e-4, 100.0);

    @TempDir
    private Path folder;

    static Stream<Arguments> trajectories() throws IOException {
        try (InputStream in = ReferenceTrajectoriesTest.class.getResourceAsStream("reference-trajectories.json")) {
            return JsonMapper.shared().readTree(in).valueStream().flatMap(ReferenceTrajectoriesTest::withMethods);
        }
    }

    private static Stream<Arguments> withMethods(JsonNode reference) {
        Stream<String> methods =
                EXTREME_RATIOS.contains(reference.at("/memories/tau").asDouble())
                        ? Stream.of("auto")
                        : Stream.of("auto", "dormand-prince-853");
        return methods.map(method -> Arguments.of(reference.get("name").asString(), method, reference));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("trajectories")
    void areReproduced(String name, String method, JsonNode reference) throws IOException {
        Path experiment = folder.resolve("experiment.json");
        Path recording = folder.resolve("recording.h5");
        Files.writeString(experiment, experiment(reference, method));
        Cli.run(experiment, recording);
        try (RecordingFile file = RecordingFile.open(recording)) {
            assertAgreement("v", file.doubles("/trajectory/v"), rows(reference.get("v")));
            assertAgreement("h", file.doubles("/trajectory/h"), rows(reference.get("h")));
            assertAgreement("energy", file.doubles("/trajectory/energy"), numbers(reference.get("energy")));
        }
    }

    private static String experiment(JsonNode reference, String method) {
        return """
            {"network": {
               "features": {"activation": %s, "tau": %s, "input": %s},
               "memories": {"activation": %s, "tau": %s},
               "synapses": {"patterns": {"values": %s}, "storage": "float64"}},
             "start": {"features": %s, "memories": %s},
             "simulate": {"duration": %s, "integrator": {"method": "%s", "rtol": 1e-9, "atol": 1e-11}},
             "record": {"at": %s, "variables": ["v", "h", "energy"]}}
            """.formatted(
                        reference.at("/features/activation"),
                        reference.at("/features/tau"),
                        reference.get("input"),
                        reference.at("/memories/activation"),
                        reference.at("/memories/tau"),
                        reference.get("xi"),
                        reference.get("v0"),
                        reference.get("h0"),
                        reference.get("times").get(reference.get("times").size() - 1),
                        method,
                        reference.get("times"));
    }

    /** The largest difference is small against the largest value of the trajectory. */
    private static void assertAgreement(String variable, double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double scale = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            scale = Math.max(scale, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
        }
        assertThat(difference / scale).as(variable).isLessThan(AGREEMENT);
    }

    private static double[] rows(JsonNode rows) {
        return rows.valueStream()
                .flatMap(JsonNode::valueStream)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static double[] numbers(JsonNode numbers) {
        return numbers.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }
}
