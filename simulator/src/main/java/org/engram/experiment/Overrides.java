package org.engram.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.engram.experiment.YamlParser.SyntaxException;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Single keys changed on the command line, as in {@code network.memories.tau=1 ms}, or elements of lists, as in {@code
 * record.at[0]=1 ms}. Values are YAML.
 */
final class Overrides {
    /** Marks nodes that do not come from the file. */
    static final String LABEL = "--set";

    private static final String FORM = "wanted: key=value such as `network.memories.tau=1 ms`";

    private final List<Problem> problems = new ArrayList<>();

    /** The overrides that could not be applied. */
    List<Problem> problems() {
        return problems;
    }

    /** The tree with the overrides in place, maps made where there were none; {@code root} itself stays as it is. */
    Node apply(Node root, List<String> overrides) {
        Node changed = root;
        for (String override : overrides) {
            changed = apply(changed, override);
        }
        return changed;
    }

    /** The tree with one key changed. */
    Node apply(Node root, Change change) {
        return replace(root, path(change.key()), 0, change.value());
    }

    /** The map without some of its keys. */
    static Node without(Node root, Collection<String> keys) {
        return map(
                ((MappingNode) root)
                        .getValue().stream()
                                .filter(entry -> !(entry.getKeyNode() instanceof ScalarNode key
                                        && keys.contains(key.getValue())))
                                .toList(),
                root);
    }

    private Node apply(Node root, String override) {
        int equals = override.indexOf('=');
        String key = (equals < 0 ? override : override.substring(0, equals)).strip();
        List<String> path = path(key);
        if (equals < 0 || path.stream().anyMatch(String::isBlank)) {
            problems.add(Problem.ofOverride(override, "not an override; " + FORM));
            return root;
        }
        try {
            Optional<Node> value = YamlParser.parse(override.substring(equals + 1), LABEL);
            if (value.isPresent()) {
                return replace(root, path, 0, value.get());
            }
            problems.add(Problem.ofOverride(key, "no value; " + FORM));
        } catch (SyntaxException e) {
            problems.add(Problem.ofOverride(key, e.getMessage()));
        }
        return root;
    }

    /** Names and places in lists: {@code record}, {@code at}, {@code [0]}; {@code record.at.0} will do as well. */
    private static List<String> path(String key) {
        return List.of(key.replaceAll("(?<=[^.])\\[", ".[").split("\\.", -1));
    }

    /** A path as it is written in messages. */
    private static String written(List<String> path) {
        return String.join(".", path).replace(".[", "[");
    }

    /** A key with dots in place of brackets, as names of dimensions have them: {@code record.at.0}. */
    static String dotted(String key) {
        return key.replaceAll("\\[(\\d+)\\]", ".$1");
    }

    private Node replace(Node node, List<String> path, int depth, Node value) {
        if (depth == path.size()) {
            return value;
        }
        if (node instanceof MappingNode map) {
            return replaceIn(map, path, depth, value);
        }
        if (node instanceof SequenceNode list) {
            return replaceIn(list, path, depth, value);
        }
        if (!node.getTag().equals(Tag.NULL)) {
            String parent = written(path.subList(0, depth));
            refuse(
                    path,
                    value,
                    "`%s` is a single value, in which there is no `%s`; replace it as a whole, as with `--set '%s=...'`"
                            .formatted(parent, path.get(depth), parent));
            return node;
        }
        return replaceIn(map(List.of(), value), path, depth, value);
    }

    private Node replaceIn(SequenceNode list, List<String> path, int depth, Node value) {
        List<Node> elements = new ArrayList<>(list.getValue());
        String number = path.get(depth).replaceAll("^\\[|]$", "");
        if (!number.matches("\\d{1,9}") || Integer.parseInt(number) >= elements.size()) {
            refuse(
                    path,
                    value,
                    "%s, and `%s` is none of them; wanted: %s"
                            .formatted(
                                    counted(written(path.subList(0, depth)), elements.size()),
                                    number,
                                    accepted(written(path.subList(0, depth)), elements.size())));
            return list;
        }
        int element = Integer.parseInt(number);
        elements.set(element, replace(elements.get(element), path, depth + 1, value));
        return new SequenceNode(Tag.SEQ, true, elements, list.getFlowStyle(), list.getStartMark(), list.getEndMark());
    }

    private void refuse(List<String> path, Node value, String message) {
        problems.add(Problems.at(value, written(path), message));
    }

    private static String counted(String list, int size) {
        return "`%s` is a list of %d %s".formatted(list, size, size == 1 ? "element" : "elements");
    }

    private static String accepted(String list, int size) {
        return switch (size) {
            case 0 -> "the whole list";
            case 1 -> "%s[0], or the whole list".formatted(list);
            default -> "%s[0] to %s[%d], or the whole list".formatted(list, list, size - 1);
        };
    }

    private Node replaceIn(MappingNode map, List<String> path, int depth, Node value) {
        List<NodeTuple> entries = new ArrayList<>(map.getValue());
        String name = path.get(depth);
        for (int i = 0; i < entries.size(); i++) {
            Node key = entries.get(i).getKeyNode();
            if (key instanceof ScalarNode scalar && scalar.getValue().equals(name)) {
                Node child = replace(entries.get(i).getValueNode(), path, depth + 1, value);
                entries.set(i, new NodeTuple(key, child));
                return map(entries, map);
            }
        }
        if (depth + 1 < path.size() && path.get(depth + 1).startsWith("[")) {
            String list = written(path.subList(0, depth + 1));
            refuse(
                    path,
                    value,
                    "there is no `%s` that would have an element `%s`; write the whole list, as with `--set '%s=[...]'`"
                            .formatted(list, path.get(depth + 1), list));
            return map;
        }
        Node child = replace(map(List.of(), value), path, depth + 1, value);
        entries.add(new NodeTuple(
                new ScalarNode(Tag.STR, true, name, ScalarStyle.PLAIN, value.getStartMark(), value.getEndMark()),
                child));
        return map(entries, map);
    }

    /** @param place the node whose marks the map gets */
    private static MappingNode map(List<NodeTuple> entries, Node place) {
        return new MappingNode(Tag.MAP, true, entries, FlowStyle.BLOCK, place.getStartMark(), place.getEndMark());
    }
}
