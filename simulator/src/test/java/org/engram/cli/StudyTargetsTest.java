package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of the theory, reached through experiment files. */
class StudyTargetsTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    @TempDir
    private Path folder;

    private double[] figure(Path experiment, String figure, Object... more) throws IOException {
        Path results = folder.resolve("results.h5");
        Cli.run(experiment, results, more);
        try (RecordingFile file = RecordingFile.open(results)) {
            return file.doubles("/sweep/" + figure);
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("target.yaml"), text);
    }

    /** Values of an independent program. */
    @Test
    void theLeastCueStrengthRisesWithTheRatioOfTheTimeConstants() throws IOException {
        double[] threshold = figure(EXAMPLES.resolve("threshold-ablation.yaml"), "threshold");
        double[] expected = {0.3684, 0.4155, 0.5138, 0.8489, 2.1088};
        assertThat(threshold).containsExactly(expected, within(1e-4));
    }

    /** Of 2^(N/2) patterns .09, .03, .0075 and none are spoilt by one sweep (arXiv:1702.01929); three binomial deviations. */
    @Test
    void fewerPatternsOfTheExponentialMemoryAreSpoiltInLargerNetworks() throws IOException {
        double[] fraction = figure(EXAMPLES.resolve("capacity-exponential.yaml"), "fraction");
        double[] expected = {.91, .97, .9925, 1};
        for (int k = 0; k < expected.length; k++) {
            double deviation = Math.sqrt(2 * expected[k] * (1 - expected[k]) / 400) + 1.0 / 400;
            assertThat(fraction[k]).isCloseTo(expected[k], within(3 * deviation));
        }
    }

    /** Within the basin, alpha &lt; I(1 − 2 rho)/2, nothing is spoilt: N = 60, alpha = .1, rho = .1 (arXiv:1702.01929). */
    @Test
    void theExponentialMemoryRestoresWhatLiesInItsBasin() throws IOException {
        Path experiment = file("""
                seed: 1
                network:
                  features: {activation: {kind: sign}, tau: 1 ms}
                  memories: {activation: {kind: softmax}, tau: adiabatic}
                  synapses: {patterns: {random: {count: 404, size: 60, kind: bipolar}}, storage: bit}
                cue: {memories: {first: 30}}
                simulate: {duration: 1 ms, integrator: {method: asynchronous}}
                sweep: {over: [{key: cue.corrupt, values: [{flip: 0.1}]}], repeats: 10, criterion: {overlap: 1}}
                """);
        assertThat(figure(experiment, "fraction")).containsExactly(1);
    }

    /** 2000 memories in 100 neurons from random states: no memory is found with order 3, all are with order 5 (1606.01164). */
    @Test
    void highOrdersRecallMemoriesFromRandomStates() throws IOException {
        Path experiment = file("""
                seed: 1
                network:
                  features: {activation: {kind: sign}, tau: 1 ms}
                  memories: {activation: {kind: power, order: 5}, tau: adiabatic}
                  synapses: {patterns: {random: {count: 2000, size: 100, kind: bipolar}}, storage: bit}
                cue: {memories: {first: 30}, corrupt: {flip: 0.5}}
                simulate: {duration: 20 ms, integrator: {method: asynchronous}, stop: {residual: 0.5}}
                sweep:
                  over:
                    - zip:
                        - {key: network.memories.activation.kind, values: [power, power, rectified-power]}
                        - {key: network.memories.activation.order, values: [3, 5, 4]}
                  criterion: {any: 1}
                """);
        double[] fraction = figure(experiment, "fraction");
        assertThat(fraction[0]).isZero();
        assertThat(fraction[1]).isEqualTo(1);
        assertThat(fraction[2]).isCloseTo(0.99, within(0.06));
    }

    /**
     * Graceful failure of the classical memory (D. J. Amit et al., Phys. Rev. Lett. 55, 1530 (1985)): m = .99999 and .9980 at
     * .05 and .10 patterns a neuron, none above .138.
     */
    @Test
    void theClassicalMemoryFailsAboveItsCriticalLoad() throws IOException {
        Path experiment = file("""
                seed: 1
                network:
                  features: {activation: {kind: sign}, tau: 1 ms}
                  memories: {activation: {kind: power, order: 2}, tau: adiabatic}
                  synapses: {patterns: {random: {count: 100, size: 2000, kind: bipolar}}, storage: bit}
                cue: {memories: {first: 3}}
                simulate: {duration: 60 ms, integrator: {method: asynchronous}, stop: {residual: 0.5}}
                sweep: {over: [{key: network.synapses.patterns.random.count, values: [100, 200, 320]}]}
                """);
        double[] overlap = figure(experiment, "median_cued_overlap");
        assertThat(overlap[0]).isCloseTo(.99999, within(.0005));
        assertThat(overlap[1]).isCloseTo(.9980, within(.005));
        assertThat(overlap[2]).isLessThan(.8);
    }

    /**
     * The share of a memory's 100 features that turn when each is updated by itself, up to 15 % (arXiv:1606.01164; the values
     * from a Monte Carlo of the crosstalk by an independent program).
     */
    @ParameterizedTest
    @CsvSource({
        "2, 14, all, 200, .00263",
        "3, 360, all, 8, .00133",
        "3, 600, first: 30, 15, .00979",
        "3, 1000, first: 10, 15, .0349"
    })
    void anUpdateTurnsTheExpectedShareOfAMemorysFeatures(
            int order, int count, String cued, int repeats, double expected) throws IOException {
        Path experiment = file("""
                seed: 1
                network:
                  features: {activation: {kind: sign}, tau: 1 ms}
                  memories: {activation: {kind: power, order: %d}, tau: adiabatic}
                  synapses: {patterns: {random: {count: %d, size: 100, kind: bipolar}}, storage: bit}
                cue: {memories: %s}
                simulate: {duration: 1 ms, integrator: {method: synchronous}}
                sweep: {over: [{key: cue.strength, values: [1]}], repeats: %d}
                """.formatted(order, count, cued.equals("all") ? cued : "{" + cued + "}", repeats));
        double overlap =
                Arrays.stream(figure(experiment, "cued_overlap")).average().orElseThrow();
        assertThat((1 - overlap) / 2).isCloseTo(expected, withinPercentage(15));
    }

    /**
     * Half of all random states end in a memory, or one neuron away from it, with 420 memories of order 3 in 100 neurons, or 560
     * rectified ones, up to 12 % (arXiv:1606.01164; an independent program).
     */
    @ParameterizedTest
    @CsvSource({"power, 420, 10", "rectified-power, 560, 6"})
    void halfOfAllRandomStatesFindAMemoryNearTheCapacity(String kind, int expected, int repeats) throws IOException {
        Path experiment = file("""
                seed: 1
                network:
                  features: {activation: {kind: sign}, tau: 1 ms}
                  memories: {activation: {kind: %s, order: 3}, tau: adiabatic}
                  synapses: {patterns: {random: {count: 420, size: 100, kind: bipolar}}, storage: bit}
                cue: {memories: {first: 20}, corrupt: {flip: 0.5}}
                simulate: {duration: 40 ms, integrator: {method: asynchronous}, stop: {residual: 0.5}}
                sweep:
                  over: [{key: network.synapses.patterns.random.count, values: [%d, %d]}]
                  repeats: %d
                  criterion: {any: 0.98}
                """.formatted(kind, Math.round(0.88 * expected), Math.round(1.12 * expected), repeats));
        double[] fraction = figure(experiment, "fraction");
        assertThat(fraction[0]).isGreaterThan(0.5);
        assertThat(fraction[1]).isLessThan(0.5);
    }
}
