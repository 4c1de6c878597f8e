package org.engram.experiment;

import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.core.JsonPointer;

/** Finds the YAML nodes, which know their line and column, of keys and values named by JSON pointers. */
final class YamlPlaces {
    private static final int LONGEST = 40;

    private final Node root;

    /** @param value the same as the key for entries of lists and for the root */
    private record Entry(Node key, Node value) {
        Entry(Node node) {
            this(node, node);
        }
    }

    YamlPlaces(Node root) {
        this.root = root;
    }

    /** The value; where there is none, the key of the nearest map around it. */
    Node value(JsonPointer pointer) {
        JsonPointer nearest = nearest(pointer);
        return nearest.equals(pointer) ? entry(pointer).orElseThrow().value() : key(nearest);
    }

    /** The key; where there is none, the key of the nearest map around it. */
    Node key(JsonPointer pointer) {
        return entry(nearest(pointer)).orElseThrow().key();
    }

    /** A scalar as it is written, shortened if long; empty for anything else. */
    String written(JsonPointer pointer) {
        String text = value(pointer) instanceof ScalarNode scalar ? scalar.getValue() : "";
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    private JsonPointer nearest(JsonPointer pointer) {
        JsonPointer nearest = pointer;
        while (entry(nearest).isEmpty()) {
            nearest = nearest.head();
        }
        return nearest;
    }

    private Optional<Entry> entry(JsonPointer pointer) {
        Optional<Entry> entry = Optional.of(new Entry(root));
        for (JsonPointer rest = pointer; !rest.matches() && entry.isPresent(); rest = rest.tail()) {
            entry = child(entry.get().value(), rest);
        }
        return entry;
    }

    private static Optional<Entry> child(Node parent, JsonPointer step) {
        if (parent instanceof MappingNode map) {
            return find(map, step.getMatchingProperty())
                    .map(tuple -> new Entry(tuple.getKeyNode(), tuple.getValueNode()));
        }
        int index = step.getMatchingIndex();
        return parent instanceof SequenceNode list
                        && index >= 0
                        && index < list.getValue().size()
                ? Optional.of(new Entry(list.getValue().get(index)))
                : Optional.empty();
    }

    private static Optional<NodeTuple> find(MappingNode map, String name) {
        return map.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(name))
                .findFirst();
    }
}
