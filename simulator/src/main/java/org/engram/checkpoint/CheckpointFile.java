package org.engram.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Checkpoints on disk beside a recording: OUT.h5.checkpoint, and the one before it under OUT.h5.checkpoint.1. A checkpoint
 * is written under another name and renamed, so that whenever the process is killed one of the two is whole.
 *
 * <pre>
 * bytes 0 to 7    "EngramCP"
 *       8 to 15   number of bytes that follow the checksum, little-endian, as what comes next
 *       16 to 23  their CRC-32C
 *       24 ...    what was kept
 * </pre>
 */
public final class CheckpointFile {
    private static final long MAGIC = 0x50436d6172676e45L;
    private static final int HEAD_BYTES = 3 * Long.BYTES;

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

    /** Where the latest one is. */
    public Path path() {
        return current;
    }

    /** Keeps some bytes; those kept last become the ones before. */
    public void write(byte[] kept) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(MAGIC).putLong(kept.length).putLong(checksum(kept)).flip();
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            writeAll(channel, head);
            writeAll(channel, ByteBuffer.wrap(kept));
        }
        if (Files.exists(current)) {
            Files.move(current, before, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(unfinished, current, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** What was kept, the latest first; without those that are missing or damaged. */
    public List<byte[]> read() throws IOException {
        List<byte[]> whole = new ArrayList<>();
        for (Path path : List.of(current, before)) {
            if (Files.isRegularFile(path)) {
                ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
                if (isWhole(bytes)) {
                    whole.add(kept(bytes));
                }
            }
        }
        return whole;
    }

    private static boolean isWhole(ByteBuffer bytes) {
        return bytes.capacity() >= HEAD_BYTES
                && bytes.getLong(0) == MAGIC
                && bytes.getLong(Long.BYTES) == bytes.capacity() - HEAD_BYTES
                && bytes.getLong(2 * Long.BYTES) == checksum(kept(bytes));
    }

    private static byte[] kept(ByteBuffer bytes) {
        byte[] kept = new byte[bytes.capacity() - HEAD_BYTES];
        bytes.get(HEAD_BYTES, kept);
        return kept;
    }

    private static long checksum(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length);
        return checksum.getValue();
    }

    /** Whether there are any, whole or not. */
    public boolean exists() {
        return Files.exists(current) || Files.exists(before);
    }

    /** Removes all of them. */
    public void delete() throws IOException {
        Files.deleteIfExists(current);
        Files.deleteIfExists(before);
        Files.deleteIfExists(unfinished);
    }
}
