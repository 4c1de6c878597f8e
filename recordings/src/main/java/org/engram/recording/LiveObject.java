package org.engram.recording;

import io.jhdf.api.Attribute;
import io.jhdf.api.WritableAttributeImpl;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A group or a dataset of a {@link LiveFile}: what carries attributes.
 *
 * @param <T> the kind of object
 */
public abstract sealed class LiveObject<T extends LiveObject<T>> permits LiveGroup, LiveDataset {
    final Skeleton skeleton;

    private final Map<String, Supplier<Attribute>> attributes = new LinkedHashMap<>();
    private long address;

    LiveObject(Skeleton skeleton) {
        this.skeleton = skeleton;
    }

    /** Adds text of any length. */
    public T attribute(String name, String value) {
        skeleton.requireDeclaring();
        Supplier<byte[]> reference = skeleton.heap().add(value);
        return attribute(name, () -> new RawAttribute(name, RawDatatype.STRING, reference.get()));
    }

    /** Adds a list of texts of any length. */
    public T attribute(String name, List<String> values) {
        skeleton.requireDeclaring();
        List<Supplier<byte[]>> references =
                values.stream().map(skeleton.heap()::add).toList();
        return attribute(
                name, () -> new RawAttribute(name, RawDatatype.STRING, GlobalHeap.join(references), values.size()));
    }

    /** Adds a reference to an object of the same file. */
    public T attribute(String name, LiveObject<?> target) {
        return attribute(name, () -> RawAttribute.reference(name, target));
    }

    /** Adds whole numbers of a given type, as a list unless there is one. */
    public T attribute(String name, ElementType type, long... values) {
        ByteBuffer elements = ByteBuffer.allocate(values.length * type.bytes()).order(ByteOrder.nativeOrder());
        type.put(elements, values, 0, values.length);
        long[] shape = values.length == 1 ? new long[0] : new long[] {values.length};
        return attribute(name, () -> new RawAttribute(name, type.datatype(), elements.array(), shape));
    }

    /** Adds a value out of a few that have names, and the numbers 0, 1, 2 ... */
    public T choice(String name, String value, String... names) {
        int number = List.of(names).indexOf(value);
        if (number < 0) {
            throw new IllegalArgumentException("'" + value + "' is none of " + List.of(names));
        }
        return attribute(
                name, () -> new RawAttribute(name, RawDatatype.enumeration(names), new byte[] {(byte) number}));
    }

    /** Adds a 64-bit integer. */
    public T attribute(String name, long value) {
        return attribute(name, () -> new WritableAttributeImpl(name, null, value));
    }

    /** Adds a list of 64-bit integers. */
    public T attribute(String name, long... values) {
        long[] copy = values.clone();
        return attribute(name, () -> new WritableAttributeImpl(name, null, copy));
    }

    /** Adds a 64-bit floating-point number. */
    public T attribute(String name, double value) {
        return attribute(name, () -> new WritableAttributeImpl(name, null, value));
    }

    /**
     * Adds an attribute that may depend on the places of other objects.
     *
     * @throws IllegalStateException if the file is started
     * @throws IllegalArgumentException if the name is taken
     */
    T attribute(String name, Supplier<Attribute> attribute) {
        skeleton.requireDeclaring();
        Names.requireFree(name, attributes.keySet());
        attributes.put(name, attribute);
        return self();
    }

    long headerAddress() {
        return address;
    }

    /** Gives the header its place, and returns the end of it. */
    long placeHeader(long place) {
        address = place;
        return place + header().remaining();
    }

    /** The object header as it is at this moment, ready to be written. */
    ByteBuffer header() {
        List<HeaderMessage> messages = new ArrayList<>(messages());
        if (!attributes.isEmpty()) {
            messages.add(HeaderMessage.of(AttributeInfoMessage.create()));
        }
        attributes.forEach(
                (name, attribute) -> messages.add(HeaderMessage.of(AttributeMessage.create(name, attribute.get()))));
        return HeaderMessage.header(messages);
    }

    /** What the header says besides the attributes. */
    abstract List<HeaderMessage> messages();

    abstract T self();
}
