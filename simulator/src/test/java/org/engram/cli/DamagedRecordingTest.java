package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.engram.cli.Cli.engram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.engram.recording.DamagedFileException;
import org.engram.recording.ElementType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A recording that contradicts itself is refused by every command, with the names of the file and of what is wrong in it.
 * Commands open recordings in one place, where each damage is tried; that every command does is seen of one damage of each
 * kind of recording.
 */
class DamagedRecordingTest {
    private static final String TRIALS = "/trajectory/trial";
    private static final String TIME = "/trajectory/time";
    private static final String WRITTEN = "/trajectory/samples_written";

    private enum Kind {
        RATES("""
                network:
                  features: {activation: {kind: tanh, gain: 4}, tau: 10 ms}
                  memories: {activation: {kind: softmax, beta: 2}, tau: 1 ms}
                  synapses: {patterns: {random: {count: 10, size: 16, kind: bipolar}}}
                cue: {memories: [3, 7]}
                simulate: {duration: 10 ms}
                record: {every: 1 ms, variables: [v, h, energy], solver: true}
                """),
        SPIKES("""
                network:
                  features: {model: lif, tau: 10 ms, membrane: 5 ms, refractory: 2 ms, bias: 1, rate: 500 Hz, copies: 2}
                  memories: {model: lif, tau: 5 ms, membrane: 5 ms, refractory: 2 ms, rate: 167 Hz}
                  synapses: {patterns: {random: {count: 10, size: 16, kind: bipolar}}}
                cue: {memories: [3, 5]}
                simulate: {duration: 20 ms, integrator: {method: event}}
                record: {every: 1 ms, on: {spike: memories}, variables: [v, h, energy, spikes]}
                """),
        POPULATIONS("""
                populations:
                  clock: {size: 3, neuron: {model: regular, interval: 10 ms, start: 2 ms}}
                  E: {size: 4, neuron: {model: lif-delta, tau_m: 20, E_L: -60, V_th: -50, V_reset: -60, t_ref: 5}}
                projections: [{from: clock, to: E, connect: all-to-all, weight: 5, delay: 1}]
                simulate: {duration: 50 ms, trials: 2}
                record: {every: 5 ms, variables: [spikes, rate, membrane]}
                """),
        STUDY("""
                network:
                  features: {activation: {kind: tanh, gain: 4}, tau: 10 ms}
                  memories: {activation: {kind: softmax, beta: 2}, tau: 1 ms}
                  synapses: {patterns: {random: {count: 10, size: 16, kind: bipolar}}}
                cue: {memories: [3, 7]}
                simulate: {duration: 5 ms}
                sweep: {over: [{key: network.memories.tau, values: [1 ms, 2 ms]}], repeats: 2}
                """);

        private final String experiment;

        Kind(String experiment) {
            this.experiment = experiment;
        }
    }

    /**
     * One way to damage recordings.
     *
     * @param kinds of which there is such an object
     * @param named what the message names
     * @param inRows whether it is one of many values, which only commands that read them can find
     */
    private record Damage(String name, List<Kind> kinds, String named, boolean inRows, Consumer<RecordingCopy> act) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Kind> ALL = List.of(Kind.RATES, Kind.STUDY);
    private static final List<Kind> RUNS = List.of(Kind.POPULATIONS);
    private static final List<Kind> LAYERS = List.of(Kind.RATES);
    private static final List<Kind> RATES = List.of(Kind.RATES);
    private static final List<Kind> SPIKES = List.of(Kind.SPIKES);
    private static final List<Kind> POPULATIONS = List.of(Kind.POPULATIONS);
    private static final List<Kind> STUDY = List.of(Kind.STUDY);

    private static Damage without(String object, List<Kind> kinds) {
        return new Damage("no " + object, kinds, object, false, copy -> copy.drop(object));
    }

    private static Damage withoutAttribute(String object, String attribute, List<Kind> kinds) {
        return new Damage(
                "no attribute %s of %s".formatted(attribute, object),
                kinds,
                attribute + " of " + object,
                false,
                copy -> copy.dropAttribute(object, attribute));
    }

