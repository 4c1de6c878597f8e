package org.engram.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.engram.recording.RecordingFile;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was run, and where it comes from. */
final class Overview {
    /** How large the layers are of which some neurons were recorded. */
    private static final List<String> LAYERS = List.of("feature_neurons", "memory_neurons");

    private Overview() {}

    static void add(RecordingFile file, ObjectNode data) {
        data.put("title", file.text("/", "title"));
        Map<String, Object> provenance = file.attributes("/provenance");
        ArrayNode entries = data.putArray("provenance");
        provenance.forEach((name, value) -> entries.addArray().add(name).add(String.valueOf(value)));
        double wallTime = file.doubles("/provenance/wall_time")[0];
        entries.addArray().add("wall_time").add(Double.isNaN(wallTime) ? "not known" : "%.3f s".formatted(wallTime));
        data.put("complete", file.longs("/provenance/completed")[0] == 1);
        data.put("experiment_text", file.text("/provenance/experiment"));
        data.set("experiment", JsonMapper.shared().readTree(file.text("/provenance/experiment_json")));
        if (file.contains("/trajectory/samples_written")) {
            addSizes(file, data);
        }
    }

    private static void addSizes(RecordingFile file, ObjectNode data) {
        ObjectNode sizes = data.putObject("sizes");
        Map<String, Object> attributes = file.attributes("/trajectory");
        LAYERS.stream()
                .filter(attributes::containsKey)
                .forEach(layer -> sizes.put(layer, Long.parseLong(String.valueOf(attributes.get(layer)))));
        for (String dimension : file.children("/trajectory")) {
            if (file.dimensions("/trajectory/" + dimension).isEmpty()) {
                sizes.put(dimension, file.shape("/trajectory/" + dimension)[0]);
            }
        }
        sizes.put(
                "samples_written",
                Arrays.stream(file.longs("/trajectory/samples_written")).sum());
    }
}
