package org.engram.experiment;

import java.util.Comparator;
import java.util.List;
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

    /** The same, with the point of a study at which it was found. */
    public ExperimentException at(String point) {
        return new ExperimentException(
                file,
                problems.stream()
                        .map(problem -> new Problem(
                                problem.line(),
                                problem.column(),
                                problem.key(),
                                problem.message() + " (at " + point + ")"))
                        .toList());
    }

    /** The problems of several, all of one file. */
    public static ExperimentException all(List<ExperimentException> exceptions) {
        return new ExperimentException(
                exceptions.get(0).file,
                exceptions.stream().flatMap(e -> e.problems.stream()).toList());
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