    private static Damage attribute(String object, String attribute, Object value, List<Kind> kinds) {
        return new Damage(
                "%s of %s is %s".formatted(attribute, object, value),
                kinds,
                attribute + " of " + object,
                false,
                copy -> copy.attribute(object, attribute, value));
    }

    private static Damage value(String dataset, int index, double value, List<Kind> kinds) {
        return new Damage(
                "%s[%d] = %s".formatted(dataset, index, value),
                kinds,
                dataset,
                false,
                copy -> copy.value(dataset, index, value));
    }

    private static Damage row(String dataset, int index, double value, List<Kind> kinds) {
        return new Damage(
                "%s[%d] = %s".formatted(dataset, index, value),
                kinds,
                "row %d of %s".formatted(index, dataset.substring(0, dataset.lastIndexOf('/'))),
                true,
                copy -> copy.value(dataset, index, value));
    }

    private static Damage text(String dataset, Object text, List<Kind> kinds) {
        return new Damage(
                "%s is the text %s".formatted(dataset, text), kinds, dataset, false, copy -> copy.text(dataset, text));
    }

    private static Damage nameless(String dataset, List<Kind> kinds) {
        return new Damage(
                "no DIMENSION_LIST of " + dataset, kinds, dataset, false, copy -> copy.forgetDimensions(dataset));
    }

    private static Damage shorter(String dataset, int dimension, List<Kind> kinds) {
        return new Damage("shorter " + dataset, kinds, dataset, false, copy -> {
            long[] shape = copy.shapeOf(dataset);
            shape[dimension]--;
            copy.shape(dataset, shape);
        });
    }

    private static Damage type(String dataset, ElementType type, List<Kind> kinds) {
        return new Damage("%s in %s".formatted(dataset, type), kinds, dataset, false, copy -> copy.type(dataset, type));
    }

    private static final List<Damage> DAMAGES = List.of(
            without("/provenance", ALL),
            without("/provenance/experiment", ALL),
            without("/provenance/experiment_json", ALL),
            without("/provenance/completed", ALL),
            without("/provenance/wall_time", ALL),
            text("/provenance/experiment_json", "{", ALL),
            value("/provenance/completed", 0, 3, ALL),
            withoutAttribute("/", "title", ALL),
            withoutAttribute("/provenance", "version", ALL),
            withoutAttribute("/provenance", "start", ALL),
            attribute("/provenance", "start", "yesterday", ALL),
            attribute("/provenance", "seed", "two", ALL),
            withoutAttribute("/", "format_version", ALL),
            attribute("/", "format_version", 0L, ALL),
            without("/trajectory", RUNS),
            without(TIME, RUNS),
            without(WRITTEN, RUNS),
            without(TRIALS, RUNS),
            text(TIME, List.of("0", "1", "2"), RUNS),
            value(TIME, 2, 0, RUNS),
            value(TIME, 1, Double.NaN, RUNS),
            value(TIME, 3, 1e300, RUNS),
            value(WRITTEN, 1, 1e6, RUNS),
            value(WRITTEN, 0, -1, RUNS),
            text(WRITTEN, "all", RUNS),
            nameless(WRITTEN, RUNS),
            shorter(WRITTEN, 0, RUNS),
            withoutAttribute("/trajectory", "duration", RUNS),
            attribute("/trajectory", "duration", -1.0, RUNS),
            nameless("/trajectory/v", LAYERS),
            nameless("/trajectory/energy", LAYERS),
            nameless("/trajectory/membrane_E", POPULATIONS),
            shorter("/trajectory/v", 1, LAYERS),
            text("/trajectory/energy", List.of("high", "low"), LAYERS),
            value("/trajectory/feature", 3, 99, LAYERS),
            withoutAttribute("/trajectory", "feature_neurons", LAYERS),
            without("/retrieval", LAYERS),
            without("/retrieval/ended_at", LAYERS),
            without("/retrieval/retrieved", LAYERS),
            shorter("/retrieval/cued", 0, LAYERS),
            text("/retrieval/overlap", List.of("much", "little"), LAYERS),
            value("/retrieval/ended_at", 0, 1e9, LAYERS),
            value("/retrieval/done", 1, 0, LAYERS),
            without("/activity", POPULATIONS),
            without("/activity/done", POPULATIONS),
            value("/activity/done", 0, 0, POPULATIONS),
            shorter("/activity/rate_E", 0, POPULATIONS),
            shorter("/solver/t", 0, RATES),
            without("/solver/trial", RATES),
            without("/spikes/memories/trial", SPIKES),
            shorter("/spikes/memories/node_ids", 0, SPIKES),
            shorter("/spikes/memories/timestamps", 0, SPIKES),
            type("/spikes/features/node_ids", ElementType.FLOAT32, SPIKES),
            text("/spikes/features/timestamps", List.of("now"), SPIKES),
            withoutAttribute("/spikes/features", "neurons", SPIKES),
            attribute("/spikes/features", "neurons", "many", SPIKES),
            attribute("/spikes/features", "neurons", 31L, SPIKES),
            row("/spikes/memories/trial", 4, 2, SPIKES),
            row("/spikes/features/trial", 0, -1, SPIKES),
            row("/spikes/memories/node_ids", 3, 10, SPIKES),
            row("/spikes/clock/node_ids", 1, 3, POPULATIONS),
            row("/spikes/features/timestamps", 2, Double.NaN, SPIKES),
            row("/spikes/clock/timestamps", 0, 1e300, POPULATIONS),
            without("/at_spikes/time", SPIKES),
            without("/at_spikes/trial", SPIKES),
            shorter("/at_spikes/v", 1, SPIKES),
            shorter("/at_spikes/h", 0, SPIKES),
            shorter("/at_spikes/time", 0, SPIKES),
            row("/at_spikes/trial", 1, 7, SPIKES),
            row("/at_spikes/time", 0, -1, SPIKES),
            without("/sweep", STUDY),
            without("/sweep/done", STUDY),
            without("/sweep/repeat", STUDY),
            nameless("/sweep/done", STUDY),
            nameless("/sweep/overlap", STUDY),
            shorter("/sweep/success", 2, STUDY),
            value("/sweep/done", 1, 7, STUDY),
            text("/sweep/overlap", List.of("much"), STUDY),
            withoutAttribute("/provenance", "study_fingerprint", STUDY));

