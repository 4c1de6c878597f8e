package org.engram.checkpoint;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Checkpoints on disk beside a recording: OUT.h5.checkpoint, and the one before it under OUT.h5.checkpoint.1. A checkpoint
 * is written under another name and renamed, so that whenever the process is killed one of the two is whole.
 *
 * <pre>
 * "EngramCP"            8 bytes
 * number of parts       4 bytes, big-endian as all numbers here
 * of each part          its length, 4 bytes, and its bytes
 * CRC-32C of all that   8 bytes
 * </pre>
 */
public final class CheckpointFile {
    private static final long MAGIC = 0x456e6772616d4350L;
    private static final int PIECE = 1 << 20;

    private final Path current;
    private final Path before;
    private final Path unfinished;

    /** Those beside a recording. */
    public CheckpointFile(Path recording) {
        current = beside(recording, ".checkpoint");
        before = beside(recording, ".checkpoint.1");
        unfinished = beside(recording, ".checkpoint.tmp");
    }

    private static Path beside(Path recording, String extension) {
        return recording.resolveSibling(recording.getFileName() + extension);
    }

    /**
     * Keeps some bytes, in parts; those kept last become the ones before.
     *
     * @param force whether they are to be on the disk before they replace others
     */
    public void write(List<byte[]> parts, boolean force) throws IOException {
        var checksum = new CRC32C();
        try (var output = new FileOutputStream(unfinished.toFile());
                var file = new DataOutputStream(new CheckedOutputStream(new BufferedOutputStream(output), checksum))) {
            file.writeLong(MAGIC);
            file.writeInt(parts.size());
            for (byte[] part : parts) {
                file.writeInt(part.length);
                write(part, file);
            }
            file.writeLong(checksum.getValue());
            file.flush();
            if (force) {
                output.getChannel().force(false);
            }
        }
        if (Files.exists(current)) {
            Files.move(current, before, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(unfinished, current, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes in pieces, since Java copies a piece whole before it hands it on. */
    private static void write(byte[] part, DataOutputStream file) throws IOException {
        for (int at = 0; at < part.length; at += PIECE) {
            file.write(part, at, Math.min(PIECE, part.length - at));
        }
    }

    /** What was kept last; if that is damaged, what was kept before; empty if that is damaged, too, or there is nothing. */
    public Optional<List<byte[]>> read() throws IOException {
        for (Path path : List.of(current, before)) {
            Optional<List<byte[]>> parts = Files.isRegularFile(path) ? read(path) : Optional.empty();
            if (parts.isPresent()) {
                return parts;
            }
        }
        return Optional.empty();
    }

    private static Optional<List<byte[]>> read(Path path) throws IOException {
        long left = Files.size(path);
        var checksum = new CRC32C();
        try (var file = new DataInputStream(
                new CheckedInputStream(new BufferedInputStream(Files.newInputStream(path)), checksum))) {
            if (file.readLong() != MAGIC) {
                return Optional.empty();
            }
            List<byte[]> parts = new ArrayList<>();
            int count = file.readInt();
            for (int k = 0; k < count; k++) {
                int length = file.readInt();
                left -= length;
                if (length < 0 || left < 0) {
                    return Optional.empty();
                }
                byte[] part = new byte[length];
                file.readFully(part);
                parts.add(part);
            }
            long expected = checksum.getValue();
            return file.readLong() == expected && file.read() < 0 ? Optional.of(parts) : Optional.empty();
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    /** Removes all of them. */
    public void delete() throws IOException {
        Files.deleteIfExists(current);
        Files.deleteIfExists(before);
        Files.deleteIfExists(unfinished);
    }
}
