package org.engram.recording;

import java.util.Arrays;
import java.util.List;

/** What is required of single objects of a recording. */
final class ObjectCheck {
    private final RecordingFile file;
    private final boolean completed;

    /** @param completed whether nothing is being written to the recording any more */
    ObjectCheck(RecordingFile file, boolean completed) {
        this.file = file;
        this.completed = completed;
    }

    boolean completed() {
        return completed;
    }

    /** Which of two objects is there. */
    String oneOf(String one, String other) {
        if (!file.contains(one) && !file.contains(other)) {
            throw file.damaged("there is neither %s nor %s".formatted(one, other));
        }
        return file.contains(one) ? one : other;
    }

    /** Every dataset of a netCDF-4 group is a scale of one dimension or names its dimensions, which are as long as these. */
    void dimensionsOf(String group) {
        for (String name : file.children(group)) {
            dimensions(group, group + "/" + name);
        }
    }

    private void dimensions(String group, String dataset) {
        requireElements(dataset);
        long[] shape = file.shape(dataset);
        if (isScale(dataset)) {
            return;
        }
        List<String> dimensions = file.dimensions(dataset);
        require(
                dimensions.size() == shape.length,
                dataset,
                "has %d dimensions and names %d (DIMENSION_LIST)".formatted(shape.length, dimensions.size()));
        for (int k = 0; k < shape.length; k++) {
            length(group + "/" + dimensions.get(k), shape[k], dataset);
        }
    }

    private void length(String scale, long length, String dataset) {
        require(isScale(scale), scale, "is no dimension with coordinates");
        long known = file.shape(scale)[0];
        require(known == length, dataset, "has %d elements along %s, which has %d".formatted(length, scale, known));
    }

    private void requireElements(String dataset) {
        if (!file.isText(dataset)) {
            file.type(dataset);
        }
    }

    /** A variable with these dimensions, of numbers. */
    void variable(String variable, List<String> dimensions) {
        file.type(variable);
        require(
                file.dimensions(variable).equals(dimensions),
                variable,
                "has the dimensions %s instead of %s".formatted(file.dimensions(variable), dimensions));
    }

    /** A dimension of numbers, and its coordinates. */
    double[] scale(String scale) {
        require(isScale(scale), scale, "is no dimension with coordinates");
        return file.doubles(scale);
    }

    private boolean isScale(String dataset) {
        return file.isScale(dataset) && file.shape(dataset).length == 1 && file.shape(dataset)[0] > 0;
    }

    /** Whole numbers from {@code low} to {@code high}. */
    void wholeNumbers(String dataset, long low, long high) {
        long[] values = file.longs(dataset);
        for (int k = 0; k < values.length; k++) {
            if (values[k] < low || values[k] > high) {
                throw file.damaged(
                        "element %d of %s is %d, out of range: %d to %d".formatted(k, dataset, values[k], low, high));
            }
        }
    }

    /** A column of whole numbers. */
    void wholeColumn(String column) {
        require(!file.type(column).isFloating(), column, "holds no whole numbers");
    }

    /**
     * The columns of a table: all of one length. In a recording that is being written they may have grown between two looks.
     *
     * @param columns of one value in each row
     */
    void table(String group, List<String> columns) {
        for (String column : columns) {
            String dataset = group + "/" + column;
            file.type(dataset);
            require(file.shape(dataset).length == 1, dataset, "is no column of a table: it has not one dimension");
        }
        long rows = file.shape(group + "/" + columns.get(0))[0];
        for (String column : file.children(group)) {
            String dataset = group + "/" + column;
            requireElements(dataset);
            long[] shape = file.shape(dataset);
            require(
                    shape.length > 0 && (!completed || shape[0] == rows),
                    dataset,
                    "has the shape %s beside %d rows of %s/%s"
                            .formatted(Arrays.toString(shape), rows, group, columns.get(0)));
        }
    }

    /** A numeric attribute that is a whole number of at least {@code least} and fits an int. */
    long count(String object, String attribute, long least) {
        double value = file.number(object, attribute).doubleValue();
        require(
                value >= least && value <= Integer.MAX_VALUE && value == Math.rint(value),
                "the attribute %s of %s".formatted(attribute, object),
                "is %s, no whole number from %d on".formatted(value, least));
        return (long) value;
    }

    void require(boolean condition, String object, String fault) {
        if (!condition) {
            throw file.damaged(object + " " + fault);
        }
    }
}
