package org.engram.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.engram.experiment.Experiment;
import org.engram.network.RateDynamics;
import org.engram.recording.ElementType;
import org.engram.recording.LiveGroup;
import org.engram.recording.Scale;
import org.engram.recording.Table;
import org.engram.recording.Variable;
import org.jspecify.annotations.Nullable;

/** Writes what happens in a simulation to the HDF5 file, while it happens. */
public final class RecordingWriter extends LiveRecording implements TrialListener {
    private final Simulation simulation;
    private final int samples;
    private final Map<Experiment.Variable, Variable> variables = new EnumMap<>(Experiment.Variable.class);
    private final List<Variable> membranes = new ArrayList<>();
    private final List<SpikeTable> spikes;
    private final Variable samplesWritten;
    private final RetrievalGroup retrieval;
    private final @Nullable PatternRecord patterns;
    private final @Nullable Table solver;
    private final ProvenanceGroup provenance;
    private final @Nullable Sample[] inWork;

    /**
     * Declares the recording and puts it on disk.
     *
     * @param overwrite whether a file that exists is replaced
     * @throws IOException if it cannot be written
     */
    public RecordingWriter(Path path, boolean overwrite, Simulation simulation, Provenance origin) throws IOException {
        super(simulation.experiment().title());
        this.simulation = simulation;
        samples = simulation.experiment().record().times().size();
        inWork = new Sample[simulation.trialCount()];
        samplesWritten = declareTrajectory(group("trajectory"));
        LiveGroup results = group("retrieval");
        retrieval = new RetrievalGroup(results, simulation.cued());
        patterns = PatternRecord.isSmall(simulation) ? new PatternRecord(results, retrieval.trial(), simulation) : null;
        spikes = declareSpikes();
        solver = simulation.experiment().record().solver() ? declareSolver(group("solver")) : null;
        provenance = new ProvenanceGroup(group("provenance"), simulation, origin);
        file().start(path, overwrite);
        retrieval.start();
    }

    private Variable declareTrajectory(LiveGroup group) {
        Trajectory trajectory = Trajectory.declare(
                group,
                simulation.trialCount(),
                simulation.experiment().simulate().duration(),
                simulation.experiment().record().times());
        Scale trial = trajectory.trial();
        Scale time = trajectory.time();
        Scale feature = features(group, simulation);
        Scale memory = neurons(group, "memory", simulation.network().memories().size());
        for (Experiment.Variable variable : simulation.experiment().record().variables()) {
            if (variable == Experiment.Variable.MEMBRANE) {
                membranes.add(membrane(group, "features", trial, time, feature));
                membranes.add(membrane(group, "memories", trial, time, memory));
            } else if (variable != Experiment.Variable.SPIKES) {
                variables.put(variable, declare(group, variable, trial, time, feature, memory));
            }
        }
        return trajectory.samplesWritten();
    }

    /** The feature neurons as a dimension; {@code shape} is how they are arranged where that is not a row: 28, 28. */
    static Scale features(LiveGroup group, Simulation simulation) {
        Scale features =
                neurons(group, "feature", simulation.network().features().size());
        int[] shape = simulation.trials().featureShape();
        return shape.length == 1
                ? features
                : features.attribute(
                        "shape", Arrays.stream(shape).asLongStream().toArray());
    }

    private static Scale neurons(LiveGroup group, String name, int count) {
        return group.scale(name, LongStream.range(0, count).toArray())
                .longName(name + " neuron")
                .units("1");
    }

