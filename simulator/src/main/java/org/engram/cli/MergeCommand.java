package org.engram.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.engram.simulation.Provenance;
import org.engram.study.Merge;
import org.engram.study.StudyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(description = "Joins the results of the shards of a study.", mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OUT.h5", description = "The file to be written.")
    private Path output = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PART.h5", description = "The files to be joined.")
    private List<Path> parts = new ArrayList<>();

    @Option(names = "--force", description = "Overwrite an existing file.")
    private boolean force;

    @Override
    public Integer call() {
        List<StudyFile> files = parts.stream().map(Recordings::study).toList();
        try {
            var merge = new Merge(files);
            Path path = OutputFile.checked(output, force, parts);
            merge.write(path, force, origin(files.get(0)));
            report(merge, path);
        } catch (IllegalArgumentException | IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        return 0;
    }

    /** Versions are those that computed the results. */
    private Provenance origin(StudyFile first) {
        return new Provenance(
                first.origin().source(),
                first.origin().resolved(),
                first.origin().version(),
                first.origin().commit(),
                RunCommand.commandLine(spec),
                1,
                OffsetDateTime.now(ZoneId.systemDefault()),
                Provenance.Machine.here());
    }

    private void report(Merge merge, Path path) {
        PrintWriter out = spec.commandLine().getOut();
        int done = merge.results().doneCount();
        int points = merge.results().layout().points();
        out.printf("%d of %d points from %d files in %s%n", done, points, parts.size(), path);
        if (done < points) {
            out.printf("%d points are missing; `engram run FILE -o %s --resume` computes them%n", points - done, path);
        }
        out.flush();
    }
}
