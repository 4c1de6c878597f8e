package org.engram.recording;

import io.jhdf.HdfFile;
import io.jhdf.Superblock;
import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfInvalidPathException;
import io.jhdf.object.datatype.OrderedDataType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A recording that is read. Objects are named by their path, such as {@code /trajectory/v}; {@code /} is the file itself.
 * A recording that is still being written can be read, too; tables are as long as they were when their group was first
 * looked at.
 *
 * <p>All methods throw {@link DamagedFileException} if there is no such object, if it is of another kind than the method
 * reads, or if it cannot be read: who asks for an object relies on its being there, or has asked whether it is.
 */
public final class RecordingFile implements AutoCloseable {
    /** Source: HDF5 File Format Specification 3.0, II.A. */
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    private final Path path;
    private final HdfFile file;

    private RecordingFile(Path path, HdfFile file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Opens a recording and checks that nothing in it contradicts what readers rely on, but for the values that were
     * recorded.
     *
     * @throws IOException as {@link #open} does
     * @throws DamagedFileException if something does
     */
    public static RecordingFile openChecked(Path path) throws IOException {
        RecordingFile file = open(path);
        try {
            RecordingCheck.require(file);
            return file;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Opens a recording as it is, whatever it holds.
     *
     * @throws IOException if the file does not exist, is no HDF5 file, is cut off or damaged, was not written by Engram or
     *     in a later format
     */
    public static RecordingFile open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(path.toString(), null, "is not a file");
        }
        try (FileChannel channel = FileChannel.open(path)) {
            requireWhole(path, channel);
            requireKnownFormat(path, new HdfFile(channel));
            return new RecordingFile(path, new HdfFile(path));
        } catch (RuntimeException e) {
            throw new IOException(
                    hasSignature(path)
                            ? path + " is damaged: it begins as an HDF5 file, but what follows makes no sense"
                            : path + " is not an HDF5 file",
                    e);
        }
    }

    private static boolean hasSignature(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE);
        }
    }

    /** Compares its length with what its beginning says. */
    private static void requireWhole(Path path, FileChannel channel) throws IOException {
        long whole = Superblock.readSuperblock(channel, 0).getEndOfFileAddress();
        if (channel.size() < whole) {
            throw new IOException(
                    "%s is cut off: it has %d bytes, and %d belong to it. A copy of it was broken off, or the disk was full: copy it again"
                            .formatted(path, channel.size(), whole));
        }
    }

    private static void requireKnownFormat(Path path, HdfFile file) throws IOException {
        Attribute format = file.getAttribute(LiveFile.FORMAT);
        if (format == null || !LiveFile.FORMAT_NAME.equals(format.getData())) {
            throw new IOException(path + " is an HDF5 file, but not a recording of Engram");
        }
        Attribute version = file.getAttribute(LiveFile.VERSION);
        if (version == null || !(version.getData() instanceof Number number) || number.longValue() < 1) {
            throw new IOException(path + " is damaged: the attribute format_version of / is no number from 1 on");
        }
        if (number.longValue() > LiveFile.FORMAT_VERSION) {
            throw new IOException(
                    "%s was written by Engram %s in format version %d, and this one reads versions up to %d: read it with that version of Engram or a later one"
                            .formatted(path, writer(file), number.longValue(), LiveFile.FORMAT_VERSION));
        }
    }

    /** The version of Engram that wrote a file, as far as that is known. */
    private static Object writer(HdfFile file) {
        return Optional.ofNullable(file.getChild("provenance"))
                .map(provenance -> provenance.getAttribute("version"))
                .<Object>map(Attribute::getData)
                .orElse("of an unknown version");
    }

    public boolean contains(String object) {
        return find(object).isPresent();
    }

    public boolean isGroup(String object) {
        return node(object).isGroup();
    }

    /** The names of what lies in a group, in the order in which it was declared. */
    public List<String> children(String group) {
        if (node(group) instanceof Group found) {
            return reading(group, () -> List.copyOf(found.getChildren().keySet()));
        }
        throw damaged(group + " is not a group");
    }

    /** The attributes of a group or dataset by name: text, numbers, and what HDF5 itself uses. */
    public Map<String, Object> attributes(String object) {
        Node node = node(object);
        return reading(object, () -> {
            Map<String, Object> values = new TreeMap<>();
            node.getAttributes().forEach((name, attribute) -> values.put(name, attribute.getData()));
            return values;
        });
    }

    /** A numeric attribute. */
    public Number number(String object, String attribute) {
        return attribute(object, attribute, Number.class, "number");
    }

    /** An attribute of text. */
    public String text(String object, String attribute) {
        return attribute(object, attribute, String.class, "text");
    }

    private <T> T attribute(String object, String name, Class<T> type, String kind) {
        Object value = attributes(object).get(name);
        if (!type.isInstance(value)) {
            throw damaged(
                    "the attribute %s of %s is %s".formatted(name, object, value == null ? "missing" : "no " + kind));
        }
        return type.cast(value);
    }

    /** The number of elements along each dimension of a dataset; none for a scalar. */
    public long[] shape(String dataset) {
        return dataset(dataset).getDimensionsAsLong();
    }

