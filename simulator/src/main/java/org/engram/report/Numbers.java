package org.engram.report;

import java.math.BigDecimal;
import java.math.MathContext;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Numbers in JSON: six significant digits are more than a figure shows; what is not finite is null. */
final class Numbers {
    private static final MathContext DIGITS = new MathContext(6);

    private Numbers() {}

    static ArrayNode array(double... values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(values.length);
        for (double value : values) {
            add(array, value);
        }
        return array;
    }

    static void add(ArrayNode array, double value) {
        if (!Double.isFinite(value)) {
            array.addNull();
        } else if (value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE) {
            array.add((int) value);
        } else {
            array.add(new BigDecimal(value).round(DIGITS).doubleValue());
        }
    }
}
