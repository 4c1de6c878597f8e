package org.engram.recording;

import io.jhdf.Superblock.SuperblockV2V3;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * The bytes of a file, addressed by position, so that several threads can write at once. What the superblock says of the
 * length of the file is never more than there is.
 */
final class Storage implements Closeable {
    /** The unit that the operating system copies whole: a write within one page is not cut by a kill. */
    static final int PAGE = 4096;

    private static final int BLOCK = 1 << 20;

    private final FileChannel channel;
    private final ThreadLocal<ByteBuffer> blocks =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.nativeOrder()));
    private long end;

    /** A file to be filled, or one to be gone on with. */
    Storage(FileChannel channel) throws IOException {
        this.channel = channel;
        end = channel.size();
    }

    /** Writes elements into a block. */
    @FunctionalInterface
    interface Encoder {
        void encode(ByteBuffer block, long from, int count);
    }

    static long roundUp(long value, int multiple) {
        return (value + multiple - 1) / multiple * multiple;
    }

    /** Writes what remains of {@code bytes}. */
    void write(ByteBuffer bytes, long address) throws IOException {
        for (long at = address; bytes.hasRemaining(); ) {
            at += channel.write(bytes, at);
        }
    }

    /** Writes {@code count} elements, block by block. */
    void write(long address, long count, int elementBytes, Encoder encoder) throws IOException {
        ByteBuffer block = blocks.get();
        int most = BLOCK / elementBytes;
        for (long from = 0; from < count; from += most) {
            block.clear();
            encoder.encode(block, from, (int) Math.min(most, count - from));
            write(block.flip(), address + from * elementBytes);
        }
    }

    /** Writes the same element {@code count} times. */
    void fill(long address, long count, ByteBuffer element) throws IOException {
        ByteBuffer block = blocks.get().clear();
        while (block.remaining() >= element.capacity()) {
            block.put(element.rewind());
        }
        int blockBytes = block.position();
        long bytes = count * element.capacity();
        for (long done = 0; done < bytes; done += blockBytes) {
            block.position(0).limit((int) Math.min(blockBytes, bytes - done));
            write(block, address + done);
        }
    }

    /** Copies bytes to another place, in this file or in another one. */
    void copy(long from, Storage target, long to, long bytes) throws IOException {
        ByteBuffer block = blocks.get();
        for (long done = 0; done < bytes; done += block.limit()) {
            block.clear().limit((int) Math.min(BLOCK, bytes - done));
            read(block, from + done);
            target.write(block.flip(), to + done);
        }
    }

    /** Fills what remains of {@code block}. */
    void read(ByteBuffer block, long address) throws IOException {
        long start = address - block.position();
        while (block.hasRemaining()) {
            if (channel.read(block, start + block.position()) < 0) {
                throw new EOFException("the recording was cut short by another program");
            }
        }
    }

    /** Makes the file longer, and returns the address of the new bytes. */
    synchronized long extend(long bytes) throws IOException {
        long address = end;
        write(ByteBuffer.allocate(1), address + bytes - 1);
        endAt(address + bytes);
        return address;
    }

    /** Says that the file is complete with so many bytes, which are there. */
    synchronized void endAt(long bytes) throws IOException {
        end = bytes;
        write(new SuperblockV2V3().toBuffer(end), 0);
    }

    /** Returns when all that was written has reached the disk. */
    void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
