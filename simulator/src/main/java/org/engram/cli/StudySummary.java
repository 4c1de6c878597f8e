package org.engram.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.engram.experiment.Coordinate;
import org.engram.study.Layout;
import org.engram.study.Results;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The results of a study as a table, for a person or as JSON: a row for each cell. */
final class StudySummary {
    private static final int MOST_ROWS = 60;

    /** Figures whose medians are columns, where they are recorded, with their headings. */
    private static final List<Column> COLUMNS = List.of(
            new Column("memories", "N_mem"),
            new Column("theory", "theory"),
            new Column("threshold", "threshold"),
            new Column("cued_overlap", "overlap"),
            new Column("settled_at", "settled/ms"),
            new Column("support", "support"),
            new Column("distance_max", "distance"),
            new Column("distance_rms", "rms v"),
            new Column("distance_h_rms", "rms h"),
            new Column("pool_lag", "pool lag"),
            new Column("reached_at", "reached/ms"),
            new Column("twin_reached_at", "twin/ms"),
            new Column("eigenvalue", "eigenvalue"),
            new Column("energy_rises", "E rises"),
            new Column("energy_identity_error", "dE/dt error"),
            new Column("passes", "passes"),
            new Column("steps", "steps"));

    private static final List<Column> SHARES =
            List.of(new Column("success", "success"), new Column("twin_success", "success of the rate twin"));

    /** How a population fired: columns as well. */
    private static final Pattern ACTIVITY = Pattern.compile("(rate|cv|synchrony)_.+");

    private record Column(String figure, String heading) {}

    private final String title;
    private final Results results;
    private final Layout layout;
    private final Path path;

    StudySummary(String title, Results results, Path path) {
        this.title = title;
        this.results = results;
        this.path = path;
        layout = results.layout();
    }

    String text(double wallSeconds) {
        List<List<String>> rows = new ArrayList<>(List.of(headings()));
        IntStream.range(0, Math.min(MOST_ROWS, layout.cells())).forEach(cell -> rows.add(row(cell)));
        var text = new StringBuilder(title).append(System.lineSeparator());
        rows.forEach(row -> text.append(aligned(row, rows)).append(System.lineSeparator()));
        if (layout.cells() > MOST_ROWS) {
            text.append("... %d more rows%n".formatted(layout.cells() - MOST_ROWS));
        }
        long silent = silentCells();
        if (silent > 0) {
            text.append(
                    "in %d of %d combinations a spiking layer fired no spike in half of the trials or more: its agreement with the rate twin says nothing%n"
                            .formatted(silent, layout.cells()));
        }
        return text.append("%d of %d points done, %.2f s; medians over trials and repeats, 95 %% intervals%n"
                        .formatted(results.doneCount(), layout.points(), wallSeconds))
                .append("results    %s%n".formatted(path))
                .toString();
    }

    /** Combinations with silent layers in half of the trials or more. */
    private long silentCells() {
        return results.has("silent")
                ? IntStream.range(0, layout.cells())
                        .filter(cell -> results.median("silent", cell) >= 0.5)
                        .count()
                : 0;
    }

    private static String aligned(List<String> row, List<List<String>> rows) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            int index = column;
            int width = rows.stream()
                    .mapToInt(other -> other.get(index).length())
                    .max()
                    .orElse(0);
            line.append(" ".repeat(width - row.get(column).length()))
                    .append(row.get(column))
                    .append("  ");
        }
        return line.toString().stripTrailing();
    }

    private List<String> headings() {
        List<String> headings = new ArrayList<>();
        coordinates().forEach(coordinate -> headings.add(heading(coordinate)));
        shares().forEach(share -> headings.add(share.heading()));
        columns().forEach(column -> headings.add(column.heading()));
        return headings;
    }

    private static String heading(Coordinate coordinate) {
        return heading(coordinate.name().substring(coordinate.name().lastIndexOf('.') + 1), coordinate.units());
    }

    private static String heading(String name, String units) {
        return units.equals("1") ? name : name + "/" + units;
    }

    private List<Coordinate> coordinates() {
        return layout.axes().stream().flatMap(List::stream).toList();
    }

    private List<Column> shares() {
        return SHARES.stream().filter(column -> results.has(column.figure())).toList();
    }

    private List<Column> columns() {
        return Stream.concat(
                        COLUMNS.stream().filter(column -> results.has(column.figure())),
                        layout.trialFigures().stream()
                                .filter(figure ->
                                        ACTIVITY.matcher(figure.name()).matches())
                                .map(figure -> new Column(figure.name(), heading(figure.name(), figure.units()))))
                .toList();
    }

    private List<String> row(int cell) {
        List<String> row = new ArrayList<>(labels(cell));
        for (Column column : shares()) {
            Results.Share share = results.share(column.figure(), cell);
            row.add("%.3f [%.3f, %.3f]".formatted(share.fraction(), share.low(), share.high()));
        }
        columns().forEach(column -> row.add(Figures.text(results.median(column.figure(), cell))));
        return row;
    }

    /** The values of all keys in a cell. */
    private List<String> labels(int cell) {
        List<String> labels = new ArrayList<>();
        int rest = cell;
        for (int axis = layout.axes().size() - 1; axis >= 0; axis--) {
            List<Coordinate> coordinates = layout.axes().get(axis);
            int size = coordinates.get(0).labels().size();
            int index = rest % size;
            rest /= size;
            labels.addAll(0, coordinates.stream().map(c -> label(c, index)).toList());
        }
        return labels;
    }

    private static String label(Coordinate coordinate, int index) {
        return coordinate.isNumeric()
                ? Figures.text(coordinate.numbers().get(index))
                : coordinate.labels().get(index);
    }

    String json(double wallSeconds) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("title", title);
        root.put("results", path.toString());
        root.put("points", layout.points());
        root.put("done", results.doneCount());
        root.put("wall_seconds", wallSeconds);
        ArrayNode cells = root.putArray("cells");
        IntStream.range(0, layout.cells()).forEach(cell -> cells.add(json(cell)));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private ObjectNode json(int cell) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        List<String> labels = labels(cell);
        List<Coordinate> coordinates = coordinates();
        for (int k = 0; k < labels.size(); k++) {
            node.put(coordinates.get(k).name(), labels.get(k));
        }
        for (Column column : shares()) {
            Results.Share share = results.share(column.figure(), cell);
            String name = column.figure().replace("success", "fraction");
            Summary.put(node, name, share.fraction());
            Summary.put(node, name + "_low", share.low());
            Summary.put(node, name + "_high", share.high());
        }
        columns().forEach(column -> Summary.put(node, column.figure(), results.median(column.figure(), cell)));
        return node;
    }
}
