package org.engram.recording;

import io.jhdf.object.message.GroupInfoMessage;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A group: a folder within the file. Where it holds scales and variables it is a netCDF-4 group, in which xarray finds
 * named dimensions; tables do not belong there, since their length is not that of a dimension.
 *
 * <p>All methods throw {@link IllegalStateException} once the file is started, and {@link IllegalArgumentException} for
 * a name that is taken or not allowed: names are made of letters, digits and {@code _ . -}.
 */
public final class LiveGroup extends LiveObject<LiveGroup> {
    private final @Nullable LiveGroup parent;
    private final Map<String, LiveObject<?>> children = new LinkedHashMap<>();

    LiveGroup(Skeleton skeleton, @Nullable LiveGroup parent) {
        super(skeleton);
        this.parent = parent;
    }

    /** Adds a group within this one. */
    public LiveGroup group(String name) {
        return skeleton.add(link(name, () -> new LiveGroup(skeleton, this)));
    }

    /** Adds a dimension with whole numbers as coordinates, such as the numbers of neurons. */
    public Scale scale(String name, long[] coordinates) {
        return skeleton.add(link(name, () -> Scale.of(skeleton, name, coordinates)));
    }

    /** Adds a dimension with real numbers as coordinates, such as times. */
    public Scale scale(String name, double[] coordinates) {
        return skeleton.add(link(name, () -> Scale.of(skeleton, name, coordinates)));
    }

    /** Adds a dimension with text as coordinates, such as the names of methods. */
    public Scale scale(String name, String[] coordinates) {
        return skeleton.add(link(name, () -> Scale.of(skeleton, name, coordinates)));
    }

    /**
     * Adds a variable.
     *
     * @param dimensions its dimensions, the slowest first, of this group or one that it lies in; none for a scalar
     */
    public Variable variable(String name, ElementType type, Scale... dimensions) {
        for (Scale dimension : dimensions) {
            requireVisible(dimension, name);
        }
        return skeleton.add(link(name, () -> new Variable(skeleton, type, List.of(dimensions))));
    }

    private void requireVisible(Scale dimension, String variable) {
        boolean visible = Stream.iterate(this, Objects::nonNull, group -> group.parent)
                .anyMatch(group -> group.children.containsValue(dimension));
        if (!visible) {
            throw new IllegalArgumentException(
                    "the dimensions of '" + variable + "' must be scales of its group, or of one that this lies in");
        }
    }

    /**
     * Adds a variable whose dimensions have neither names nor coordinates, for readers that do not know of dimension
     * scales. It does not belong into a netCDF-4 group.
     *
     * @param shape elements along each dimension, the slowest first
     */
    public Variable array(String name, ElementType type, long... shape) {
        return skeleton.add(link(name, () -> new Variable(skeleton, type, shape)));
    }

    /** Adds a text of any length. */
    public Text text(String name, String text) {
        return skeleton.add(link(name, () -> new Text(skeleton, text)));
    }

    /** Adds a list of texts of any length, of any number. */
    public TextList texts(String name, List<String> texts) {
        return skeleton.add(link(name, () -> new TextList(skeleton, texts)));
    }

    /** Adds a table, the columns of which are datasets of this group. */
    public Table table() {
        return skeleton.add(new Table(this));
    }

    /** The path of a child within the file, without a leading slash. */
    String path(LiveObject<?> child) {
        String name = children.entrySet().stream()
                .filter(entry -> entry.getValue() == child)
                .findFirst()
                .orElseThrow()
                .getKey();
        return parent == null ? name : parent.path(this) + "/" + name;
    }

    /** Makes a child of this group. Nothing is made if the name cannot be had. */
    <T extends LiveObject<?>> T link(String name, Supplier<T> maker) {
        skeleton.requireDeclaring();
        Names.requireFree(name, children.keySet());
        T child = maker.get();
        children.put(name, child);
        return child;
    }

    @Override
    List<HeaderMessage> messages() {
        List<HeaderMessage> messages = new ArrayList<>();
        messages.add(HeaderMessage.of(GroupInfoMessage.createBasic()));
        messages.add(HeaderMessage.of(LinkInfoMessage.createBasic()));
        children.forEach(
                (name, child) -> messages.add(HeaderMessage.of(LinkMessage.create(name, child.headerAddress()))));
        return messages;
    }

    @Override
    LiveGroup self() {
        return this;
    }
}