    /** The names of the dimensions of a variable, the slowest first; none for what has no named dimensions. */
    public List<String> dimensions(String variable) {
        DatasetBase found = dataset(variable);
        return reading(variable, () -> {
            Attribute list = found.getAttribute("DIMENSION_LIST");
            return list == null
                    ? List.of()
                    : Arrays.stream((Object[]) list.getData())
                            .map(references -> nameOfScale(((long[]) references)[0]))
                            .toList();
        });
    }

    /** Whether a dataset holds the coordinates of a dimension. */
    public boolean isScale(String dataset) {
        return "DIMENSION_SCALE".equals(attributes(dataset).get("CLASS"));
    }

    private String nameOfScale(long address) {
        return (String) file.getNodeByAddress(address).getAttribute("NAME").getData();
    }

    /** The type of a dataset's elements. */
    public ElementType type(String dataset) {
        return type(dataset(dataset));
    }

    private ElementType type(DatasetBase dataset) {
        try {
            return ElementType.of(dataset.getDataType());
        } catch (IllegalArgumentException e) {
            throw damaged(dataset.getPath() + " holds no numbers, but " + e.getMessage());
        }
    }

    /** Whether a dataset holds text instead of numbers. */
    public boolean isText(String dataset) {
        return dataset(dataset).getDataType().getJavaType() == String.class;
    }

    /** All elements of a dataset of less than 2 GB, row by row. */
    public double[] doubles(String dataset) {
        DatasetBase found = dataset(dataset);
        return doubles(found, elements(found));
    }

    /**
     * A part of a dataset, row by row.
     *
     * @param from index of the first element along each dimension
     * @param shape number of elements along each dimension
     * @throws IndexOutOfBoundsException if the dataset has no such part
     */
    public double[] doubles(String dataset, long[] from, int[] shape) {
        DatasetBase found = dataset(dataset);
        long[] whole = found.getDimensionsAsLong();
        if (from.length != whole.length || shape.length != whole.length) {
            throw new IllegalArgumentException(dataset + " has " + whole.length + " dimensions");
        }
        for (int i = 0; i < whole.length; i++) {
            Objects.checkFromIndexSize(from[i], shape[i], whole[i]);
        }
        return doubles(found, reading(dataset, () -> found.getSliceDataBuffer(from, shape)));
    }

    private double[] doubles(DatasetBase dataset, ByteBuffer elements) {
        ElementType type = type(dataset);
        elements.order(byteOrder(dataset));
        double[] values = new double[elements.remaining() / type.bytes()];
        Arrays.setAll(values, i -> type.getDouble(elements));
        return values;
    }

    /** All elements of a dataset of less than 2 GB as whole numbers, row by row. */
    public long[] longs(String dataset) {
        DatasetBase found = dataset(dataset);
        ElementType type = type(found);
        ByteBuffer elements = elements(found).order(byteOrder(found));
        long[] values = new long[elements.remaining() / type.bytes()];
        try {
            Arrays.setAll(values, i -> type.getLong(elements));
        } catch (IllegalArgumentException e) {
            throw damaged("%s: %s".formatted(dataset, e.getMessage()));
        }
        return values;
    }

    private ByteBuffer elements(DatasetBase dataset) {
        if (dataset.getSizeInBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(dataset.getPath() + " has 2 GB or more and must be read in parts");
        }
        return dataset.isEmpty() ? ByteBuffer.allocate(0) : reading(dataset.getPath(), dataset::getDataBuffer);
    }

    /** jHDF gives the elements of compressed datasets in no particular order. */
    private static ByteOrder byteOrder(DatasetBase dataset) {
        return ((OrderedDataType) dataset.getDataType()).getByteOrder();
    }

    /** The text in a dataset. */
    public String text(String dataset) {
        if (reading(dataset, dataset(dataset)::getData) instanceof String text) {
            return text;
        }
        throw damaged(dataset + " is not a text");
    }

    /** The texts in a dataset of one dimension. */
    public List<String> texts(String dataset) {
        if (reading(dataset, dataset(dataset)::getData) instanceof String[] texts) {
            return List.of(texts);
        }
        throw damaged(dataset + " does not hold several texts");
    }

    private DatasetBase dataset(String dataset) {
        if (node(dataset) instanceof DatasetBase found) {
            return found;
        }
        throw damaged(dataset + " is not a dataset");
    }

    private Node node(String object) {
        return find(object).orElseThrow(() -> damaged(object + " is missing"));
    }

    private Optional<Node> find(String object) {
        String relative = object.startsWith("/") ? object.substring(1) : object;
        try {
            return Optional.of(relative.isEmpty() ? file : reading(object, () -> file.getByPath(relative)));
        } catch (HdfInvalidPathException e) {
            return Optional.empty();
        }
    }

    /** @param what of the file is damaged */
    DamagedFileException damaged(String what) {
        return new DamagedFileException("%s is damaged: %s".formatted(path, what));
    }

    /** What the library says, or that the file is damaged where it cannot make sense of it, which it says in many ways. */
    private <T> T reading(String object, Supplier<T> read) {
        try {
            return read.get();
        } catch (HdfInvalidPathException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new DamagedFileException("%s is damaged: %s cannot be read".formatted(path, object), e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
