package org.engram.simulation;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.engram.experiment.NeuronSelection;
import org.engram.recording.ElementType;
import org.engram.recording.LiveGroup;
import org.engram.recording.Scale;
import org.engram.recording.Variable;

/**
 * The neurons of a layer of which states are recorded: a dimension with their numbers as coordinates. Where each trial has
 * neurons of its own, the dimension is {@code rank} instead, and a variable [trial, rank] holds their numbers.
 */
sealed interface SampledLayer {
    Scale dimension();

    /** The neurons of a trial, in the order of the dimension. */
    int[] of(int trial) throws IOException;

    static SampledLayer features(Trajectory trajectory, Simulation simulation) {
        int size = simulation.network().features().size();
        int[] numbers = simulation.experiment().record().neurons().features().of(size);
        Scale features = numbers.length == size
                ? allFeatures(trajectory.group(), simulation)
                : scale(trajectory.group(), "feature", numbers);
        return new Same(features, numbers);
    }

    static SampledLayer memories(Trajectory trajectory, Simulation simulation) {
        NeuronSelection selection = simulation.experiment().record().neurons().memories();
        int size = simulation.network().memories().size();
        if (selection instanceof NeuronSelection.Numbered numbered) {
            int[] numbers = numbered.of(size);
            return new Same(scale(trajectory.group(), "memory", numbers), numbers);
        }
        Scale rank = trajectory
                .group()
                .scale("rank", LongStream.range(0, selection.count(size)).toArray())
                .longName("rank of the overlap with the start")
                .units("1");
        Variable numbers = trajectory
                .group()
                .variable("memory", ElementType.INT64, trajectory.trial(), rank)
                .longName("memory neuron")
                .units("1")
                .fill(-1);
        return new Closest(rank, numbers, simulation);
    }

    /** All feature neurons as a dimension; {@code shape} is how they are arranged where that is not a row: 28, 28. */
    static Scale allFeatures(LiveGroup group, Simulation simulation) {
        int size = simulation.network().features().size();
        Scale features = scale(group, "feature", IntStream.range(0, size).toArray());
        int[] shape = simulation.trials().featureShape();
        return shape.length == 1
                ? features
                : features.attribute(
                        "shape", Arrays.stream(shape).asLongStream().toArray());
    }

    private static Scale scale(LiveGroup group, String name, int[] numbers) {
        return group.scale(name, Arrays.stream(numbers).asLongStream().toArray())
                .longName(name + " neuron")
                .units("1");
    }

    /** The same neurons in all trials. */
    record Same(Scale dimension, int[] numbers) implements SampledLayer {
        @Override
        public int[] of(int trial) {
            return numbers;
        }
    }

    /** The memories with the largest overlaps with the start of each trial. */
    record Closest(Scale dimension, Variable numbers, Simulation simulation) implements SampledLayer {
        @Override
        public int[] of(int trial) throws IOException {
            int[] memories = simulation.sampledMemories(trial);
            long[] written = Arrays.stream(memories).asLongStream().toArray();
            numbers.write((long) trial * written.length, written, written.length);
            return memories;
        }
    }
}
