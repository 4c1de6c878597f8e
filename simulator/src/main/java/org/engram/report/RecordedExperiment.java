package org.engram.report;

import org.engram.recording.DamagedFileException;
import org.engram.recording.RecordingFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The resolved experiment in a recording. */
final class RecordedExperiment {
    private RecordedExperiment() {}

    /** @throws DamagedFileException if it is no JSON */
    static JsonNode of(RecordingFile file) {
        try {
            return JsonMapper.shared().readTree(file.text("/provenance/experiment_json"));
        } catch (JacksonException e) {
            throw new DamagedFileException("the experiment in the recording is damaged", e);
        }
    }
}
