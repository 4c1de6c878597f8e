package org.engram.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.engram.experiment.ExperimentFile;
import org.engram.network.RateDynamics;
import org.engram.simulation.Simulation;
import org.engram.simulation.TrialListener;
import org.engram.simulation.TrialResult;

/**
 * How long does an experiment of one trial take, once the virtual machine is warm, and what does it find? For each relative
 * tolerance asked for, runs it several times on one thread and prints a line: the tolerance, the passes, the median of the
 * processor seconds, and the sampled states of the feature neurons.
 *
 * <pre>
 *     java -cp ... org.engram.benchmark.TimedRuns EXPERIMENT REPETITIONS RTOL...
 * </pre>
 */
public final class TimedRuns implements TrialListener {
    private static final double ATOL = 0.01;
    private static final double NANO = 1e-9;

    private final StringBuilder samples = new StringBuilder();
    private long passes;

    private TimedRuns() {}

    public static void main(String[] arguments) {
        var file = Path.of(arguments[0]);
        int repetitions = Integer.parseInt(arguments[1]);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String rtol : Arrays.asList(arguments).subList(2, arguments.length)) {
            List<String> tolerances = List.of(
                    "simulate.integrator.rtol=" + rtol, "simulate.integrator.atol=" + ATOL * Double.parseDouble(rtol));
            try (ExperimentFile experiment = ExperimentFile.read(file, tolerances, OptionalLong.empty())) {
                out.println(rtol + line(new Simulation(experiment.experiment(), experiment.patterns()), repetitions));
            }
        }
    }

    private static String line(Simulation simulation, int repetitions) {
        double[] seconds = new double[repetitions];
        var last = new TimedRuns();
        for (int i = 0; i < repetitions; i++) {
            last = new TimedRuns();
            long began = processorTime();
            simulation.run(1, last);
            seconds[i] = NANO * (processorTime() - began);
        }
        Arrays.sort(seconds);
        return " " + last.passes + " " + seconds[repetitions / 2] + last.samples;
    }

    /** Of the whole process, in ns: what the compiler and the collector do counts too. */
    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    @Override
    public void sample(int trial, int index, RateDynamics dynamics, double[] y) {
        double[] v = new double[dynamics.network().features().size()];
        double[] h = new double[dynamics.network().memories().size()];
        dynamics.expand(y, v, h);
        for (double x : v) {
            samples.append(' ').append(x);
        }
    }

    @Override
    public void step(int trial, double t, double step, double error, double energy) {}

    @Override
    public void finished(TrialResult result) {
        passes = result.passes();
    }
}
