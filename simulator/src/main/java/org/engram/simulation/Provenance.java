package org.engram.simulation;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.engram.experiment.Sha256;
import org.engram.recording.RecordingFile;

/**
 * Where a recording comes from: all that is needed to make it again.
 *
 * @param source the experiment file as it was read
 * @param resolved the experiment with every default and override filled in, as JSON
 * @param version of Engram
 * @param commit of Engram's sources
 * @param start when the run began
 * @param machine on which it runs
 */
public record Provenance(
        String source,
        String resolved,
        String version,
        String commit,
        String commandLine,
        int threads,
        OffsetDateTime start,
        Machine machine)
        implements Serializable {

    /** The same for another experiment of the same run. */
    public Provenance of(String otherSource, String otherResolved) {
        return new Provenance(otherSource, otherResolved, version, commit, commandLine, threads, start, machine);
    }

    /** Which Engram, such as {@code 0.1.0 (fbbb534)}. */
    public String engram() {
        return "%s (%s)".formatted(version, commit);
    }

    /** The SHA-256 of the experiment file, in hexadecimal. */
    String sha256() {
        return Sha256.of(source);
    }

    /** A hash of what makes this run another than all others: when it began, with which program and experiment. */
    byte[] identity() {
        return HexFormat.of().parseHex(Sha256.of(String.join("\n", start.toString(), version, commit, resolved)));
    }

    /** What a recording says of itself. */
    public static Provenance of(RecordingFile recording) {
        return new Provenance(
                recording.text(ProvenanceGroup.PATH + "/experiment"),
                recording.text(ProvenanceGroup.PATH + "/experiment_json"),
                recording.text(ProvenanceGroup.PATH, "version"),
                recording.text(ProvenanceGroup.PATH, "git_commit"),
                recording.text(ProvenanceGroup.PATH, "command_line"),
                recording.number(ProvenanceGroup.PATH, "threads").intValue(),
                OffsetDateTime.parse(recording.text(ProvenanceGroup.PATH, "start")),
                new Machine(
                        recording.text(ProvenanceGroup.PATH, "java"),
                        recording.text(ProvenanceGroup.PATH, "operating_system"),
                        recording.text(ProvenanceGroup.PATH, "processor")));
    }

    /** What a program runs on. */
    public record Machine(String java, String operatingSystem, String processor) implements Serializable {
        /** This one. */
        public static Machine here() {
            return new Machine(javaRuntime(), operatingSystemName(), processorName());
        }
    }

    private static String javaRuntime() {
        return "%s %s (%s)"
                .formatted(System.getProperty("java.vm.name"), Runtime.version(), System.getProperty("java.vendor"));
    }

    private static String operatingSystemName() {
        return "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version"));
    }

    private static String processorName() {
        return "%s, %d processors%s"
                .formatted(
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        modelName().map(name -> ", " + name).orElse(""));
    }

    /** What Linux says of the first processor. */
    private static Optional<String> modelName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip());
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