    private static final Map<Kind, RecordingCopy> GOOD = new EnumMap<>(Kind.class);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void record() throws IOException {
        for (Kind kind : Kind.values()) {
            Cli.run(Files.writeString(experiment(kind), kind.experiment), good(kind));
            GOOD.put(kind, RecordingCopy.of(good(kind)));
        }
    }

    private static Path good(Kind kind) {
        return folder.resolve(kind + "-good.h5");
    }

    private static RecordingCopy copyOf(Kind kind) {
        return Objects.requireNonNull(GOOD.get(kind)).copy();
    }

    private static Path experiment(Kind kind) {
        return folder.resolve(kind + ".yaml");
    }

    private static Map<String, Cli> everyCommand(Kind kind, Path recording) throws IOException {
        Map<String, Cli> results = new TreeMap<>(readers(recording));
        results.put("info", engram("info", recording));
        results.put("cite", engram("cite", recording));
        results.put("resume", engram("run", experiment(kind), "-o", recording, "--resume"));
        results.put(
                "merge",
                engram("merge", Files.createTempDirectory(folder, "out").resolve("a.h5"), recording));
        return results;
    }

    /** The commands that read all rows. */
    private static Map<String, Cli> readers(Path recording) throws IOException {
        Path out = Files.createTempDirectory(folder, "out");
        return Map.of(
                "report", engram("report", recording, "-o", out.resolve("a.html")),
                "nwb", engram("export", recording, "--nwb", out.resolve("a.nwb")),
                "sonata", engram("export", recording, "--sonata", out.resolve("a")));
    }

    static Stream<Object[]> everyDamage() {
        return DAMAGES.stream().flatMap(damage -> damage.kinds().stream().map(kind -> new Object[] {kind, damage}));
    }

    @ParameterizedTest
    @EnumSource
    void aCopyOfAGoodRecordingIsGood(Kind kind) throws IOException {
        Path copy = folder.resolve(kind + "-copy.h5");
        copyOf(kind).write(copy);
        assertThat(statuses(kind, copy)).isEqualTo(statusesOfGood(kind));
    }

