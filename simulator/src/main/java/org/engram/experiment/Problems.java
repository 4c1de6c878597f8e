package org.engram.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.core.JsonPointer;

/** Gathers what is wrong with a document. Of several problems at one place with one key the first is kept. */
final class Problems {
    private record Place(int line, int column, String key) {}

    private final YamlPlaces places;
    private final Map<Place, Problem> found = new LinkedHashMap<>();

    Problems(YamlPlaces places) {
        this.places = places;
    }

    /** Something wrong with a value, or with what is not there. */
    void atValue(JsonPointer pointer, String message) {
        at(places.value(pointer), pointer, message);
    }

    void atValue(String pointer, String message) {
        atValue(JsonPointer.compile(pointer), message);
    }

    /** Something wrong with a key. */
    void atKey(JsonPointer pointer, String message) {
        at(places.key(pointer), pointer, message);
    }

    void at(Node node, JsonPointer pointer, String message) {
        add(at(node, dotted(pointer), message));
    }

    /** Something wrong with a key, in the place of a node. */
    static Problem at(Node node, String key, String message) {
        Optional<Mark> mark =
                node.getStartMark().filter(start -> !start.getName().equals(Overrides.LABEL));
        int line = mark.map(start -> start.getLine() + 1).orElse(0);
        int column = mark.map(start -> start.getColumn() + 1).orElse(0);
        return new Problem(line, column, key, message);
    }

    private void add(Problem problem) {
        found.putIfAbsent(new Place(problem.line(), problem.column(), problem.key()), problem);
    }

    void addAll(Collection<Problem> problems) {
        problems.forEach(this::add);
    }

    /** A scalar as it is written, shortened if long. */
    String written(JsonPointer pointer) {
        return places.written(pointer);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** @throws ExperimentException if there is any problem */
    void throwIfAny(String file) {
        if (!isEmpty()) {
            throw exception(file);
        }
    }

    /** All of them. */
    ExperimentException exception(String file) {
        return new ExperimentException(file, new ArrayList<>(found.values()));
    }

    /** A place as it is written in messages and on the command line: {@code record.at[0]}. */
    static String dotted(JsonPointer pointer) {
        List<String> names = new ArrayList<>();
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            names.add(rest.mayMatchElement() ? "[" + rest.getMatchingIndex() + "]" : rest.getMatchingProperty());
        }
        return String.join(".", names).replace(".[", "[");
    }
}
