package org.engram.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.engram.recording.ByteCount;
import org.engram.recording.RecordingFile;
import org.engram.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        description = "Makes a page of figures from a recording, one HTML file that needs no network.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "OUT.h5", description = "The recording.")
    private Path recording = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.html",
            description = "The report. Default: the recording's name with .html, in the current folder.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--force", description = "Overwrite an existing report.")
    private boolean force;

    @Override
    public Integer call() {
        try (RecordingFile file = Recordings.open(recording)) {
            requireSomething(file);
            Path report = OutputFile.resolve(output, OutputFile.named(recording, ".html"), force, List.of(recording));
            write(html(file), report);
        }
        return 0;
    }

    private String html(RecordingFile file) {
        try {
            return Report.html(file, String.valueOf(recording.getFileName()));
        } catch (IOException e) {
            throw new UsageException("%s cannot be read: %s".formatted(recording, e.getMessage()));
        }
    }

    private static void requireSomething(RecordingFile file) {
        String counter = file.contains("/sweep/done") ? "/sweep/done" : "/trajectory/samples_written";
        if (Arrays.stream(file.longs(counter)).allMatch(count -> count == 0) && !hasSpikes(file)) {
            throw new UsageException("the run was cut before anything was recorded");
        }
    }

    private static boolean hasSpikes(RecordingFile file) {
        return file.contains("/spikes")
                && file.children("/spikes").stream()
                        .anyMatch(population -> file.shape("/spikes/" + population + "/timestamps")[0] > 0);
    }

    private void write(String html, Path report) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Files.writeString(report, html);
            out.printf("report     %s (%s)%n", report, ByteCount.text(Files.size(report)));
        } catch (IOException e) {
            throw new FailedRun("the report %s could not be written: %s".formatted(report, e.getMessage()), e);
        }
        out.flush();
    }
}
