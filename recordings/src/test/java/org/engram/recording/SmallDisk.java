package org.engram.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;

/** A file on a disk with so many bytes, given out in pages: what has a page can be overwritten, even if no page is left. */
final class SmallDisk extends FileChannel {
    private static final int PAGE = 4096;

    private final FileChannel file;
    private final BitSet given = new BitSet();
    private long room;

    SmallDisk(Path path, long room) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        this.room = room;
    }

    /** Someone deletes files. */
    synchronized void addRoom(long bytes) {
        room += bytes;
    }

    /** As a disk does: writes what has room, and fails when nothing has. */
    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        long end = position;
        while (end < position + source.remaining() && give((int) (end / PAGE))) {
            end = (end / PAGE + 1) * PAGE;
        }
        if (end == position && source.hasRemaining()) {
            throw new IOException("No space left on device");
        }
        ByteBuffer part = source.slice(source.position(), (int) Math.min(source.remaining(), end - position));
        int written = file.write(part, position);
        source.position(source.position() + written);
        return written;
    }

    private boolean give(int page) {
        if (!given.get(page) && room >= PAGE) {
            given.set(page);
            room -= PAGE;
        }
        return given.get(page);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force(metaData);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public int read(ByteBuffer target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel position(long newPosition) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel truncate(long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }
}
