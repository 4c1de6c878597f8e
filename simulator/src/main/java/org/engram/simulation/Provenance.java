package org.engram.simulation;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/**
 * Where a recording comes from: all that is needed to make it again.
 *
 * @param source the experiment file as it was read
 * @param resolved the experiment with every default and override filled in, as JSON
 * @param version of Engram
 * @param commit of Engram's sources
 * @param start when the run began
 */
public record Provenance(
        String source,
        String resolved,
        String version,
        String commit,
        String commandLine,
        int threads,
        OffsetDateTime start)
        implements Serializable {

    /** The same for another experiment of the same run. */
    public Provenance of(String otherSource, String otherResolved) {
        return new Provenance(otherSource, otherResolved, version, commit, commandLine, threads, start);
    }

    /** The SHA-256 of the experiment file, in hexadecimal. */
    String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    static String javaRuntime() {
        return "%s %s (%s)"
                .formatted(System.getProperty("java.vm.name"), Runtime.version(), System.getProperty("java.vendor"));
    }

    static String operatingSystem() {
        return "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version"));
    }

    static String processor() {
        return "%s, %d processors"
                .formatted(System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors());
    }
}
