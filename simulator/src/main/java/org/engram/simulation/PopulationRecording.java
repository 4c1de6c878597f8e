package org.engram.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.engram.experiment.NeuronModel;
import org.engram.experiment.PopulationExperiment;
import org.engram.experiment.PopulationExperiment.Population;
import org.engram.experiment.PopulationExperiment.Variable;
import org.engram.recording.ElementType;
import org.engram.recording.LiveDataset;
import org.engram.recording.LiveGroup;
import org.engram.recording.RecordingFile;
import org.engram.recording.Scale;
import org.jspecify.annotations.Nullable;

/** Writes what happens in a simulation of populations to the HDF5 file, while it happens. */
public final class PopulationRecording extends LiveRecording implements PopulationListener {
    private final PopulationExperiment experiment;
    private final Map<Integer, SpikeTable> spikes = new HashMap<>();
    private final List<SampledVariable> sampled = new ArrayList<>();
    private final List<NeuronState> sampledAtSpikes = new ArrayList<>();
    private final @Nullable SpikeSamples spikeSamples;
    private final org.engram.recording.Variable samplesWritten;
    private final ActivityGroup activity;
    private final ProvenanceGroup provenance;
    private @Nullable Continuation<PopulationResult> continuation;

    /** Writes one variable at one sample. */
    private interface SampledVariable {
        void write(int trial, int index, PopulationState state) throws IOException;
    }

    /** A state of some neurons of a population, and how it is read. */
    private record NeuronState(
            String name, String longName, String units, int neurons, BiConsumer<PopulationState, double[]> reader) {
        double[] read(PopulationState state) {
            double[] values = new double[neurons];
            reader.accept(state, values);
            return values;
        }

        <T extends LiveDataset<T>> T described(T dataset) {
            return dataset.longName(longName).units(units);
        }
    }

    /**
     * Declares the recording and puts it on disk.
     *
     * @param overwrite whether a file that exists is replaced
     * @throws IOException if it cannot be written
     */
    public PopulationRecording(Path path, boolean overwrite, PopulationExperiment experiment, Provenance origin)
            throws IOException {
        this(path, experiment, origin);
        continuation = new Continuation<>(Map.of(), start(overwrite, experiment.checkpoint(), experiment.trials()));
    }

    /**
     * Goes on with a recording that was cut off, of the same experiment.
     *
     * @throws IOException if it cannot be read or written, or was laid out by another version of Engram
     */
    public static PopulationRecording resume(Path path, PopulationExperiment experiment) throws IOException {
        try (RecordingFile recorded = RecordingFile.open(path)) {
            var writer = new PopulationRecording(path, experiment, Provenance.of(recorded));
            Map<Integer, PopulationResult> finished = ActivityGroup.finished(recorded, experiment);
            writer.continuation = new Continuation<>(
                    finished, writer.resume(experiment.checkpoint(), experiment.trials(), finished.keySet()));
            return writer;
        }
    }

    private PopulationRecording(Path path, PopulationExperiment experiment, Provenance origin) {
        super(path, experiment.title(), experiment.record().compress(), origin);
        this.experiment = experiment;
        spikeSamples = declareSpikeSamples();
        samplesWritten = declareTrajectory(group("trajectory"));
        declareSpikes();
        activity = new ActivityGroup(group("activity"), experiment);
        provenance = new ProvenanceGroup(group("provenance"), experiment.seed(), PopulationSimulation.METHOD, origin);
    }

    /** From where the run goes on. */
    public Continuation<PopulationResult> continuation() {
        return Objects.requireNonNull(continuation);
    }

    private void declareSpikes() {
        if (!experiment.record().variables().contains(Variable.SPIKES)) {
            return;
        }
        LiveGroup group = group("spikes");
        for (int k = 0; k < experiment.populations().size(); k++) {
            Population population = experiment.populations().get(k);
            if (experiment.record().populations().contains(population.name())) {
                var table = new SpikeTable(group, population.name(), population.size(), 1, experiment.trials());
                rows(table.rows());
                spikes.put(k, table);
            }
        }
    }

    private @Nullable SpikeSamples declareSpikeSamples() {
        List<String> of = experiment.record().onSpikesOf();
        if (of.isEmpty()) {
            return null;
        }
        var samples = new SpikeSamples(group(SpikeSamples.GROUP), of, experiment.trials());
        rows(samples.rows());
        return samples;
    }

