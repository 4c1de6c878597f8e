package org.engram.experiment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Turns YAML nodes into JSON values. Refuses what JSON cannot say: keys given twice, keys that are not text, tags, numbers
 * that are not finite, values that contain themselves. What was refused becomes null.
 */
final class YamlConverter {
    private static final Set<Tag> TAGS = Set.of(Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Text that prints itself, which the schema validator asks for. Jackson's own starts an object mapper to do so. */
    private static final class Text extends StringNode {
        private static final long serialVersionUID = 1;

        Text(String text) {
            super(text);
        }

        @Override
        public String toString() {
            return '"' + stringValue() + '"';
        }
    }

    private final Problems problems;

    YamlConverter(Problems problems) {
        this.problems = problems;
    }

    JsonNode convert(Node root) {
        return convert(root, JsonPointer.empty());
    }

    private JsonNode convert(Node node, JsonPointer at) {
        if (node.isRecursive()) {
            return refuse(node, at, "contains itself");
        }
        if (!TAGS.contains(node.getTag())) {
            return refuse(node, at, "tag `" + node.getTag().getValue() + "` is not accepted; remove it");
        }
        if (node instanceof MappingNode map) {
            return object(map, at);
        }
        return node instanceof SequenceNode list ? array(list, at) : scalar((ScalarNode) node, at);
    }

    private JsonNode refuse(Node node, JsonPointer at, String message) {
        problems.at(node, at, message);
        return JSON.nullNode();
    }

    private ObjectNode object(MappingNode map, JsonPointer at) {
        ObjectNode object = JSON.objectNode();
        Map<String, Node> keys = new HashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.at(tuple.getKeyNode(), at, "a list or a map cannot be a key");
                continue;
            }
            JsonPointer child = at.appendProperty(key.getValue());
            Node first = keys.putIfAbsent(key.getValue(), key);
            if (first == null) {
                object.set(key.getValue(), convert(tuple.getValueNode(), child));
            } else {
                problems.at(key, child, "given twice, first " + place(first) + "; keep one of the two");
            }
        }
        return object;
    }

    private static String place(Node node) {
        return node.getStartMark()
                .map(mark -> "in line " + (mark.getLine() + 1))
                .orElse("elsewhere");
    }

    private ArrayNode array(SequenceNode list, JsonPointer at) {
        ArrayNode array = JSON.arrayNode(list.getValue().size());
        for (Node entry : list.getValue()) {
            array.add(convert(entry, at.appendIndex(array.size())));
        }
        return array;
    }

    private JsonNode scalar(ScalarNode scalar, JsonPointer at) {
        String text = scalar.getValue();
        try {
            if (scalar.getTag().equals(Tag.INT)) {
                return whole(integer(text));
            } else if (scalar.getTag().equals(Tag.FLOAT)) {
                return real(scalar, at);
            } else if (scalar.getTag().equals(Tag.BOOL)) {
                return JSON.booleanNode(Boolean.parseBoolean(text));
            }
        } catch (NumberFormatException e) {
            return refuse(scalar, at, "`" + text + "` is not a number");
        }
        return scalar.getTag().equals(Tag.NULL) ? JSON.nullNode() : new Text(text);
    }

    private static BigInteger integer(String text) {
        if (text.startsWith("0x")) {
            return new BigInteger(text.substring(2), 16);
        }
        return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
    }

    private static JsonNode whole(BigInteger value) {
        return value.bitLength() < Long.SIZE ? JSON.numberNode(value.longValue()) : JSON.numberNode(value);
    }

    private JsonNode real(ScalarNode scalar, JsonPointer at) {
        String text = scalar.getValue();
        if (text.endsWith("inf") || text.endsWith("Inf") || text.endsWith("INF") || text.equalsIgnoreCase(".nan")) {
            return refuse(scalar, at, "`" + text + "` is not a finite number");
        }
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            return refuse(scalar, at, "`" + text + "` is too large for a 64-bit floating-point number");
        }
        return Math.abs(value) < 0x1p63 ? JSON.numberNode(value) : whole(new BigDecimal(value).toBigIntegerExact());
    }
}
