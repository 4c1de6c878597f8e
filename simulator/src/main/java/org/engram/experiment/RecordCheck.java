package org.engram.experiment;

import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Rules about what is recorded and when, on a resolved document. */
final class RecordCheck {
    static final List<String> POPULATION_VARIABLES = List.of("spikes", "rate", "membrane", "synaptic");
    static final List<String> SAMPLED_OF_SPIKING_LAYERS =
            List.of("v", "g", "h", "f", "energy", "residual", "overlap", "membrane");

    private static final double MOST_SAMPLES = 1e8;
    private static final List<String> SPIKING_VARIABLES = List.of("spikes", "membrane");
    private static final List<String> NETWORK_VARIABLES = List.of("v", "g", "h", "f", "energy", "residual", "overlap");

    private final JsonNode document;
    private final JsonNode record;
    private final double duration;
    private final Problems problems;

    private RecordCheck(JsonNode document, Problems problems) {
        this.document = document;
        this.problems = problems;
        record = document.get("record");
        duration = document.at("/simulate/duration").asDouble();
    }

    static void check(JsonNode document, Problems problems) {
        var check = new RecordCheck(document, problems);
        check.sampleCount();
        check.sampleTimes();
        SpikeTrigger.check(document, problems);
        if (document.has("populations")) {
            SelectionCheck.ofPopulations(document, problems);
            return;
        }
        SelectionCheck.ofNetwork(document, problems);
        check.overlap();
        check.ofPopulations();
    }

    /** What can be recorded of populations only. */
    private void ofPopulations() {
        if (record.has("populations")) {
            problems.atKey(
                    JsonPointer.compile("/record/populations"), "is for experiments with `populations`; remove it");
        }
        JsonNode variables = record.get("variables");
        for (int i = 0; i < variables.size(); i++) {
            String variable = variables.get(i).asString();
            if (POPULATION_VARIABLES.contains(variable)
                    && !(SpikingCheck.anyFires(document) && SPIKING_VARIABLES.contains(variable))) {
                problems.atValue(
                        "/record/variables/" + i,
                        "`%s` is recorded of %s only; wanted: one of %s"
                                .formatted(
                                        variable,
                                        SPIKING_VARIABLES.contains(variable)
                                                ? "`populations` and of layers with `model: lif` or `escape`"
                                                : "`populations`",
                                        Spelling.list(NETWORK_VARIABLES)));
            }
        }
    }

    private void sampleCount() {
        if (!record.has("every")) {
            return;
        }
        double every = record.get("every").asDouble();
        if (every > duration) {
            problems.atValue(
                    "/record/every",
                    "%s ms is longer than the duration, %s ms, so that nothing but the start would be recorded; wanted: at most the duration, or `at`"
                            .formatted(every, duration));
        }
        double samples = SampleTimes.count(every, duration);
        if (samples > MOST_SAMPLES) {
            problems.atValue(
                    "/record/every",
                    String.format(
                            Locale.ROOT,
                            "gives %.3g samples in %s ms; at most %.0e are possible, wanted: %s ms or more",
                            samples,
                            duration,
                            MOST_SAMPLES,
                            duration / MOST_SAMPLES));
        }
    }

    private void sampleTimes() {
        double before = -1;
        for (int i = 0; i < record.path("at").size(); i++) {
            double time = record.get("at").get(i).asDouble();
            if (time <= before) {
                problems.atValue(
                        "/record/at/" + i, "%s ms is not after %s ms; times must increase".formatted(time, before));
            }
            if (time > duration) {
                problems.atValue(
                        "/record/at/" + i, "%s ms is after the end, the duration is %s ms".formatted(time, duration));
            }
            before = time;
        }
    }

    private void overlap() {
        JsonNode variables = record.get("variables");
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i).asString().equals("overlap") && !document.has("cue")) {
                problems.atValue(
                        "/record/variables/" + i,
                        "`overlap` is that with the cued memory, but a `start` cues none; remove it, or give a `cue`");
            }
        }
    }
}
