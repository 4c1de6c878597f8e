package org.engram.study;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.engram.recording.LiveFile;
import org.engram.recording.LiveGroup;
import org.engram.simulation.Provenance;
import org.engram.simulation.ProvenanceGroup;

/** Writes the results of a study to an HDF5 file, point by point: a process that is killed loses what was in work only. */
public final class StudyWriter implements Closeable {
    static final String FINGERPRINT = "study_fingerprint";

    private final LiveFile file = LiveFile.declare();
    private final Path path;
    private final Header header;
    private final Results results;
    private final SweepGroup sweep;
    private final ProvenanceGroup provenance;

    /**
     * What a file says of the study that its results belong to.
     *
     * @param parts which points it was made for: a shard, or the files that were joined
     * @param wallSeconds how long the results that are known took
     */
    public record Header(String title, String fingerprint, long seed, String parts, double wallSeconds) {}

    /**
     * Writes a new file with all results that are known already. A file that is replaced stays as it is until all of them
     * are written.
     *
     * @param overwrite whether a file that exists is replaced
     * @param known the files that hold the curves of what is known
     */
    public StudyWriter(
            Path path, boolean overwrite, Header header, Results results, List<StudyFile> known, Provenance origin)
            throws IOException {
        this.path = path;
        this.header = header;
        this.results = results;
        file.root().attribute("title", header.title());
        sweep = new SweepGroup(file.root().group("sweep"), results.layout());
        LiveGroup group = file.root().group("provenance");
        provenance = new ProvenanceGroup(group, header.seed(), origin);
        group.attribute(FINGERPRINT, header.fingerprint())
                .attribute("parts", header.parts())
                .attribute("points_taken_over", results.doneCount());
        if (results.doneCount() == 0) {
            begin(path, overwrite, known);
        } else {
            beginBeside(path, overwrite, known);
        }
    }

    private void begin(Path path, boolean overwrite, List<StudyFile> known) throws IOException {
        file.start(path, overwrite);
        sweep.start();
        provenance.took(header.wallSeconds());
        for (StudyFile part : known) {
            part.copyCurves(sweep);
        }
        for (int point = 0; point < results.layout().points(); point++) {
            if (results.isDone(point)) {
                sweep.write(point, results);
            }
        }
    }

    /** Writes what is known under another name first. */
    private void beginBeside(Path path, boolean overwrite, List<StudyFile> known) throws IOException {
        if (!overwrite && Files.exists(path)) {
            throw new IOException(path + " exists already and is not overwritten");
        }
        Path beside = path.resolveSibling(path.getFileName() + ".resuming");
        begin(beside, true, known);
        Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Adds what came of a point to the results and to the file.
     *
     * @param wallSeconds how long it took until then, with what was known before
     */
    public synchronized void write(int point, PointResult result, double wallSeconds) throws IOException {
        results.put(point, result);
        sweep.write(point, result.curves());
        sweep.write(point, results);
        provenance.took(wallSeconds);
        file.requireAt(path);
    }

    /** Notes that all points are done. */
    public void complete(double wallSeconds) throws IOException {
        provenance.complete(wallSeconds);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
