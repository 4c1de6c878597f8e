package org.engram.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.engram.integrator.Reference;
import org.engram.recording.RecordingFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        description = "Prints references: of Engram and its theory, or of all that a recording used.",
        mixinStandardHelpOptions = true)
final class CiteCommand implements Callable<Integer> {
    private static final List<Reference> ALWAYS = List.of(new Reference(
            "D. Krotov and J. J. Hopfield, Large Associative Memory Problem in Neurobiology and Machine Learning,"
                    + " ICLR (2021)",
            "https://arxiv.org/abs/2008.06996"));

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "OUT.h5", arity = "0..1", description = "A recording.")
    private Optional<Path> recording = Optional.empty();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "Engram %s, a simulator for large associative memory%n",
                Version.current().number());
        ALWAYS.forEach(reference -> out.println(reference));
        recording.ifPresent(path -> {
            try (RecordingFile file = Recordings.open(path)) {
                Object reference = file.attributes("provenance").get("integrator_reference");
                if (reference != null) {
                    out.println(reference);
                }
            }
        });
        out.flush();
        return 0;
    }
}
