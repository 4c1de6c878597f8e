package org.engram.experiment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** SHA-256 (FIPS 180-4), in hexadecimal: tells texts and files apart by their content. */
public final class Sha256 {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Files that were read: the points of a study name the same one again and again. */
    private static final Map<Stamp, String> KNOWN = new ConcurrentHashMap<>();

    /** A file as it was at a time. */
    private record Stamp(Path file, long bytes, FileTime modified) {
        static Stamp of(Path file) throws IOException {
            return new Stamp(file, Files.size(file), Files.getLastModifiedTime(file));
        }
    }

    private Sha256() {}

    /** That of a text in UTF-8. */
    public static String of(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** That of a file, which is read once as long as its size and the time of its last change stay the same. */
    static String of(Path file) throws IOException {
        Stamp stamp = Stamp.of(file);
        String known = KNOWN.get(stamp);
        if (known == null) {
            known = ofContent(file);
            KNOWN.put(stamp, known);
        }
        return known;
    }

    private static String ofContent(Path file) throws IOException {
        MessageDigest digest = digest();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
