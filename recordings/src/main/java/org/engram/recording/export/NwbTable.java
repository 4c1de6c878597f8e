package org.engram.recording.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.engram.recording.ElementType;
import org.engram.recording.LiveObject;
import org.engram.recording.Variable;

/** A DynamicTable of NWB: columns of equal length, each with a description. */
final class NwbTable {
    private static final String COLUMN = "VectorData";

    private final NwbGroup group;
    private final int rows;
    private final List<String> columns = new ArrayList<>();

    /**
     * @param type of the core schema, one that extends DynamicTable
     * @param ids one for each row
     */
    NwbTable(NwbGroup parent, String name, String type, String description, long[] ids) {
        group = parent.group(name, type);
        group.group().attribute("description", description);
        rows = ids.length;
        Variable id = group.common(group.group().array("id", ElementType.INT64, rows), "id", "ElementIdentifiers");
        group.file().whenStarted(() -> id.write(0, ids, rows));
    }

    /** Rows 0, 1, 2 ... */
    static long[] numbered(int rows) {
        return LongStream.range(0, rows).toArray();
    }

    /** Adds a column of numbers. */
    Variable column(String name, String description, ElementType type) {
        return vector(name, description, type, rows);
    }

    /** Adds a column with {@code width} numbers in each row. */
    Variable column(String name, String description, ElementType type, int width) {
        return vector(name, description, type, rows, width);
    }

    /** Adds a column of texts. */
    void column(String name, String description, List<String> texts) {
        describe(group.group().texts(name, texts), name, description);
    }

    /**
     * Adds a column with any number of elements in each row.
     *
     * @param ends row k has the elements from {@code ends[k - 1]} up to and without {@code ends[k]}
     * @param elementShape numbers in each element; none: one
     */
    Variable ragged(String name, String description, long[] ends, long... elementShape) {
        long elements = rows == 0 ? 0 : ends[rows - 1];
        long[] shape = LongStream.concat(LongStream.of(elements), LongStream.of(elementShape))
                .toArray();
        Variable data = vector(name, description, ElementType.FLOAT64, shape);
        String indexName = name + "_index";
        Variable index = group.common(
                        group.group().array(indexName, ElementType.UINT64, rows), indexName, "VectorIndex")
                .attribute("description", "end of each row in " + name)
                .attribute("target", data);
        group.file().whenStarted(() -> index.write(0, ends, rows));
        return data;
    }

    private Variable vector(String name, String description, ElementType type, long... shape) {
        return describe(group.group().array(name, type, shape), name, description);
    }

    private <T extends LiveObject<T>> T describe(T column, String name, String description) {
        columns.add(name);
        return group.common(column, name, COLUMN).attribute("description", description);
    }

    /** To be called when all columns are added. */
    void end() {
        group.group().attribute("colnames", columns);
    }
}
