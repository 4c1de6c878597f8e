package org.engram.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.engram.experiment.ExperimentFile;
import org.engram.simulation.PopulationListener;
import org.engram.simulation.PopulationResult;
import org.engram.simulation.PopulationSimulation;
import org.engram.simulation.PopulationState;

/**
 * How long does it take to simulate an experiment with populations, once it is built? Prints a line for each repetition:
 * seconds of CPU time of the one thread that simulates, then the mean rate of each population in Hz. The first repetitions
 * include the time that the compiler needs.
 *
 * <p>{@code PopulationTimes FILE REPETITIONS [key=value...]}
 */
public final class PopulationTimes {
    private static final double NANOSECONDS = 1e9;

    private PopulationTimes() {}

    public static void main(String[] arguments) {
        List<String> overrides = List.of(arguments).subList(2, arguments.length);
        try (ExperimentFile file = ExperimentFile.read(Path.of(arguments[0]), overrides, OptionalLong.empty())) {
            var simulation = new PopulationSimulation(file.populations().orElseThrow());
            for (int repetition = 0; repetition < Integer.parseInt(arguments[1]); repetition++) {
                var watch = new Stopwatch();
                PopulationResult result = simulation.run(1, watch).get(0);
                System.out.print(String.format(Locale.ROOT, "%.3f", watch.seconds()));
                for (PopulationResult.Activity activity : result.populations()) {
                    System.out.print(String.format(Locale.ROOT, " %s=%.3f", activity.name(), activity.rate()));
                }
                System.out.println();
            }
        }
    }

    /** Takes the CPU time of the simulating thread from the first sample, at time 0, to the end. */
    private static final class Stopwatch implements PopulationListener {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private long start;
        private long end;

        double seconds() {
            return (end - start) / NANOSECONDS;
        }

        @Override
        public void spike(int trial, int population, int neuron, double t) {}

        @Override
        public void sample(int trial, int index, PopulationState state) {
            if (index == 0) {
                start = threads.getCurrentThreadCpuTime();
            }
        }

        @Override
        public void atSpike(int trial, double t, PopulationState state) {}

        @Override
        public void reached(int trial, double t) {}

        @Override
        public void finished(PopulationResult result) {
            end = threads.getCurrentThreadCpuTime();
        }
    }
}