    private Variable declare(
            LiveGroup group, Experiment.Variable variable, Scale trial, Scale time, Scale feature, Scale memory) {
        ElementType states = simulation.experiment().record().precision() == Experiment.Precision.FLOAT32
                ? ElementType.FLOAT32
                : ElementType.FLOAT64;
        Variable declared = switch (variable) {
            case V ->
                group.variable("v", states, trial, time, feature)
                        .longName("state of the feature neurons (filtered synaptic current)");
            case G -> group.variable("g", states, trial, time, feature).longName("output of the feature neurons");
            case H ->
                group.variable("h", states, trial, time, memory)
                        .longName("state of the memory neurons (filtered synaptic current)");
            case F -> group.variable("f", states, trial, time, memory).longName("output of the memory neurons");
            case ENERGY ->
                group.variable("energy", ElementType.FLOAT64, trial, time)
                        .longName("energy of the network (Lyapunov function)");
            case RESIDUAL ->
                group.variable("residual", ElementType.FLOAT64, trial, time)
                        .longName("distance from a fixed point, max |tau dx/dt|");
            case OVERLAP ->
                group.variable("overlap", ElementType.FLOAT64, trial, time)
                        .longName(
                                simulation.isSpiking()
                                        ? "cosine between the cued memory and the states v"
                                        : "cosine between the cued memory and the outputs g");
            case SPIKES, MEMBRANE -> throw new IllegalArgumentException(variable + " is not a function of the state");
        };
        return declared.units("1");
    }

    private static Variable membrane(LiveGroup group, String layer, Scale trial, Scale time, Scale neuron) {
        return group.variable("membrane_" + layer, ElementType.FLOAT64, trial, time, neuron)
                .longName("membrane potential of the " + layer + ", first copy of each unit; threshold 1, reset 0")
                .units("1");
    }

    private List<SpikeTable> declareSpikes() {
        if (!simulation.experiment().record().variables().contains(Experiment.Variable.SPIKES)) {
            return List.of();
        }
        LiveGroup group = group("spikes");
        long features = simulation.featureNeurons();
        long memories = simulation.memoryNeurons();
        return List.of(
                new SpikeTable(
                        group,
                        "features",
                        features,
                        features / simulation.network().features().size()),
                new SpikeTable(
                        group,
                        "memories",
                        memories,
                        memories / simulation.network().memories().size()));
    }

    private static Table declareSolver(LiveGroup group) {
        Table table = group.table();
        table.column("trial", ElementType.INT64).longName("trial").units("1");
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
        return table;
    }

    @Override
    public void sample(int trial, int index, RateDynamics dynamics, double[] y) {
        Sample sample = inWork(trial);
        writing(() -> {
            for (Map.Entry<Experiment.Variable, Variable> entry : variables.entrySet()) {
                double[] values = sample.of(entry.getKey(), dynamics, y);
                long row = (long) trial * samples + index;
                entry.getValue().write(row * values.length, values, values.length);
            }
            samplesWritten.write(trial, new long[] {index + 1L}, 1);
        });
    }

    private Sample inWork(int trial) {
        Sample sample = inWork[trial];
        if (sample == null) {
            sample = new Sample(
                    simulation.cuedPattern(trial),
                    simulation.network().features().size(),
                    simulation.network().memories().size(),
                    simulation.isSpiking());
            inWork[trial] = sample;
        }
        return sample;
    }

    @Override
    public void step(int trial, double t, double step, double error, double energy) {
        Table table = solver;
        if (table != null) {
            writing(() -> table.append(trial, t, step, error, energy));
        }
    }

    @Override
    public void spike(int trial, int layer, int neuron, double t) {
        writing(() -> spikes.get(layer).append(trial, neuron, t));
    }

    @Override
    public void membranes(int trial, int index, double[] features, double[] memories) {
        long row = (long) trial * samples + index;
        writing(() -> {
            membranes.get(0).write(row * features.length, features, features.length);
            membranes.get(1).write(row * memories.length, memories, memories.length);
        });
    }

    @Override
    public void finished(TrialResult result) {
        inWork[result.trial()] = null;
        writing(() -> {
            retrieval.write(result);
            if (patterns != null) {
                patterns.write(result);
            }
            flush();
        });
    }

    @Override
    ProvenanceGroup provenance() {
        return provenance;
    }
}
