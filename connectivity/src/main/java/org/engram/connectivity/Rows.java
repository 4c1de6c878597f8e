package org.engram.connectivity;

import java.util.Collections;
import java.util.List;

/** Which rows of a data set are patterns; rows are counted from 0. */
public sealed interface Rows {
    /** The number of rows chosen from a data set that has {@code available}. */
    int count(int available);

    /** The row that becomes pattern {@code index}. */
    int at(int index);

    /** The largest row chosen from a data set that has {@code available}. */
    int largest(int available);

    /** Every row. */
    record All() implements Rows {
        @Override
        public int count(int available) {
            return available;
        }

        @Override
        public int at(int index) {
            return index;
        }

        @Override
        public int largest(int available) {
            return available - 1;
        }
    }

    /** Rows {@code from} (inclusive) to {@code to} (exclusive), 0 &lt;= from &lt; to. */
    record Range(int from, int to) implements Rows {
        public Range {
            if (from < 0 || to <= from) {
                throw new IllegalArgumentException(
                        "rows from " + from + " to " + to + ": 0 <= from < to is needed, `to` is not included");
            }
        }

        @Override
        public int count(int available) {
            return to - from;
        }

        @Override
        public int at(int index) {
            return from + index;
        }

        @Override
        public int largest(int available) {
            return to - 1;
        }
    }

    /** The rows listed, in this order; a row may be listed more than once. */
    record Listed(List<Integer> rows) implements Rows {
        public Listed {
            rows = List.copyOf(rows);
            if (rows.isEmpty()) {
                throw new IllegalArgumentException("rows: the list is empty");
            }
            if (Collections.min(rows) < 0) {
                throw new IllegalArgumentException("rows: " + Collections.min(rows) + " is negative");
            }
        }

        @Override
        public int count(int available) {
            return rows.size();
        }

        @Override
        public int at(int index) {
            return rows.get(index);
        }

        @Override
        public int largest(int available) {
            return Collections.max(rows);
        }
    }
}
