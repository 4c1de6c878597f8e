package org.engram.recording.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.engram.recording.LiveGroup;

/**
 * A recording as a file of Neurodata Without Borders: what was sampled as TimeSeries, the spikes as Units, the trials as
 * the table of trials. All times are in seconds on the time line of one session, on which the trials follow one another.
 *
 * <p>Source: NWB Format Specification 2.7.0, HDMF Common 1.8.0.
 */
public final class NwbExport {
    private static final String SCHEMA = "2.7.0";

    private final RecordedRun run;
    private final CompleteFile file = new CompleteFile();
    private final OffsetDateTime now;

    private NwbExport(RecordedRun run, OffsetDateTime now) {
        this.run = run;
        this.now = now;
    }

    /**
     * Writes the file, replacing one that exists.
     *
     * @param source name of the recording
     */
    public static Exported write(RecordedRun run, String source, Path target, OffsetDateTime now) throws IOException {
        return write(run, source, target, now, NwbUnits.SPIKES_AT_ONCE);
    }

    /** The same with a limit to the number of spikes that are held in memory. */
    static Exported write(RecordedRun run, String source, Path target, OffsetDateTime now, int spikesAtOnce)
            throws IOException {
        return new NwbExport(run, now).write(source, target, spikesAtOnce);
    }

    private Exported write(String source, Path target, int spikesAtOnce) throws IOException {
        NwbGroup root = NwbGroup.root(file, identifier());
        declareSession(root.group());
        NwbSeries.declare(run, root.group("acquisition"));
        root.group("analysis");
        declareGeneral(root.group("general").group(), source);
        NwbTrials.declare(run, root);
        root.group("processing");
        NwbGroup stimulus = root.group("stimulus");
        stimulus.group("presentation");
        stimulus.group("templates");
        NwbUnits.declare(run, root, spikesAtOnce);
        file.write(target);
        return new Exported(List.of(target), remarks());
    }

    /** The same for all exports of one run. */
    private String identifier() {
        Map<String, Object> provenance = run.provenance();
        String origin = provenance.get("experiment_sha256") + " " + provenance.get("start");
        return UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void declareSession(LiveGroup root) {
        String start = String.valueOf(run.provenance().get("start"));
        root.attribute("nwb_version", SCHEMA);
        root.texts("file_create_date", List.of(now.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)));
        root.text("identifier", identifier());
        root.text("session_description", run.title());
        root.text("session_start_time", start);
        root.text("timestamps_reference_time", start);
    }

    private void declareGeneral(LiveGroup general, String source) {
        general.text("experiment_description", run.title());
        general.text(
                "data_collection", "simulated with Engram " + run.provenance().get("version"));
        general.text("notes", notes());
        general.text("source_script", run.experiment()).attribute("file_name", source + ":/provenance/experiment");
    }

    private String notes() {
        List<String> lines = new ArrayList<>();
        run.provenance().forEach((name, value) -> lines.add(name + ": " + value));
        lines.add("completed: " + (run.completed() ? "yes" : "no, the run was cut"));
        lines.add("time line: trial k begins at k * %d s".formatted(run.trials().periodSeconds()));
        return String.join("\n", lines);
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>(run.remarks());
        if (run.trials().count() > 1) {
            remarks.add("trial k begins at k * %d s; see the table of trials"
                    .formatted(run.trials().periodSeconds()));
        }
        if (!run.spikes().isEmpty() && !run.hasSpikes()) {
            String reason = run.completed() ? "no neuron fired" : "no spike had been recorded when the run was cut";
            remarks.add(reason + ": there is no table of units");
        }
        return remarks;
    }
}
