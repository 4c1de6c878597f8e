package org.engram.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.engram.recording.ElementType;
import org.engram.recording.LiveFile;
import org.engram.recording.LiveGroup;
import org.engram.recording.LiveObject;
import org.engram.recording.RecordingFile;
import org.engram.recording.Scale;
import org.engram.recording.Variable;
import org.jspecify.annotations.Nullable;

/** All that a recording holds, in memory, where it can be changed and from where it can be written to another file. */
final class RecordingCopy {
    private static final Set<String> OF_DIMENSIONS = Set.of("CLASS", "NAME", "DIMENSION_LIST", "REFERENCE_LIST");

    private final Map<String, Map<String, Object>> attributes = new LinkedHashMap<>();
    private final Map<String, Dataset> datasets = new LinkedHashMap<>();

    /**
     * A dataset.
     *
     * @param dimensions names of scales of the same group, none if its dimensions have no names
     * @param values numbers, or texts
     */
    private record Dataset(boolean scale, ElementType type, long[] shape, List<String> dimensions, Object values) {}

    static RecordingCopy of(Path path) throws IOException {
        var copy = new RecordingCopy();
        try (RecordingFile file = RecordingFile.open(path)) {
            copy.read(file, "/");
        }
        return copy;
    }

    /** Another one, of which changes are its own. */
    RecordingCopy copy() {
        var copy = new RecordingCopy();
        attributes.forEach((object, own) -> copy.attributes.put(object, new TreeMap<>(own)));
        copy.datasets.putAll(datasets);
        return copy;
    }

    private void read(RecordingFile file, String object) {
        Map<String, Object> own = new TreeMap<>(file.attributes(object));
        own.keySet().removeAll(OF_DIMENSIONS);
        attributes.put(object, own);
        if (file.isGroup(object)) {
            file.children(object).forEach(name -> read(file, object.equals("/") ? "/" + name : object + "/" + name));
        } else {
            datasets.put(object, dataset(file, object));
        }
    }

    private static Dataset dataset(RecordingFile file, String path) {
        long[] shape = file.shape(path);
        boolean text = file.isText(path);
        Object values = text ? shape.length == 0 ? file.text(path) : file.texts(path) : file.doubles(path);
        return new Dataset(
                file.isScale(path), text ? ElementType.INT8 : file.type(path), shape, file.dimensions(path), values);
    }

    /** Leaves out a group or a dataset. */
    void drop(String object) {
        attributes.keySet().removeIf(path -> isWithin(path, object));
        datasets.keySet().removeIf(path -> isWithin(path, object));
    }

    private static boolean isWithin(String path, String object) {
        return path.equals(object) || path.startsWith(object + "/");
    }

    private Map<String, Object> attributesOf(String object) {
        return Objects.requireNonNull(attributes.get(object), object);
    }

    private Dataset dataset(String path) {
        return Objects.requireNonNull(datasets.get(path), path);
    }

    void dropAttribute(String object, String name) {
        attributesOf(object).remove(name);
    }

    void attribute(String object, String name, Object value) {
        attributesOf(object).put(name, value);
    }

    void value(String dataset, int index, double value) {
        Dataset old = dataset(dataset);
        double[] values = ((double[]) old.values()).clone();
        values[index] = value;
        datasets.put(dataset, new Dataset(old.scale(), old.type(), old.shape(), old.dimensions(), values));
    }

    void text(String dataset, Object text) {
        Dataset old = dataset(dataset);
        long[] shape = text instanceof List<?> list ? new long[] {list.size()} : new long[0];
        datasets.put(dataset, new Dataset(old.scale(), old.type(), shape, List.of(), text));
    }

    void type(String dataset, ElementType type) {
        Dataset old = dataset(dataset);
        datasets.put(dataset, new Dataset(old.scale(), type, old.shape(), old.dimensions(), old.values()));
    }

    /** Gives a dataset a shape without named dimensions, and as many of its values as that takes. */
    void shape(String dataset, long... shape) {
        Dataset old = dataset(dataset);
        int count = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        double[] values = Arrays.copyOf((double[]) old.values(), count);
        datasets.put(dataset, new Dataset(false, old.type(), shape, List.of(), values));
    }

