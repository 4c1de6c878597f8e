package org.engram.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.engram.recording.RecordingFile;

/** What a recording holds. */
final class Recorded {
    private Recorded() {}

    static double[] variable(Path recording, String name) throws IOException {
        try (RecordingFile file = RecordingFile.open(recording)) {
            return file.doubles("/trajectory/" + name);
        }
    }

    /** All that a recording holds but {@code /provenance}: numbers by the path of the dataset. */
    static Map<String, double[]> all(Path recording) throws IOException {
        Map<String, double[]> all = new TreeMap<>();
        try (RecordingFile file = RecordingFile.open(recording)) {
            for (String group : file.children("/")) {
                if (!group.equals("provenance")) {
                    addAll(file, "/" + group, all);
                }
            }
        }
        return all;
    }

    private static void addAll(RecordingFile file, String object, Map<String, double[]> all) {
        if (file.isGroup(object)) {
            file.children(object).forEach(child -> addAll(file, object + "/" + child, all));
        } else {
            all.put(object, file.doubles(object));
        }
    }

    static double[] retrieval(Path recording, String name) throws IOException {
        try (RecordingFile file = RecordingFile.open(recording)) {
            return file.doubles("/retrieval/" + name);
        }
    }
}
