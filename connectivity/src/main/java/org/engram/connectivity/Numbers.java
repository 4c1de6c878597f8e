package org.engram.connectivity;

/** An array of the numbers that an {@link Arithmetic} works with. */
abstract class Numbers {
    private Numbers() {}

    static Numbers of(Arithmetic arithmetic, int length) {
        return arithmetic == Arithmetic.FLOAT64 ? inDoubles(arithmetic, length) : new Floats(length);
    }

    /** In an array of float64, whatever the arithmetic. */
    static Numbers inDoubles(Arithmetic arithmetic, int length) {
        return new Doubles(arithmetic, length);
    }

    /** The array: {@code double[]} or {@code float[]}. */
    abstract Object array();

    abstract double get(int at);

    /** Writes a number, rounded. */
    abstract void set(int at, double number);

    /** Does what {@link Arithmetic#load} does. */
    abstract double load(double[] x, int from, int to);

    /** Sets elements {@code from} to {@code to} (exclusive) to 0. */
    final void clear(int from, int to) {
        for (int i = from; i < to; i++) {
            set(i, 0);
        }
    }

    /** Whether elements {@code from} to {@code to} (exclusive) are all 0. */
    final boolean areZero(int from, int to) {
        for (int i = from; i < to; i++) {
            if (get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static final class Doubles extends Numbers {
        private final Arithmetic arithmetic;
        private final double[] array;

        Doubles(Arithmetic arithmetic, int length) {
            this.arithmetic = arithmetic;
            array = new double[length];
        }

        @Override
        double load(double[] x, int from, int to) {
            return arithmetic.load(x, from, to, array);
        }

        @Override
        Object array() {
            return array;
        }

        @Override
        double get(int at) {
            return array[at];
        }

        @Override
        void set(int at, double number) {
            array[at] = number;
        }
    }

    private static final class Floats extends Numbers {
        private final float[] array;

        Floats(int length) {
            array = new float[length];
        }

        @Override
        double load(double[] x, int from, int to) {
            double unit = Arithmetic.FLOAT32.unit(x, from, to);
            double inverse = 1 / unit;
            for (int i = from; i < to; i++) {
                array[i - from] = (float) Arithmetic.FLOAT32.round(x[i] * inverse);
            }
            return unit;
        }

        @Override
        Object array() {
            return array;
        }

        @Override
        double get(int at) {
            return array[at];
        }

        @Override
        void set(int at, double number) {
            array[at] = (float) number;
        }
    }
}