    /** Takes the names of its dimensions from a dataset. */
    void forgetDimensions(String dataset) {
        shape(dataset, dataset(dataset).shape());
    }

    long[] shapeOf(String dataset) {
        return dataset(dataset).shape().clone();
    }

    void write(Path path) throws IOException {
        Map<String, LiveGroup> groups = new LinkedHashMap<>();
        Map<String, Scale> scales = new LinkedHashMap<>();
        Map<Variable, double[]> values = new LinkedHashMap<>();
        try (LiveFile file = LiveFile.ofAnotherFormat()) {
            groups.put("/", file.root());
            attributes.forEach((object, own) -> {
                if (datasets.containsKey(object)) {
                    LiveObject<?> made = declare(object, group(groups, parent(object)), scales, values);
                    own.forEach((name, value) -> set(made, name, value));
                } else {
                    LiveGroup made = group(groups, object);
                    own.forEach((name, value) -> set(made, name, value));
                }
            });
            file.start(path, true);
            for (Map.Entry<Variable, double[]> entry : values.entrySet()) {
                entry.getKey().write(0, entry.getValue(), entry.getValue().length);
            }
        }
    }

    /** A group, which is made if it is not there. */
    private static LiveGroup group(Map<String, LiveGroup> groups, String object) {
        LiveGroup known = groups.get(object);
        if (known != null) {
            return known;
        }
        LiveGroup made = group(groups, parent(object)).group(name(object));
        groups.put(object, made);
        return made;
    }

    private static String parent(String object) {
        return object.substring(0, Math.max(1, object.lastIndexOf('/')));
    }

    private static String name(String object) {
        return object.substring(object.lastIndexOf('/') + 1);
    }

    private LiveObject<?> declare(
            String path, LiveGroup parent, Map<String, Scale> scales, Map<Variable, double[]> values) {
        Dataset dataset = dataset(path);
        String name = name(path);
        if (dataset.values() instanceof String text) {
            return parent.text(name, text);
        }
        if (dataset.scale()) {
            Scale scale = scale(parent, name, dataset);
            scales.put(path, scale);
            return scale;
        }
        if (!(dataset.values() instanceof double[] numbers)) {
            return parent.texts(name, texts(dataset));
        }
        Scale[] dimensions = dataset.dimensions().stream()
                .map(dimension -> scales.get(parent(path) + "/" + dimension))
                .toArray(Scale[]::new);
        Variable variable = dimensions.length == 0 || !areThere(dimensions, dataset.shape())
                ? parent.array(name, dataset.type(), dataset.shape())
                : parent.variable(name, dataset.type(), dimensions);
        values.put(variable, numbers);
        return variable;
    }

    /** Whether all dimensions have coordinates, and as many as a dataset has elements along them. */
    private static boolean areThere(@Nullable Scale[] scales, long[] shape) {
        return IntStream.range(0, shape.length).allMatch(k -> {
            Scale scale = scales[k];
            return scale != null && scale.length() == shape[k];
        });
    }

    private static Scale scale(LiveGroup parent, String name, Dataset dataset) {
        if (!(dataset.values() instanceof double[] numbers)) {
            return parent.scale(name, texts(dataset).toArray(String[]::new));
        }
        return dataset.type() == ElementType.FLOAT64
                ? parent.scale(name, numbers)
                : parent.scale(
                        name,
                        Arrays.stream(numbers).mapToLong(value -> (long) value).toArray());
    }

    private static List<String> texts(Dataset dataset) {
        return ((List<?>) dataset.values()).stream().map(String::valueOf).toList();
    }

    private static void set(LiveObject<?> object, String name, Object value) {
        if (value instanceof String text) {
            object.attribute(name, text);
        } else if (value instanceof String[] texts) {
            object.attribute(name, List.of(texts));
        } else if (value instanceof long[] numbers) {
            object.attribute(name, numbers);
        } else if (value instanceof Double number) {
            object.attribute(name, number.doubleValue());
        } else {
            object.attribute(name, ((Number) value).longValue());
        }
    }
}
