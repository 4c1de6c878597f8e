package org.engram.experiment;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A key of the experiment file with another value.
 *
 * @param key names joined by dots
 */
record Change(String key, Node value) {
    /** @param place the node to blame if the number is refused */
    static Change to(double number, String key, Node place) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1L << 53;
        return new Change(
                key,
                whole
                        ? scalar(Tag.INT, Long.toString((long) number), place)
                        : scalar(Tag.FLOAT, Double.toString(number), place));
    }

    static Change to(long number, String key, Node place) {
        return new Change(key, scalar(Tag.INT, Long.toString(number), place));
    }

    static Change to(String text, String key, Node place) {
        return new Change(key, scalar(Tag.STR, text, place));
    }

    private static Node scalar(Tag tag, String text, Node place) {
        return new ScalarNode(tag, true, text, ScalarStyle.PLAIN, place.getStartMark(), place.getEndMark());
    }
}
