package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.engram.cli.Cli.engram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trials that start from combinations of memory neurons. */
class CombinationsTest {
    private static final String TEXT = """
            seed: 1
            network:
              features: {activation: {kind: identity}, tau: 10 ms}
              memories: {activation: {kind: step, threshold: 0.5}, tau: 1 ms}
              synapses: {patterns: {random: {count: 10, size: 60, kind: gaussian}}, weight: 1/sqrt(N)}
            start: {combinations: all}
            simulate: {duration: 20 ms, integrator: {method: event}}
            record: {at: [0 ms, 20 ms], variables: [f]}
            """;
    private static final int MEMORIES = 10;

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("combinations.yaml"), text);
    }

    private Path run(String text) throws IOException {
        Path recording = folder.resolve("combinations.h5");
        Cli.run(file(text), recording, "--force");
        return recording;
    }

    private static double[] still(Path recording) throws IOException {
        return Arrays.stream(Recorded.retrieval(recording, "settled_at"))
                .map(settled -> settled == 0 ? 1 : 0)
                .toArray();
    }

    /** The memory neurons that a number stands for. */
    private static double[] bits(double combination) {
        return IntStream.range(0, MEMORIES)
                .mapToDouble(memory -> (long) combination >> memory & 1)
                .toArray();
    }

    /** In the sample of a trial at 0. */
    private static double[] outputs(double[] f, int trial) {
        return Arrays.copyOfRange(f, 2 * trial * MEMORIES, (2 * trial + 1) * MEMORIES);
    }

    /** Features that write a combination drive the same memory neurons or they do not. */
    @Test
    void aCombinationStandsStillExactlyWhereItsFeaturesDriveIt() throws IOException {
        Path recording = run(TEXT);
        double[] combinations = Recorded.retrieval(recording, "combination");
        assertThat(combinations)
                .containsExactly(IntStream.range(0, 1024).asDoubleStream().toArray());
        double[] f = Recorded.variable(recording, "f");
        double[] still = still(recording);
        for (int trial = 0; trial < 1024; trial++) {
            boolean driven = Arrays.equals(outputs(f, trial), bits(combinations[trial]));
            assertThat(still[trial]).as("combination %d", trial).isEqualTo(driven ? 1 : 0);
        }
        assertThat(still).contains(0, 1);
    }

    @Test
    void whatStandsStillIsSaid() throws IOException {
        Path recording = folder.resolve("said.h5");
        Cli run = engram("run", file(TEXT), "-o", recording);
        long still = (long) Arrays.stream(still(recording)).sum();
        assertThat(run.out()).contains("still      %d of 1024 combinations stand still".formatted(still));
    }

    @Test
    void combinationsAreDrawnEachMemoryNeuronWithProbabilityOneHalf() throws IOException {
        String text = TEXT.replace("combinations: all", "combinations: {random: 400}");
        double[] drawn = Recorded.retrieval(run(text), "combination");
        assertThat(drawn).hasSize(400);
        for (int memory = 0; memory < MEMORIES; memory++) {
            int bit = memory;
            double share =
                    Arrays.stream(drawn).map(set -> bits(set)[bit]).average().orElseThrow();
            assertThat(share).as("memory %d", memory).isCloseTo(0.5, within(0.1));
        }
        assertThat(Recorded.retrieval(run(text.replace("random: 400", "random: 7")), "combination"))
                .containsExactly(Arrays.copyOf(drawn, 7));
    }

    /** The shares of EventDrivenTest, which draws by itself: means of 300 draws; three standard errors of 8. */
    @ParameterizedTest
    @CsvSource({"50, 0.547, 0.16", "200, 0.986, 0.03"})
    void theShareThatStandsStillIsThatOfTheTheory(int features, double expected, double tolerance) throws IOException {
        String study = TEXT.replace("size: 60", "size: " + features)
                        .replace("combinations: all", "combinations: {random: 100}")
                + "sweep: {over: [{key: network.features.tau, values: [10 ms]}], repeats: 8, criterion: still}\n";
        try (RecordingFile file = RecordingFile.open(run(study))) {
            assertThat(file.doubles("/sweep/fraction")[0]).isCloseTo(expected, within(tolerance));
            double[] settled = file.doubles("/sweep/settled_at");
            double[] success = file.doubles("/sweep/success");
            for (int i = 0; i < settled.length; i++) {
                assertThat(success[i]).isEqualTo(settled[i] == 0 ? 1 : 0);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "combinations: all | combinations: al | start.combinations: `al` is unknown (did you mean `all`?)",
                "combinations: all | combinations: {random: 0} | start.combinations.random: `0` is out of range",
                "combinations: all | combinations: {first: 3} | start.combinations.first: unknown key",
                "combinations: all | {} | one of the keys `features`, `combinations` is wanted",
                "combinations: all | 'combinations: all, memories: adiabatic' | only one of the keys `memories`, `combinations`",
                "count: 10 | count: 17 | start.combinations: all combinations of 17 memory neurons; possible of at most 16, write `{random: 1000}`",
                "tau: 10 ms | 'tau: 10 ms, leak: 0' | 0 leaves features nowhere to rest",
                "'activation: {kind: identity}' | 'model: lif, membrane: 5 ms, rate: 100 Hz' | a spiking network never rests",
            })
    void whatCannotBeStartedFromIsRefused(String from, String to, String expected) throws IOException {
        String auto = TEXT.replace("method: event", "method: auto");
        String text = auto.replace("{" + from + "}", to.equals("{}") ? "{}" : "{" + to + "}")
                .replace(from, to);
        Cli refused = engram("check", file(text));
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains(expected);
    }

    @Test
    void numbersHaveRoomForSixtyTwoMemoryNeurons() throws IOException {
        String text = TEXT.replace("combinations: all", "combinations: {random: 20}");
        double[] drawn = Recorded.retrieval(run(text.replace("count: 10", "count: 62")), "combination");
        assertThat(Arrays.stream(drawn)).allMatch(set -> set >= 0 && set < 0x1p62);
        assertThat(engram("check", file(text.replace("count: 10", "count: 63"))).err())
                .contains("combinations of 63 memory neurons; possible of at most 62");
    }
}
