package org.engram.recording;

import io.jhdf.object.message.DataSpace;
import java.lang.reflect.Array;
import java.util.Arrays;

/** Shapes of datasets and attributes, in elements per dimension; no dimension at all is a scalar. */
final class Dataspace {
    private Dataspace() {}

    static DataSpace of(long... shape) {
        if (shape.length == 0) {
            return DataSpace.fromObject(0);
        }
        int[] ones = new int[shape.length];
        Arrays.fill(ones, 1);
        return DataSpace.modifyDimensions(DataSpace.fromObject(Array.newInstance(byte.class, ones)), shape);
    }

    /**
     * The number of elements.
     *
     * @throws ArithmeticException if it is 2^63 or more
     */
    static long elements(long... shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }
}
