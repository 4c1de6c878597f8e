package org.engram.connectivity;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Patterns in an HDF5 file: a numeric dataset of at least two dimensions, one row per pattern, dimensions after the first
 * flattened. Rows are read in blocks when asked for, the last block is kept: reading in order is fast, any order is
 * correct, memory does not grow with the file. Thread-safe; open until closed.
 */
public final class FilePatterns implements Patterns, AutoCloseable {
    private final DatasetRows dataset;
    private final Rows rows;
    private final Encoding encoding;

    /**
     * @param name path of the dataset in the file
     * @throws PatternException if the file or the dataset is missing or not as above, or has not got the rows
     */
    public FilePatterns(Path file, String name, Rows rows, Encoding encoding) {
        this.rows = rows;
        this.encoding = encoding;
        dataset = DatasetRows.open(file, name);
        int largest = rows.largest(dataset.count());
        if (largest >= dataset.count()) {
            dataset.close();
            throw new PatternException("%s: row %d is out of range, there are %d rows, 0 to %d"
                    .formatted(dataset, largest, dataset.count(), dataset.count() - 1));
        }
    }

    @Override
    public int count() {
        return rows.count(dataset.count());
    }

    @Override
    public int size() {
        return dataset.size();
    }

    @Override
    public int[] shape() {
        return dataset.shape();
    }

    /**
     * {@inheritDoc}
     *
     * @throws PatternException where the file cannot be read, a number is not finite or the row cannot be encoded
     */
    @Override
    public void row(int index, double[] out) {
        int row = rows.at(Objects.checkIndex(index, count()));
        dataset.read(row, out);
        PatternException.requireFinite(out, dataset, row);
        try {
            encoding.encode(out);
        } catch (PatternException e) {
            throw new PatternException("%s: row %d: %s".formatted(dataset, row, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        dataset.close();
    }
}