    private static Map<String, Integer> statuses(Kind kind, Path recording) throws IOException {
        Map<String, Integer> statuses = new TreeMap<>();
        everyCommand(kind, recording).forEach((command, result) -> statuses.put(command, result.status()));
        return statuses;
    }

    /** Studies cannot be exported, and nothing but studies can be joined. */
    private static Map<String, Integer> statusesOfGood(Kind kind) {
        int ofStudies = kind == Kind.STUDY ? 0 : 2;
        int ofRuns = kind == Kind.STUDY ? 2 : 0;
        return Map.of(
                "info", 0, "cite", 0, "report", 0, "resume", 0, "nwb", ofRuns, "sonata", ofRuns, "merge", ofStudies);
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedByEveryCommand(Kind kind) throws IOException {
        Path damaged = folder.resolve(kind + "-damaged.h5");
        RecordingCopy copy = copyOf(kind);
        copy.drop("/provenance/completed");
        copy.write(damaged);
        everyCommand(kind, damaged)
                .forEach((command, result) -> assertRefused(command, result, damaged, "/provenance/completed"));
    }

    private static void assertRefused(String command, Cli result, Path damaged, String named) {
        assertThat(result.status()).as(command + result).isEqualTo(2);
        assertThat(result.err())
                .as(command)
                .contains("engram: " + damaged, named)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @MethodSource("everyDamage")
    void isRefused(Kind kind, Damage damage) throws IOException {
        Path damaged = folder.resolve("damaged.h5");
        RecordingCopy copy = copyOf(kind);
        damage.act().accept(copy);
        copy.write(damaged);
        if (damage.inRows()) {
            readers(damaged).forEach((command, result) -> assertRefused(command, result, damaged, damage.named()));
        } else {
            assertThatThrownBy(() -> Recordings.open(damaged))
                    .isInstanceOfAny(DamagedFileException.class, UsageException.class)
                    .message()
                    .contains(damaged + " is damaged: ", damage.named())
                    .hasLineCount(1);
        }
    }

    @Test
    void aRecordingOfALaterFormatIsLeftToItsProgram() throws IOException {
        Path later = folder.resolve("later.h5");
        RecordingCopy copy = copyOf(Kind.RATES);
        copy.attribute("/", "format_version", 2L);
        copy.attribute("/provenance", "version", "3.1.4");
        copy.drop("/trajectory");
        copy.write(later);
        assertRefused(
                "info",
                engram("info", later),
                later,
                " was written by Engram 3.1.4 in format version 2, and this one reads versions up to 1");
    }

    @Test
    void aTrialThatHasNotBegunIsNoDamage() throws IOException {
        Path recording = folder.resolve("closest.h5");
        Cli.run(experiment(Kind.RATES), recording, "--set", "record.neurons={memories: top 2}");
        RecordingCopy copy = RecordingCopy.of(recording);
        copy.value("/provenance/completed", 0, 0);
        copy.value("/provenance/wall_time", 0, Double.NaN);
        copy.value(WRITTEN, 1, 0);
        copy.value("/retrieval/done", 1, 0);
        copy.value("/retrieval/ended_at", 1, Double.NaN);
        copy.value("/trajectory/memory", 2, -1);
        copy.value("/trajectory/memory", 3, -1);
        copy.write(recording);
        Map<String, Integer> statuses = statuses(Kind.RATES, recording);
        assertThat(statuses).containsEntry("info", 0).containsEntry("report", 0).containsEntry("nwb", 0);
        assertThat(engram("info", recording).out()).contains("NOT COMPLETE");
    }

    @Test
    void whatIsAddedWithinAFormatDoesNoHarm() throws IOException {
        Path richer = folder.resolve("richer.h5");
        RecordingCopy copy = copyOf(Kind.RATES);
        copy.attribute("/trajectory", "flavour", "sweet");
        copy.drop("/retrieval/cue");
        copy.drop("/retrieval/pool_lag");
        copy.write(richer);
        assertThat(statuses(Kind.RATES, richer)).isEqualTo(statusesOfGood(Kind.RATES));
    }
}
