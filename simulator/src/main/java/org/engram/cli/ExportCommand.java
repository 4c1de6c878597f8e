package org.engram.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.engram.recording.ByteCount;
import org.engram.recording.RecordingFile;
import org.engram.recording.export.ExportException;
import org.engram.recording.export.Exported;
import org.engram.recording.export.NwbExport;
import org.engram.recording.export.RecordedRun;
import org.engram.recording.export.SonataExport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(description = "Writes a recording in the format of others: NWB or SONATA.", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "OUT.h5", description = "The recording.")
    private Path recording = Path.of("");

    @ArgGroup(multiplicity = "1")
    private @Nullable Target target;

    @Option(
            names = "--population",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Only the spikes and states of these populations: features, memories, or those of the experiment."
                            + " What belongs to no population is exported as well.")
    private Set<String> populations = new LinkedHashSet<>();

    @Option(names = "--force", description = "Overwrite existing files.")
    private boolean force;

    /** The format and where it goes. */
    private static final class Target {
        @Option(
                names = "--nwb",
                paramLabel = "FILE.nwb",
                description = "Neurodata Without Borders 2.7: TimeSeries, Units and the table of trials, in one file.")
        private Optional<Path> nwb = Optional.empty();

        @Option(
                names = "--sonata",
                paramLabel = "FOLDER",
                description =
                        "SONATA 0.1: spikes.h5 and a report for each quantity; one folder for each trial if there are"
                                + " several.")
        private Optional<Path> sonata = Optional.empty();
    }

    @Override
    public Integer call() {
        try (RecordingFile file = Recordings.open(recording)) {
            List<Path> inputs = List.of(recording);
            Target wanted = Objects.requireNonNull(target, "picocli requires one");
            Optional<Path> nwb = wanted.nwb.map(path -> OutputFile.checked(path, force, inputs));
            Optional<Path> sonata = wanted.sonata.map(this::checkedFolder);
            var run = RecordedRun.read(file, populations);
            if (nwb.isPresent()) {
                var now = OffsetDateTime.now(ZoneId.systemDefault());
                report("nwb", nwb.get(), NwbExport.write(run, String.valueOf(recording.getFileName()), nwb.get(), now));
            }
            if (sonata.isPresent()) {
                report("sonata", sonata.get(), SonataExport.write(run, sonata.get()));
            }
        } catch (ExportException e) {
            throw new UsageException("%s cannot be exported: %s".formatted(recording, e.getMessage()));
        } catch (IOException e) {
            throw new FailedRun("the export could not be written: " + e.getMessage(), e);
        }
        return 0;
    }

    private Path checkedFolder(Path named) {
        Path folder = named.toAbsolutePath().normalize();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException("the output %s is a file; name a folder".formatted(folder));
        }
        if (!force && !OutputFile.isEmpty(folder)) {
            throw new UsageException(
                    "the folder %s is not empty; name another one, or overwrite files in it with --force"
                            .formatted(folder));
        }
        return folder;
    }

    private void report(String format, Path place, Exported exported) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        long bytes = 0;
        for (Path file : exported.files()) {
            bytes += Files.size(file);
        }
        int count = exported.files().size();
        out.printf("%-10s %s (%s%s)%n", format, place, count == 1 ? "" : count + " files, ", ByteCount.text(bytes));
        exported.remarks().forEach(remark -> out.printf("%-10s %s%n", "", remark));
        out.flush();
    }
}