    private org.engram.recording.Variable declareTrajectory(LiveGroup group) {
        Trajectory trajectory = Trajectory.declare(
                group,
                experiment.trials(),
                experiment.duration(),
                experiment.record().times());
        for (int k = 0; k < experiment.populations().size(); k++) {
            Population population = experiment.populations().get(k);
            if (experiment.record().populations().contains(population.name())) {
                declareSamples(group, trajectory.trial(), trajectory.time(), population, k);
            }
        }
        return trajectory.samplesWritten();
    }

    private void declareSamples(LiveGroup group, Scale trial, Scale time, Population population, int number) {
        List<Variable> wanted = experiment.record().variables();
        if (wanted.contains(Variable.RATE)) {
            var rate = group.variable("rate_" + population.name(), ElementType.FLOAT64, trial, time)
                    .longName("spikes of " + population.name() + " per neuron and second since the sample before")
                    .units("Hz");
            sampled.add((k, index, state) -> rate.write(row(k, index), new double[] {state.rate(number)}, 1));
        }
        boolean states = wanted.contains(Variable.MEMBRANE) || wanted.contains(Variable.SYNAPTIC);
        if (states && population.neuron() instanceof NeuronModel.Neuron neuron) {
            declareStates(group, trial, time, population, neuron, number);
        }
    }

    private void declareStates(
            LiveGroup group, Scale trial, Scale time, Population population, NeuronModel.Neuron model, int number) {
        int[] numbers = experiment.record().sampled(population);
        Scale neuron = group.scale(
                        "neuron_" + population.name(),
                        Arrays.stream(numbers).asLongStream().toArray())
                .longName("neuron of " + population.name())
                .units("1");
        for (NeuronState kept : neuronStates(population, model, number, numbers)) {
            var variable = kept.described(group.variable(kept.name(), states(), trial, time, neuron));
            sampled.add((k, index, state) ->
                    variable.write(row(k, index) * numbers.length, kept.read(state), numbers.length));
            if (spikeSamples != null) {
                kept.described(spikeSamples.column(kept.name(), states(), neuron));
                sampledAtSpikes.add(kept);
            }
        }
    }

    private List<NeuronState> neuronStates(Population population, NeuronModel.Neuron model, int number, int[] numbers) {
        List<NeuronState> wanted = new ArrayList<>();
        if (experiment.record().variables().contains(Variable.MEMBRANE)) {
            wanted.add(new NeuronState(
                    "membrane_" + population.name(),
                    (model instanceof NeuronModel.Lif ? "membrane potential of " : "state of ") + population.name(),
                    model.stateUnit().isEmpty() ? "1" : model.stateUnit(),
                    numbers.length,
                    (state, values) -> state.membrane(number, numbers, values)));
        }
        if (model.hasSynapticState() && experiment.record().variables().contains(Variable.SYNAPTIC)) {
            List<String> receptors = model.receptors();
            for (int k = 0; k < receptors.size(); k++) {
                int port = k;
                wanted.add(new NeuronState(
                        receptors.get(port) + "_" + population.name(),
                        "what the " + receptors.get(port) + " receptors of " + population.name() + " hold",
                        model.weightUnit(),
                        numbers.length,
                        (state, values) -> state.synaptic(number, port, numbers, values)));
            }
        }
        return wanted;
    }

    private ElementType states() {
        return Trajectory.states(experiment.record().precision());
    }

    private long row(int trial, int index) {
        return (long) trial * experiment.record().times().size() + index;
    }

    @Override
    public void spike(int trial, int population, int neuron, double t) {
        SpikeTable table = spikes.get(population);
        if (table != null) {
            writing(() -> table.append(trial, neuron, t));
        }
    }

    @Override
    public synchronized void sample(int trial, int index, PopulationState state) {
        writing(() -> {
            for (SampledVariable variable : sampled) {
                variable.write(trial, index, state);
            }
            commitRows();
            samplesWritten.write(trial, new long[] {index + 1L}, 1);
        });
    }

    @Override
    public void atSpike(int trial, double t, PopulationState state) {
        writing(() -> {
            SpikeSamples.Row row = Objects.requireNonNull(spikeSamples).row(trial, t);
            for (NeuronState kept : sampledAtSpikes) {
                row.add(kept.read(state));
            }
            row.append();
        });
    }

    @Override
    public void reached(int trial, double t) {}

    @Override
    public void finished(PopulationResult result) {
        writing(() -> {
            flush();
            activity.write(result);
        });
    }

    @Override
    ProvenanceGroup provenance() {
        return provenance;
    }
}
