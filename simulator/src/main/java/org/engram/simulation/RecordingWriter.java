package org.engram.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.engram.experiment.CheckpointInterval;
import org.engram.experiment.Experiment;
import org.engram.network.RateDynamics;
import org.engram.recording.ElementType;
import org.engram.recording.LiveGroup;
import org.engram.recording.RecordingFile;
import org.engram.recording.Table;
import org.engram.recording.Variable;
import org.jspecify.annotations.Nullable;

/** Writes what happens in a simulation to the HDF5 file, while it happens. */
public final class RecordingWriter extends LiveRecording implements TrialListener {
    private final Simulation simulation;
    private final int samples;
    private final Map<Experiment.Variable, List<Variable>> variables = new EnumMap<>(Experiment.Variable.class);
    private final Map<Integer, SpikeTable> spikes;
    private final @Nullable SpikeSamples spikeSamples;
    private final SampledLayer features;
    private final SampledLayer memories;
    private final Variable samplesWritten;
    private final RetrievalGroup retrieval;
    private final @Nullable PatternRecord patterns;
    private final @Nullable TrialTable solver;
    private final NetworkGroup network;
    private final ProvenanceGroup provenance;
    private final @Nullable Sample[] inWork;
    private @Nullable Continuation<TrialResult> continuation;

    /**
     * Declares the recording and puts it on disk.
     *
     * @param overwrite whether a file that exists is replaced
     * @throws IOException if it cannot be written
     */
    public RecordingWriter(Path path, boolean overwrite, Simulation simulation, Provenance origin) throws IOException {
        this(path, simulation, origin);
        LiveCheckpoints checkpoints = start(overwrite, interval(), simulation.trialCount());
        retrieval.start();
        network.start();
        continuation = new Continuation<>(Map.of(), checkpoints);
    }

    /**
     * Goes on with a recording that was cut off, of the same experiment.
     *
     * @throws IOException if it cannot be read or written, or was laid out by another version of Engram
     */
    public static RecordingWriter resume(Path path, Simulation simulation) throws IOException {
        try (RecordingFile recorded = RecordingFile.open(path)) {
            var writer = new RecordingWriter(path, simulation, Provenance.of(recorded));
            Map<Integer, TrialResult> finished = RetrievalGroup.finished(recorded);
            writer.continuation = new Continuation<>(
                    finished, writer.resume(writer.interval(), simulation.trialCount(), finished.keySet()));
            writer.retrieval.start();
            writer.network.start();
            return writer;
        }
    }

    private RecordingWriter(Path path, Simulation simulation, Provenance origin) {
        super(
                path,
                simulation.experiment().title(),
                simulation.experiment().record().compress(),
                origin);
        this.simulation = simulation;
        samples = simulation.experiment().record().times().size();
        inWork = new Sample[simulation.trialCount()];
        Trajectory trajectory = Trajectory.declare(
                group("trajectory"),
                simulation.trialCount(),
                simulation.experiment().simulate().duration(),
                simulation.experiment().record().times());
        trajectory
                .group()
                .attribute("feature_neurons", simulation.network().features().size())
                .attribute("memory_neurons", simulation.network().memories().size());
        features = SampledLayer.features(trajectory, simulation);
        memories = SampledLayer.memories(trajectory, simulation);
        declareVariables(trajectory);
        samplesWritten = trajectory.samplesWritten();
        LiveGroup results = group("retrieval");
        retrieval = new RetrievalGroup(results, simulation.cued(), simulation.combinations(), simulation.isSpiking());
        patterns = PatternRecord.isSmall(simulation) ? new PatternRecord(results, retrieval.trial(), simulation) : null;
        spikes = declareSpikes();
        spikeSamples = declareSpikeSamples();
        solver = simulation.experiment().record().solver() ? declareSolver(group("solver")) : null;
        network = NetworkGroup.declare(file(), simulation.network());
        provenance = new ProvenanceGroup(group("provenance"), simulation, origin);
    }

    private CheckpointInterval interval() {
        return simulation.experiment().simulate().checkpoint();
    }

    /** From where the run goes on. */
    public Continuation<TrialResult> continuation() {
        return Objects.requireNonNull(continuation);
    }

    private void declareVariables(Trajectory trajectory) {
        for (Experiment.Variable variable : simulation.experiment().record().variables()) {
            variables.put(
                    variable,
                    quantities(variable).stream()
                            .map(quantity -> quantity.declare(trajectory))
                            .toList());
        }
    }

    private @Nullable SpikeSamples declareSpikeSamples() {
        Experiment.Record record = simulation.experiment().record();
        if (record.onSpikesOf().isEmpty()) {
            return null;
        }
        var samples = new SpikeSamples(group(SpikeSamples.GROUP), record.onSpikesOf(), simulation.trialCount());
        record.variables().stream()
                .flatMap(variable -> quantities(variable).stream())
                .forEach(quantity -> quantity.declare(samples));
        rows(samples.rows());
        return samples;
    }

    private List<SampledQuantity> quantities(Experiment.Variable variable) {
        return SampledQuantity.of(variable, simulation, features, memories);
    }

