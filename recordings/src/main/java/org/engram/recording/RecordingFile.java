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
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A recording that is read. Objects are named by their path, such as {@code /trajectory/v}; {@code /} is the file itself.
 * A recording that is still being written can be read, too; tables are as long as they were when their group was first
 * looked at.
 *
 * <p>All methods throw {@link NoSuchElementException} if there is no such object, and {@link IllegalArgumentException} if
 * it is of another kind than the method reads, and {@link DamagedFileException} if the file is damaged.
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
     * Opens a recording.
     *
     * @throws IOException if the file does not exist, is no HDF5 file, is cut off or damaged, or was not written by Engram
     */
    public static RecordingFile open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(path.toString(), null, "is not a file");
        }
        try (FileChannel channel = FileChannel.open(path)) {
            requireWhole(path, channel);
            if (!isOfEngram(new HdfFile(channel))) {
                throw new IOException(path + " is an HDF5 file, but not a recording of Engram");
            }
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

    private static boolean isOfEngram(HdfFile file) {
        Attribute format = file.getAttribute(LiveFile.FORMAT);
        return format != null && LiveFile.FORMAT_NAME.equals(format.getData());
    }

    public boolean contains(String object) {
        try {
            node(object);
            return true;
        } catch (NoSuchElementException e) {
            return false;
        }
    }

    public boolean isGroup(String object) {
        return node(object).isGroup();
    }

    /** The names of what lies in a group, in the order in which it was declared. */
    public List<String> children(String group) {
        if (node(group) instanceof Group found) {
            return reading(() -> List.copyOf(found.getChildren().keySet()));
        }
        throw new IllegalArgumentException(group + " is not a group");
    }

    /** The attributes of a group or dataset by name: text, numbers, and what HDF5 itself uses. */
    public Map<String, Object> attributes(String object) {
        Node node = node(object);
        return reading(() -> {
            Map<String, Object> values = new TreeMap<>();
            node.getAttributes().forEach((name, attribute) -> values.put(name, attribute.getData()));
            return values;
        });
    }

    /** The number of elements along each dimension of a dataset; none for a scalar. */
    public long[] shape(String dataset) {
        return dataset(dataset).getDimensionsAsLong();
    }

    /** The names of the dimensions of a variable, the slowest first; none for what has no named dimensions. */
    public List<String> dimensions(String variable) {
        DatasetBase found = dataset(variable);
        return reading(() -> {
            Attribute list = found.getAttribute("DIMENSION_LIST");
            return list == null
                    ? List.of()
                    : Arrays.stream((Object[]) list.getData())
                            .map(references -> nameOfScale(((long[]) references)[0]))
                            .toList();
        });
    }

    private String nameOfScale(long address) {
        return (String) file.getNodeByAddress(address).getAttribute("NAME").getData();
    }

    /** The type of a dataset's elements. */
    public ElementType type(String dataset) {
        return ElementType.of(dataset(dataset).getDataType());
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
        return doubles(found, reading(() -> found.getSliceDataBuffer(from, shape)));
    }

    private static double[] doubles(DatasetBase dataset, ByteBuffer elements) {
        ElementType type = ElementType.of(dataset.getDataType());
        elements.order(byteOrder(dataset));
        double[] values = new double[elements.remaining() / type.bytes()];
        Arrays.setAll(values, i -> type.getDouble(elements));
        return values;
    }

    /** All elements of a dataset of less than 2 GB as whole numbers, row by row. */
    public long[] longs(String dataset) {
        DatasetBase found = dataset(dataset);
        ElementType type = ElementType.of(found.getDataType());
        ByteBuffer elements = elements(found).order(byteOrder(found));
        long[] values = new long[elements.remaining() / type.bytes()];
        Arrays.setAll(values, i -> type.getLong(elements));
        return values;
    }

    private ByteBuffer elements(DatasetBase dataset) {
        if (dataset.getSizeInBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(dataset.getPath() + " has 2 GB or more and must be read in parts");
        }
        return dataset.isEmpty() ? ByteBuffer.allocate(0) : reading(dataset::getDataBuffer);
    }

    /** jHDF gives the elements of compressed datasets in no particular order. */
    private static ByteOrder byteOrder(DatasetBase dataset) {
        return ((OrderedDataType) dataset.getDataType()).getByteOrder();
    }

    /** The text in a dataset. */
    public String text(String dataset) {
        if (reading(dataset(dataset)::getData) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(dataset + " is not a text");
    }

    /** The texts in a dataset of one dimension. */
    public List<String> texts(String dataset) {
        if (reading(dataset(dataset)::getData) instanceof String[] texts) {
            return List.of(texts);
        }
        throw new IllegalArgumentException(dataset + " does not hold several texts");
    }

    private DatasetBase dataset(String dataset) {
        if (node(dataset) instanceof DatasetBase found) {
            return found;
        }
        throw new IllegalArgumentException(dataset + " is not a dataset");
    }

    private Node node(String object) {
        String relative = object.startsWith("/") ? object.substring(1) : object;
        try {
            return relative.isEmpty() ? file : reading(() -> file.getByPath(relative));
        } catch (HdfInvalidPathException e) {
            throw new NoSuchElementException("There is no " + object + " in " + path, e);
        }
    }

    /** What the library says, or that the file is damaged where it cannot make sense of it, which it says in many ways. */
    private <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (HdfInvalidPathException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new DamagedFileException(path + " is damaged", e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
