package org.engram.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** An experiment file that cannot be used, with everything that is wrong with it. */
public final class ExperimentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final transient List<Problem> problems;

    ExperimentException(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    /**
     * What is wrong with the points of a study: each problem once, with the first point at which it was found.
     *
     * @param faults of one file, at least one, by what tells a point from others
     */
    public static ExperimentException ofPoints(Map<String, ExperimentException> faults) {
        Map<String, Problem> first = new LinkedHashMap<>();
        Map<String, List<String>> points = new LinkedHashMap<>();
        faults.forEach((point, fault) -> fault.problems.forEach(problem -> {
            String same = problem.key() + problem.message();
            first.putIfAbsent(same, problem);
            points.computeIfAbsent(same, unknown -> new ArrayList<>()).add(point);
        }));
        List<Problem> problems = new ArrayList<>();
        points.forEach((same, where) ->
                problems.add(Objects.requireNonNull(first.get(same)).at(where)));
        return new ExperimentException(faults.values().iterator().next().file, problems);
    }

    /** The file as it was named. */
    public String file() {
        return file;
    }

    /** Sorted by line; those that do not stand in the file come first. */
    public List<Problem> problems() {
        return problems;
    }

    /** One line for each problem, see {@link Problem#in}. */
    @Override
    public String getMessage() {
        return problems.stream().map(problem -> problem.in(file)).collect(Collectors.joining("\n"));
    }
}
