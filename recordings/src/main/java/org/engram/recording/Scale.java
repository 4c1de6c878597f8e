package org.engram.recording;

import io.jhdf.api.Attribute;
import io.jhdf.object.datatype.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A dimension and its coordinates: a dimension scale of HDF5, which is a dimension with a coordinate variable of netCDF.
 * Variables that share a scale share the dimension.
 *
 * <p>Source: HDF5 Dimension Scale Specification; what readers need of it is CLASS, of exactly this type, here, and
 * DIMENSION_LIST in the variables. The HDF5 library's own tools also use NAME and REFERENCE_LIST.
 */
public final class Scale extends LiveDataset<Scale> {
    private final DataType type;
    private final int length;
    private final Storage.Encoder coordinates;
    private final List<Use> uses = new ArrayList<>();

    /** That {@code variable} has this scale as its dimension number {@code dimension}. */
    private record Use(Variable variable, int dimension) {}

    private Scale(Skeleton skeleton, String name, DataType type, int length, Storage.Encoder coordinates) {
        super(skeleton);
        if (length == 0) {
            throw new IllegalArgumentException("dimension '" + name + "' has no coordinates, at least one is needed");
        }
        this.type = type;
        this.length = length;
        this.coordinates = coordinates;
        attribute("CLASS", () -> RawAttribute.fixedString("CLASS", "DIMENSION_SCALE"));
        attribute("NAME", () -> RawAttribute.fixedString("NAME", name));
    }

    static Scale of(Skeleton skeleton, String name, double[] coordinates) {
        double[] values = coordinates.clone();
        ElementType type = ElementType.FLOAT64;
        return new Scale(
                skeleton,
                name,
                type.datatype(),
                values.length,
                (block, from, count) -> type.put(block, values, (int) from, count));
    }

    static Scale of(Skeleton skeleton, String name, long[] coordinates) {
        long[] values = coordinates.clone();
        ElementType type = ElementType.INT64;
        return new Scale(
                skeleton,
                name,
                type.datatype(),
                values.length,
                (block, from, count) -> type.put(block, values, (int) from, count));
    }

    static Scale of(Skeleton skeleton, String name, String[] coordinates) {
        List<Supplier<byte[]>> references =
                Arrays.stream(coordinates).map(skeleton.heap()::add).toList();
        return new Scale(
                skeleton,
                name,
                RawDatatype.STRING,
                references.size(),
                (block, from, count) -> references
                        .subList((int) from, (int) from + count)
                        .forEach(reference -> block.put(reference.get())));
    }

    /** The number of coordinates. */
    public int length() {
        return length;
    }

    void use(Variable variable, int dimension) {
        if (uses.isEmpty()) {
            attribute("REFERENCE_LIST", this::referenceList);
        }
        uses.add(new Use(variable, dimension));
    }

    private Attribute referenceList() {
        int bytes = RawDatatype.DATASET_DIMENSION.getSize();
        ByteBuffer list = ByteBuffer.allocate(uses.size() * bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (Use use : uses) {
            list.putLong(use.variable.headerAddress()).putLong(use.dimension);
        }
        return new RawAttribute("REFERENCE_LIST", RawDatatype.DATASET_DIMENSION, list.array(), uses.size());
    }

    @Override
    DataType datatype() {
        return type;
    }

    @Override
    long[] shape() {
        return new long[] {length};
    }

    @Override
    boolean canBeCut() {
        return false;
    }

    /** What refers to the heap refers to another place in a copy. */
    @Override
    void writeAgain(Storage file, long from, Storage copy) throws IOException {
        writeInitially(copy);
    }

    @Override
    void writeInitially(Storage storage) throws IOException {
        storage.write(dataAddress(), length, type.getSize(), coordinates);
    }

    @Override
    Scale self() {
        return this;
    }
}
