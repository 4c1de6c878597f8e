package org.engram.recording;

import io.jhdf.api.Attribute;
import io.jhdf.object.datatype.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A variable of a fixed shape, written in place. What is not written yet reads as NaN, or for integer types as
 * {@link #fill}. Several threads may write at once.
 *
 * <p>Elements are counted row by row over all dimensions: in a variable of shape [trial, time, feature], element 0 of
 * trial k at sample s is number (k · times + s) · features.
 */
public final class Variable extends LiveDataset<Variable> {
    private final ElementType type;
    private final long[] shape;
    private final List<Scale> dimensions;
    private final List<Supplier<byte[]>> dimensionReferences;
    private long fill;

    /** A variable whose dimensions have no names and coordinates. */
    Variable(Skeleton skeleton, ElementType type, long[] shape) {
        this(skeleton, type, shape.clone(), List.of());
    }

    Variable(Skeleton skeleton, ElementType type, List<Scale> dimensions) {
        this(skeleton, type, dimensions.stream().mapToLong(Scale::length).toArray(), dimensions);
    }

    private Variable(Skeleton skeleton, ElementType type, long[] shape, List<Scale> dimensions) {
        super(skeleton);
        this.type = type;
        this.shape = shape;
        this.dimensions = dimensions;
        dimensionReferences = dimensions.stream().map(skeleton.heap()::add).toList();
        for (int i = 0; i < dimensions.size(); i++) {
            dimensions.get(i).use(this, i);
        }
        if (!dimensions.isEmpty()) {
            attribute("DIMENSION_LIST", this::dimensionList);
        }
    }

    /**
     * Sets what is read where nothing is written yet, 0 if this is not called.
     *
     * @throws IllegalStateException if the type is a floating one, which has NaN for this, or the file is started
     */
    public Variable fill(long value) {
        skeleton.requireDeclaring();
        if (type.isFloating()) {
            throw new IllegalStateException("what is not written of a " + type + " variable is NaN");
        }
        fill = value;
        return this;
    }

    /**
     * Writes {@code values[0]} to {@code values[count - 1]} as the elements from {@code first} on.
     *
     * @throws IndexOutOfBoundsException if there are not that many values or elements
     * @throws IllegalArgumentException if a value is not of the element type's range
     * @throws IllegalStateException if the file is not started
     */
    public void write(long first, double[] values, int count) throws IOException {
        Objects.checkFromIndexSize(0, count, values.length);
        write(first, count, (block, from, size) -> type.put(block, values, (int) from, size));
    }

    /** Does the same with whole numbers. */
    public void write(long first, long[] values, int count) throws IOException {
        Objects.checkFromIndexSize(0, count, values.length);
        write(first, count, (block, from, size) -> type.put(block, values, (int) from, size));
    }

    /** Writes the value of a scalar. */
    public void set(double value) throws IOException {
        requireScalar();
        write(0, 1, (block, from, size) -> type.put(block, value));
    }

    /** Writes the value of a scalar. */
    public void set(long value) throws IOException {
        requireScalar();
        write(0, 1, (block, from, size) -> type.put(block, value));
    }

    private void requireScalar() {
        if (shape.length > 0) {
            throw new IllegalStateException("not a scalar, but a variable of " + shape.length + " dimensions");
        }
    }

    private void write(long first, int count, Storage.Encoder values) throws IOException {
        Objects.checkFromIndexSize(first, count, elements());
        skeleton.storage().write(dataAddress() + first * type.bytes(), count, type.bytes(), values);
    }

    private long elements() {
        return Dataspace.elements(shape());
    }

    private Attribute dimensionList() {
        return new RawAttribute(
                "DIMENSION_LIST", RawDatatype.REFERENCES, GlobalHeap.join(dimensionReferences), dimensions.size());
    }

    @Override
    DataType datatype() {
        return type.datatype();
    }

    @Override
    long[] shape() {
        return shape;
    }

    @Override
    void writeInitially(Storage storage) throws IOException {
        storage.fill(dataAddress(), elements(), fillElement());
    }

    @Override
    HeaderMessage fillMessage() {
        return HeaderMessage.fillValue(fillElement());
    }

    private ByteBuffer fillElement() {
        ByteBuffer element = ByteBuffer.allocate(type.bytes()).order(ByteOrder.nativeOrder());
        if (type.isFloating()) {
            type.put(element, Double.NaN);
        } else {
            type.put(element, fill);
        }
        return element;
    }

    @Override
    Variable self() {
        return this;
    }
}