    /** A table for each layer that fires: 0, features; 1, memories. */
    private Map<Integer, SpikeTable> declareSpikes() {
        Experiment experiment = simulation.experiment();
        Map<Integer, SpikeTable> tables = new HashMap<>();
        if (experiment.record().variables().contains(Experiment.Variable.SPIKES)) {
            LiveGroup group = group("spikes");
            if (experiment.network().features().isSpiking()) {
                tables.put(
                        0,
                        spikeTable(
                                group,
                                "features",
                                simulation.featureNeurons(),
                                simulation.network().features().size()));
            }
            if (experiment.network().memories().isSpiking()) {
                tables.put(
                        1,
                        spikeTable(
                                group,
                                "memories",
                                simulation.memoryNeurons(),
                                simulation.network().memories().size()));
            }
        }
        return tables;
    }

    private SpikeTable spikeTable(LiveGroup group, String layer, long neurons, int units) {
        var table = new SpikeTable(group, layer, neurons, neurons / units, simulation.trialCount());
        rows(table.rows());
        return table;
    }

    private TrialTable declareSolver(LiveGroup group) {
        Table table = group.table();
        TrialAxis.column(table);
        table.column("t", ElementType.FLOAT64)
                .longName("end of the accepted step")
                .units("ms");
        table.column("step", ElementType.FLOAT64).longName("length of the step").units("ms");
        table.column("error", ElementType.FLOAT64)
                .longName("local error in units of the tolerance")
                .units("1");
        table.column("energy", ElementType.FLOAT64)
                .longName("energy at the end of the step")
                .units("1");
        return rows(new TrialTable(table, simulation.trialCount()));
    }

    @Override
    public void energy(int trial, int index, double energy) {
        Variable energies = Objects.requireNonNull(variables.get(Experiment.Variable.ENERGY))
                .get(0);
        writing(() -> write(energies, row(trial, index), new double[] {energy}));
    }

    @Override
    public boolean readsMemories() {
        return variables.keySet().stream().anyMatch(Experiment.Variable::isFunctionOfMemories);
    }

    @Override
    public void sample(int trial, int index, RateDynamics dynamics, double[] y) {
        writing(() -> {
            Sample sample = inWork(trial);
            for (Map.Entry<Experiment.Variable, List<Variable>> entry : variables.entrySet()) {
                if (entry.getKey().isFunctionOfState() && entry.getKey() != Experiment.Variable.ENERGY) {
                    write(entry.getValue().get(0), row(trial, index), sample.of(entry.getKey(), dynamics, y));
                }
            }
            commitRows();
            samplesWritten.write(trial, new long[] {index + 1L}, 1);
        });
    }

    private Sample inWork(int trial) throws IOException {
        Sample sample = inWork[trial];
        if (sample == null) {
            sample = new Sample(
                    simulation.network(),
                    simulation.cuedPattern(trial),
                    features.of(trial),
                    memories.of(trial),
                    simulation.experiment().network().features().isSpiking());
            inWork[trial] = sample;
        }
        return sample;
    }

    @Override
    public void step(int trial, double t, double step, double error, double energy) {
        TrialTable table = solver;
        if (table != null) {
            writing(() -> table.append(trial, trial, t, step, error, energy));
        }
    }

    @Override
    public void spike(int trial, int layer, int neuron, double t) {
        SpikeTable table = Objects.requireNonNull(spikes.get(layer));
        writing(() -> table.append(trial, neuron, t));
    }

    @Override
    public void membranes(int trial, int index, double[] features, double[] memories) {
        List<Variable> membranes = Objects.requireNonNull(variables.get(Experiment.Variable.MEMBRANE));
        writing(() -> {
            Sample sample = inWork(trial);
            write(membranes.get(0), row(trial, index), sample.features(features));
            write(membranes.get(1), row(trial, index), sample.memories(memories));
        });
    }

    @Override
    public void atSpike(int trial, double t, RateDynamics dynamics, double[] y, double[] features, double[] memories) {
        writing(() -> {
            Sample sample = inWork(trial);
            SpikeSamples.Row row = Objects.requireNonNull(spikeSamples).row(trial, t);
            for (Experiment.Variable variable : simulation.experiment().record().variables()) {
                if (variable == Experiment.Variable.MEMBRANE) {
                    row.add(sample.features(features));
                    row.add(sample.memories(memories));
                } else if (variable == Experiment.Variable.ENERGY) {
                    row.add(new double[] {dynamics.energy(y).value()});
                } else if (variable.isFunctionOfState()) {
                    row.add(sample.of(variable, dynamics, y));
                }
            }
            row.append();
        });
    }

    private long row(int trial, int index) {
        return (long) trial * samples + index;
    }

    private static void write(Variable variable, long row, double[] values) throws IOException {
        variable.write(row * values.length, values, values.length);
    }

    @Override
    public void finished(TrialResult result) {
        inWork[result.trial()] = null;
        writing(() -> {
            if (patterns != null) {
                patterns.write(result);
            }
            flush();
            retrieval.write(result);
        });
    }

    @Override
    ProvenanceGroup provenance() {
        return provenance;
    }
}
