package org.engram.connectivity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Arrays in a temporary file that is mapped into memory, so that a matrix may be larger than the heap and than the
 * machine's memory. Windows copy the 64 rows that they move to into an array that stays in a second-level cache.
 *
 * <p>The file lies in the folder {@code java.io.tmpdir}. Unix removes it as soon as it is open, others when the program
 * ends: its bytes are given back even after a crash.
 */
final class MappedBlocks<A> extends Blocks<A> {
    private final Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    private final FileChannel file;
    private final A filling;
    private final List<ByteBuffer> mapped = new ArrayList<>();

    /** @throws PatternException if there can be no such file, or rows are too wide to be mapped */
    MappedBlocks(RowBlocks layout, ArrayType<A> type) {
        super(layout, type);
        if ((long) layout.length(0) * type.bytes() > Integer.MAX_VALUE) {
            throw new PatternException(
                    "patterns of %d features are too wide to be mapped; keep them in memory, or in a smaller storage"
                            .formatted(layout.width()));
        }
        filling = allocate(layout.length(0));
        file = open();
    }

    private FileChannel open() {
        try {
            Path path = Files.createTempFile(folder, "engram-synapses-", ".tmp");
            return FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw failed("no file can be made", e);
        }
    }

    private PatternException failed(String what, IOException cause) {
        return new PatternException(
                "synapses cannot be mapped: %s in %s (%s); they need %.2g GB there; another folder is taken with -Djava.io.tmpdir=FOLDER"
                        .formatted(what, folder, cause.getMessage(), layout().bytes() / 1e9),
                cause);
    }

    @Override
    A toFill(int row) {
        if (layout().block(row) > mapped.size()) {
            write();
        }
        return filling;
    }

    @Override
    void complete() {
        write();
        try {
            file.close();
        } catch (IOException e) {
            throw failed("the file cannot be closed", e);
        }
    }

    /** Appends the block that has been filled. */
    private void write() {
        int length = layout().length(mapped.size());
        ByteBuffer bytes = ByteBuffer.allocate(length * type().bytes()).order(ByteOrder.nativeOrder());
        type().writer().move(bytes, filling, lead(), length);
        bytes.rewind();
        try {
            long from = file.size();
            while (bytes.hasRemaining()) {
                file.write(bytes, from + bytes.position());
            }
            mapped.add(file.map(MapMode.READ_ONLY, from, bytes.limit()).order(ByteOrder.nativeOrder()));
        } catch (IOException e) {
            discard(e);
            throw failed("not all synapses can be written", e);
        }
    }

    /** Gives the bytes of the file back at once. */
    private void discard(IOException cause) {
        try {
            file.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    Window<A> window() {
        A[] arrays = type().arrays().apply(1);
        arrays[0] = allocate(Math.min(RowGroups.BLOCK, layout().rows()) * layout().width());
        return new Window<>() {
            private int row = -1;

            @Override
            public A[] arrays() {
                return arrays;
            }

            @Override
            public void moveTo(int newRow) {
                if (newRow != row) {
                    row = newRow;
                    load(row, arrays[0]);
                }
            }

            @Override
            public int index() {
                return 0;
            }

            @Override
            public int at() {
                return lead();
            }
        };
    }

    private void load(int row, A array) {
        int rows = Math.min(RowGroups.BLOCK, layout().rows() - row);
        ByteBuffer bytes = mapped.get(layout().block(row)).duplicate().order(ByteOrder.nativeOrder());
        bytes.position(layout().offset(row) * type().bytes());
        type().reader().move(bytes, array, lead(), rows * layout().width());
    }
}
