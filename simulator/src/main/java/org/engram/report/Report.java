package org.engram.report;

import java.io.IOException;
import org.engram.recording.RecordingFile;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is shown of a recording. */
public final class Report {
    private Report() {}

    /**
     * The page, UTF-8.
     *
     * @param name of the recording, as it is to be shown
     */
    public static String html(RecordingFile file, String name) throws IOException {
        ObjectNode data = data(file, name);
        return Page.html(data.get("title").asString(), data);
    }

    /** What the page shows; parts of which the recording holds nothing are missing. */
    static ObjectNode data(RecordingFile file, String name) throws IOException {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("recording", name);
        Overview.add(file, data);
        Results.add(file, data);
        Traces.add(file, data);
        Player.add(file, data);
        MemoryActivity.add(file, data);
        Spikes.add(file, data);
        SpikeTraces.add(file, data);
        Sweep.add(file, data);
        return data;
    }
}
