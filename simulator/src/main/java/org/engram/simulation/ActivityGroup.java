package org.engram.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.engram.experiment.PopulationExperiment;
import org.engram.experiment.PopulationExperiment.Population;
import org.engram.recording.ElementType;
import org.engram.recording.LiveGroup;
import org.engram.recording.RecordingFile;
import org.engram.recording.Scale;
import org.engram.recording.Variable;
import org.engram.simulation.PopulationResult.Activity;

/** The group {@code /activity}: how each population fired in each trial, written when it ends, {@code done} last. */
final class ActivityGroup {
    private final List<Columns> columns = new ArrayList<>();
    private final Variable done;

    private record Columns(Variable spikes, Variable rate, Variable cv, Variable synchrony) {
        static Columns declare(LiveGroup group, Scale trial, String name) {
            return new Columns(
                    group.variable("spikes_" + name, ElementType.INT64, trial)
                            .longName("number of spikes of " + name)
                            .units("1"),
                    group.variable("rate_" + name, ElementType.FLOAT64, trial)
                            .longName("mean rate of " + name)
                            .units("Hz"),
                    group.variable("cv_" + name, ElementType.FLOAT64, trial)
                            .longName("mean coefficient of variation of the interspike intervals of " + name)
                            .units("1"),
                    group.variable("synchrony_" + name, ElementType.FLOAT64, trial)
                            .longName("variance over mean of the number of spikes of " + name + " in bins of 1 ms")
                            .units("1"));
        }

        void write(int trial, Activity activity) throws IOException {
            spikes.write(trial, new long[] {activity.spikes()}, 1);
            rate.write(trial, new double[] {activity.rate()}, 1);
            cv.write(trial, new double[] {activity.cv()}, 1);
            synchrony.write(trial, new double[] {activity.synchrony()}, 1);
        }
    }

    ActivityGroup(LiveGroup group, PopulationExperiment experiment) {
        group.attribute("Conventions", "CF-1.11");
        Scale trial = TrialAxis.scale(group, experiment.trials());
        for (Population population : experiment.populations()) {
            columns.add(Columns.declare(group, trial, population.name()));
        }
        done = group.variable("done", ElementType.INT8, trial)
                .longName("1: the trial came to its end")
                .units("1");
    }

    void write(PopulationResult result) throws IOException {
        for (int k = 0; k < columns.size(); k++) {
            columns.get(k).write(result.trial(), result.populations().get(k));
        }
        done.write(result.trial(), new long[] {1}, 1);
    }

    /** The results of the trials that came to their end. */
    static Map<Integer, PopulationResult> finished(RecordingFile recording, PopulationExperiment experiment) {
        var columns = new ResultColumns(recording, "/activity");
        Map<Integer, PopulationResult> finished = new TreeMap<>();
        for (int trial : columns.done()) {
            List<Activity> activities = experiment.populations().stream()
                    .map(Population::name)
                    .map(name -> new Activity(
                            name,
                            columns.whole("spikes_" + name, trial),
                            columns.real("rate_" + name, trial),
                            columns.real("cv_" + name, trial),
                            columns.real("synchrony_" + name, trial)))
                    .toList();
            finished.put(trial, new PopulationResult(trial, activities));
        }
        return finished;
    }
}
