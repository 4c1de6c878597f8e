package org.engram.connectivity;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The rows of a numeric HDF5 dataset as doubles, dimensions after the first flattened. One block of rows is kept: whole
 * chunks, so that reading in order decompresses each of them once, of 8 MB together or of one chunk's rows if they are
 * larger, but no more than 512 MB.
 */
final class DatasetRows implements AutoCloseable {
    private static final int BLOCK_NUMBERS = 1 << 20;
    private static final int LARGEST_BLOCK_NUMBERS = 1 << 26;

    private final HdfFile file;
    private final DatasetBase dataset;
    private final ElementType type;
    private final int count;
    private final int size;
    private final int blockRows;

    private int cachedFrom;
    private double[] cached = {};

    private DatasetRows(HdfFile file, String name) {
        this.file = file;
        Dataset found = Hdf5.dataset(file, name);
        type = ElementType.of(found)
                .orElseThrow(() -> refused(found, "patterns need integers of 8 to 64 bits or floats of 16 to 64 bits"));
        long[] shape = found.getDimensionsAsLong();
        if (shape.length < 2) {
            throw refused(found, "patterns need at least 2 dimensions, one row for each pattern");
        }
        if (found.isEmpty() || !(found instanceof DatasetBase stored)) {
            throw refused(found, "it holds no data");
        }
        dataset = stored;
        count = toInt(shape[0]);
        size = toInt(found.getSize() / count);
        blockRows = blockRows();
    }

    /** @throws PatternException if there is no such file or dataset, or its rows cannot be patterns */
    static DatasetRows open(Path path, String dataset) {
        HdfFile file = Hdf5.open(path);
        try {
            return new DatasetRows(file, dataset);
        } catch (PatternException e) {
            file.close();
            throw e;
        } catch (RuntimeException e) {
            file.close();
            throw Hdf5.unreadable(path, e);
        }
    }

    private static PatternException refused(Dataset dataset, String reason) {
        return new PatternException("%s: dataset %s cannot be used: %s"
                .formatted(dataset.getFileAsPath().toAbsolutePath(), Hdf5.describe(dataset), reason));
    }

    private int toInt(long length) {
        if (length > Integer.MAX_VALUE) {
            throw refused(dataset, "rows and numbers in a row are limited to " + Integer.MAX_VALUE);
        }
        return (int) length;
    }

    private int blockRows() {
        int chunk = dataset instanceof ChunkedDataset chunked ? chunked.getChunkDimensions()[0] : 1;
        int wanted = chunk * Math.max(1, BLOCK_NUMBERS / size / chunk);
        int possible = Math.max(1, LARGEST_BLOCK_NUMBERS / size);
        return Math.min(count, Math.min(wanted, possible));
    }

    int count() {
        return count;
    }

    int size() {
        return size;
    }

    /** The dimensions after the first. */
    int[] shape() {
        int[] whole = dataset.getDimensions();
        return Arrays.copyOfRange(whole, 1, whole.length);
    }

    /** Where rows come from, for messages. */
    @Override
    public String toString() {
        return Hdf5.path(file) + ", dataset " + dataset.getPath().substring(1);
    }

    /** Writes a row into {@code out} [size]. Thread-safe. */
    synchronized void read(int row, double[] out) {
        int from = row - row % blockRows;
        if (cached.length == 0 || from != cachedFrom) {
            load(from);
        }
        System.arraycopy(cached, (row - from) * size, out, 0, size);
    }

    private void load(int from) {
        int rows = Math.min(blockRows, count - from);
        try {
            ByteBuffer numbers = buffer(from, rows);
            double[] block = new double[rows * size];
            Arrays.setAll(block, i -> type.read(numbers));
            cached = block;
            cachedFrom = from;
        } catch (RuntimeException e) {
            throw new PatternException(
                    "%s: rows %d to %d cannot be read: %s".formatted(this, from, from + rows - 1, e.getMessage()), e);
        }
    }

    /** The numbers of some rows; what jHDF cannot cut, or only number by number, is taken as it lies in the file. */
    private ByteBuffer buffer(int from, int rows) {
        if (rows == count) {
            return dataset.getDataBuffer().order(byteOrder());
        }
        if (dataset instanceof ContiguousDataset contiguous) {
            long rowBytes = (long) size * dataset.getDataType().getSize();
            HdfBackingStorage bytes = dataset.getHdfFile().getHdfBackingStorage();
            return bytes.map(contiguous.getDataAddress() + from * rowBytes, rows * rowBytes)
                    .order(byteOrder());
        }
        return slice(from, rows).order(byteOrder());
    }

    private ByteBuffer slice(int from, int rows) {
        int[] shape = dataset.getDimensions();
        long[] offset = new long[shape.length];
        offset[0] = from;
        shape[0] = rows;
        return dataset.getSliceDataBuffer(offset, shape);
    }

    private ByteOrder byteOrder() {
        return dataset.getDataType() instanceof OrderedDataType ordered
                ? ordered.getByteOrder()
                : ByteOrder.nativeOrder();
    }

    @Override
    public void close() {
        file.close();
    }
}
