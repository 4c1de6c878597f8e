package org.engram.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.engram.experiment.ExperimentFile;
import org.engram.simulation.PopulationResult.Activity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Networks of the literature fire at the rates that independent programs with a time grid found for them (dt = 0.02 to 0.1
 * ms), and oscillate at the published frequencies.
 */
class PublishedNetworksTest {
    /** A run: what it came to, and the rate of population E at each sample. */
    private record Run(PopulationResult result, double every, List<Double> rates) {
        Activity of(int population) {
            return result.populations().get(population);
        }

        /** Hz, of population E from a time on. */
        double rateFrom(double t) {
            return rates.stream()
                    .skip(Math.round(t / every) + 1)
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow();
        }

        /**
         * The frequency in a band, in Hz, at which the power of the rate of population E from a time on is largest: the mean
         * of the periodograms of overlapping parts (Welch).
         */
        double frequency(double from, double part, double low, double high) {
            int first = (int) Math.round(from / every) + 1;
            int length = (int) Math.round(part / every);
            double best = Double.NaN;
            double most = 0;
            for (double frequency = low; frequency <= high; frequency++) {
                double power = 0;
                for (int start = first; start + length <= rates.size(); start += length / 2) {
                    power += power(rates.subList(start, start + length), frequency);
                }
                if (power > most) {
                    most = power;
                    best = frequency;
                }
            }
            return best;
        }

        private double power(List<Double> part, double frequency) {
            double mean =
                    part.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            double cosine = 0;
            double sine = 0;
            for (int k = 0; k < part.size(); k++) {
                double window = 1 - Math.cos(2 * Math.PI * k / part.size());
                double phase = 2 * Math.PI * frequency * k * every / 1000;
                cosine += window * (part.get(k) - mean) * Math.cos(phase);
                sine += window * (part.get(k) - mean) * Math.sin(phase);
            }
            return cosine * cosine + sine * sine;
        }
    }

    private static Run run(String example, double every, String... overrides) {
        List<String> changes = new ArrayList<>(List.of("record={every: " + every + ", variables: [rate]}"));
        changes.addAll(List.of(overrides));
        try (ExperimentFile file =
                ExperimentFile.read(Path.of("..", "examples", example + ".yaml"), changes, OptionalLong.empty())) {
            List<Double> rates = new ArrayList<>();
            var listener = new SilentListener() {
                @Override
                public void sample(int trial, int index, PopulationState state) {
                    rates.add(state.rate(0));
                }
            };
            var simulation = new PopulationSimulation(file.populations().orElseThrow());
            return new Run(simulation.run(1, listener).get(0), every, rates);
        }
    }

    /** Target: 9.8 to 10.8 and 9.8 to 10 Hz, CV 0.425, each +- 10 %. */
    @Test
    void voltageJumpsOfBrette2007() {
        Run run = run("brette-2007-voltage-jump", 1);
        assertThat(run.of(0).rate()).isBetween(0.9 * 9.8, 1.1 * 10.8);
        assertThat(run.of(1).rate()).isBetween(0.9 * 9.8, 1.1 * 10);
        assertThat(run.of(0).cv()).isCloseTo(0.425, within(0.0425));
    }

    /** Target: 5.4 to 6.1 and 5.5 to 5.7 Hz, each +- 15 %, for 3 s and more. */
    @Test
    void currentsOfVogelsAndAbbottSustainThemselves() {
        Run run = run("vogels-abbott-cuba", 1);
        assertThat(run.of(0).rate()).isBetween(0.85 * 5.4, 1.15 * 6.1);
        assertThat(run.of(1).rate()).isBetween(0.85 * 5.5, 1.15 * 5.7);
        assertThat(run.rateFrom(2500)).isGreaterThan(4);
    }

    /** Target: 16.6 to 21 and 17.7 to 19.5 Hz, each +- 20 %, where the activity does not die early. */
    @Test
    @Tag("long")
    void conductancesOfVogelsAndAbbott() {
        Run run = run("vogels-abbott-coba", 1, "simulate.duration=1 s");
        assertThat(run.of(0).rate()).isBetween(0.8 * 16.6, 1.2 * 21);
        assertThat(run.of(1).rate()).isBetween(0.8 * 17.7, 1.2 * 19.5);
    }

    /**
     * Target: 333, 58.5, 37.6, 5.7 Hz within 1, 4, 2, 7 %, after the start. Those of B and C come from a grid of 0.1 ms, which
     * hides crossings within a step; without a grid they are higher, in NEST's precise neurons too (docs/decisions/0009).
     */
    @ParameterizedTest
    @Tag("long")
    @CsvSource({"A, 120, 333, 0.01", "B, 300, 64.1, 0.04", "C, 300, 38.4, 0.02", "D, 1000, 5.7, 0.07"})
    void ratesOfBrunel2000(String regime, double duration, double rate, double tolerance) {
        Run run = run("brunel-2000-" + regime, 0.1, "simulate.duration=" + duration);
        assertThat(run.rateFrom(duration / 4)).isCloseTo(rate, within(tolerance * rate));
    }

    /** Target: 171 +- 6 Hz, 180 on a grid of 0.1 ms (docs/decisions/0009), and 22 +- 3 Hz. */
    @ParameterizedTest
    @Tag("long")
    @CsvSource({"B, 400, 171, 6, 100, 100, 300", "D, 2000, 22, 3, 400, 10, 60"})
    void globalOscillationsOfBrunel2000(
            String regime, double duration, double frequency, double tolerance, double part, double low, double high) {
        Run run = run("brunel-2000-" + regime, 0.5, "simulate.duration=" + duration);
        assertThat(run.frequency(100, part, low, high)).isCloseTo(frequency, within(tolerance));
    }

    /** With V_reset = 0 as in NEST's example: 32.0 Hz within 2 % on a grid of 0.1 ms, 32.6 Hz without. */
    @Test
    @Tag("long")
    void nestsVariantOfBrunel2000() {
        Run run = run(
                "brunel-2000-C",
                0.1,
                "simulate.duration=300",
                "populations.E.neuron.V_reset=0 mV",
                "populations.I.neuron.V_reset=0 mV");
        assertThat(run.rateFrom(100)).isCloseTo(32.6, within(0.65));
    }
}
