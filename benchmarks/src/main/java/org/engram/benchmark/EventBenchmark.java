package org.engram.benchmark;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.engram.connectivity.RandomPatterns;
import org.engram.connectivity.SpikeRows;
import org.engram.connectivity.Storage;
import org.engram.connectivity.sparse.ConnectionRule;
import org.engram.connectivity.sparse.Distribution;
import org.engram.connectivity.sparse.SparseSynapses;
import org.engram.event.CurrentNeurons;
import org.engram.event.JumpNeurons;
import org.engram.event.NeuronPopulation;
import org.engram.event.Neurons;
import org.engram.event.WinnerTree;
import org.engram.event.dense.Lif;
import org.engram.event.dense.LifLayer;
import org.engram.event.dense.SpikingLayer;
import org.engram.neuron.spiking.ConductanceLif;
import org.engram.neuron.spiking.Membrane;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many synaptic events a second does each model take up, and how many changes a second does the queue of next spikes?
 * Spikes excite and inhibit in turn, so weakly that no neuron fires.
 *
 * <pre>
 *     benchmarks/run EventBenchmark
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventBenchmark {
    private static final int OUT_DEGREE = 1000;
    private static final int CHANGES = 1000;
    private static final int ROWS = 100;
    private static final Membrane MEMBRANE = new Membrane(20, 200, -60, -50, -60, 2, 0);

    @Param({"4000", "12500"})
    public int neurons;

    private SparseSynapses excitatory = synapses(2, 1, 0);
    private SparseSynapses inhibitory = excitatory;
    private NeuronPopulation jumps = new JumpNeurons(MEMBRANE, new double[1]);
    private NeuronPopulation currents = jumps;
    private NeuronPopulation conductances = jumps;
    private SpikingLayer layer = layer(1);
    private SpikeRows rows = rows(1);
    private WinnerTree tree = new WinnerTree(1);
    private double[] keys = {};
    private double t;
    private int spike;

    /** Makes neurons and synapses. */
    @Setup(Level.Trial)
    public void build() {
        excitatory = synapses(neurons, OUT_DEGREE, 0.01);
        inhibitory = synapses(neurons, OUT_DEGREE, -0.01);
        double[] rest = new double[neurons];
        Arrays.fill(rest, -60);
        jumps = new JumpNeurons(MEMBRANE, rest);
        currents = new CurrentNeurons(MEMBRANE, 5, 10, rest, new double[neurons], new double[neurons]);
        conductances = new Neurons(new ConductanceLif(
                MEMBRANE, new ConductanceLif.Receptor(5, 0), new ConductanceLif.Receptor(10, -80), neurons));
        layer = layer(neurons);
        rows = rows(neurons);
        tree = new WinnerTree(neurons);
        keys = new SplittableRandom(1).doubles(1 << 16).toArray();
        for (int i = 0; i < neurons; i++) {
            tree.set(i, keys[i]);
        }
    }

    private static SparseSynapses synapses(int neurons, int outDegree, double weight) {
        var plan = new SparseSynapses.Plan(
                new ConnectionRule.FixedIndegree(Math.min(outDegree, neurons - 1), false, false),
                new Distribution.Constant(weight),
                new Distribution.Constant(1));
        return new SparseSynapses(plan, neurons, neurons, true, 1, 0);
    }

    /** Units that are far from their threshold. */
    private static SpikingLayer layer(int units) {
        return new LifLayer(new Lif(10, 1, 5, 2, 0, 1000, 1), new double[units], new double[units], new double[units]);
    }

    /** Patterns that are so weak that no unit comes near its threshold. */
    private static SpikeRows rows(int units) {
        return SpikeRows.ofMemories(
                new RandomPatterns(RandomPatterns.Kind.BIPOLAR, ROWS, units, 1), 1e-6, Storage.FLOAT32);
    }

    private double deliver(NeuronPopulation population, boolean signed) {
        t += 0.01;
        spike++;
        boolean inhibits = signed && spike % 2 == 0;
        SparseSynapses synapses = inhibits ? inhibitory : excitatory;
        int source = spike % neurons;
        population.receive(synapses, synapses.begin(source), synapses.end(source), 0, t);
        return population.next();
    }

    /** Synaptic events of neurons whose membrane jumps. */
    @Benchmark
    @OperationsPerInvocation(OUT_DEGREE)
    public double jumps() {
        return deliver(jumps, true);
    }

    /** Synaptic events of neurons with exponential currents. */
    @Benchmark
    @OperationsPerInvocation(OUT_DEGREE)
    public double currents() {
        return deliver(currents, true);
    }

    /** Synaptic events of neurons with exponential conductances. */
    @Benchmark
    @OperationsPerInvocation(OUT_DEGREE)
    public double conductances() {
        return deliver(conductances, false);
    }

    /** A spike that all units of a layer hear. */
    @Benchmark
    public double dense() {
        t += 0.01;
        layer.hear(rows, spike++ % ROWS, 1, t);
        return layer.next();
    }

    /** Changes of one key, after each of which the smallest is known. */
    @Benchmark
    @OperationsPerInvocation(CHANGES)
    public double queue() {
        double least = 0;
        for (int k = 0; k < CHANGES; k++) {
            int winner = tree.winner();
            least = tree.least();
            tree.set(winner, least + keys[spike++ & (keys.length - 1)]);
        }
        return least;
    }
}
