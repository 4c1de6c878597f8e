package org.engram.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.engram.connectivity.RandomStreams;
import org.engram.connectivity.RandomStreams.Purpose;
import org.engram.connectivity.sparse.ConnectionRule;
import org.engram.connectivity.sparse.Distribution;
import org.engram.connectivity.sparse.SparseSynapses;
import org.engram.neuron.spiking.CurrentLif;
import org.engram.neuron.spiking.Membrane;
import org.engram.neuron.spiking.SpikingNeurons;
import org.engram.neuron.spiking.VoltageJumpLif;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neurons on a common clock do what the same neurons do that have a clock each. */
class CommonClockTest {
    private static final int SIZE = 40;
    private static final double DURATION = 400;

    private static Membrane membrane(SplittableRandom random) {
        double tau = random.nextDouble(5, 30);
        double steady = random.nextDouble(-56, -48);
        double refractory = random.nextInt(3) == 0 ? 0 : random.nextDouble(5);
        return new Membrane(tau, 200, -60, -50, random.nextDouble(-70, -52), refractory, (steady + 60) * 200 / tau);
    }

    private static SparseSynapses synapses(Distribution weight, int rule, long seed) {
        var plan = new SparseSynapses.Plan(
                new ConnectionRule.FixedProbability(0.2, false), weight, new Distribution.Constant(rule * 0.7 + 0.1));
        return new SparseSynapses(plan, SIZE, SIZE, true, seed, rule);
    }

    /** Two projections within a population, of which the second inhibits, and a drive. */
    private static <P extends FiringSource & NeuronPopulation> List<Spike> spikes(
            P neurons, double unit, int inhibitory, long seed) {
        var excite = new FixedDelay(synapses(new Distribution.Normal(0.6 * unit, 0.6 * unit), 0, seed), neurons, 0);
        var inhibit = new FixedDelay(synapses(new Distribution.Constant(-0.8 * unit), 1, seed), neurons, inhibitory);
        var drive = new PoissonDrive(
                neurons, 0, 0.9 * unit, 1200, 5, DURATION, RandomStreams.of(seed, Purpose.EXTERNAL_SPIKES, 0));
        List<Spike> spikes = new ArrayList<>();
        neurons.listen(new ExplosionGuard("test", SIZE));
        neurons.listen(Spike.into(spikes));
        neurons.listen(excite);
        neurons.listen(inhibit);
        new EventLoop(List.of(new ExternalInput(List.of(drive), 0.1), excite, inhibit, neurons)).advance(DURATION);
        return spikes;
    }

    private static void areTheSame(List<Spike> common, List<Spike> own, long seed) {
        assertThat(own).as("seed %d", seed).hasSizeGreaterThan(50);
        assertThat(common).as("seed %d", seed).hasSameSizeAs(own);
        for (int k = 0; k < own.size(); k++) {
            assertThat(common.get(k).neuron())
                    .as("seed %d, spike %d", seed, k)
                    .isEqualTo(own.get(k).neuron());
            assertThat(common.get(k).t())
                    .as("seed %d, spike %d", seed, k)
                    .isCloseTo(own.get(k).t(), within(1e-9));
        }
    }

    private static double[] initial(SplittableRandom random) {
        return random.doubles(SIZE, -60, -50).toArray();
    }

    private static Neurons ownClocks(SpikingNeurons neurons, double[] initial) {
        for (int i = 0; i < SIZE; i++) {
            neurons.setMembrane(i, initial[i]);
        }
        return new Neurons(neurons);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void jumps(long seed) {
        var random = new SplittableRandom(seed);
        Membrane membrane = membrane(random);
        double[] initial = initial(random);
        areTheSame(
                spikes(new JumpNeurons(membrane, initial), 1, 0, seed),
                spikes(ownClocks(new VoltageJumpLif(membrane, SIZE), initial), 1, 0, seed),
                seed);
    }

    /** As in NEST's iaf_psc_delta, where the steps up to t_ref after a spike take no input. */
    @Test
    void aJumpAtTheEndOfTheRefractoryPeriodIsLost() {
        var membrane = Membrane.ofUnitResistance(20, -65, -50, -65, 2);
        double[] initial = {-65};
        assertThat(spikesUnderTies(new JumpNeurons(membrane, initial))).containsExactly(1.0, 5.0, 9.0);
        assertThat(spikesUnderTies(new Neurons(new VoltageJumpLif(membrane, 1))))
                .containsExactly(1.0, 5.0, 9.0);
    }

    /** Spike times of a neuron that hears a strong jump every 2 ms. */
    private static <P extends FiringSource & NeuronPopulation> List<Double> spikesUnderTies(P neuron) {
        var plan = new SparseSynapses.Plan(
                new ConnectionRule.AllToAll(true), new Distribution.Constant(30), new Distribution.Constant(1));
        var synapse = new FixedDelay(new SparseSynapses(plan, 1, 1, false, 1, 0), neuron, 0);
        var source = new Script(
                1, IntStream.range(0, 5).mapToObj(k -> new Spike(0, 2 * k)).toArray(Spike[]::new));
        source.listen(synapse);
        List<Double> times = new ArrayList<>();
        neuron.listen((n, t) -> times.add(t));
        new EventLoop(List.of(synapse, source, neuron)).advance(10);
        return times;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void currents(long seed) {
        var random = new SplittableRandom(seed);
        Membrane membrane = membrane(random);
        double[] initial = initial(random);
        double excitatory = random.nextDouble(1, 4.9);
        double inhibitory = random.nextDouble(31, 40);
        areTheSame(
                spikes(
                        new CurrentNeurons(
                                membrane, excitatory, inhibitory, initial, new double[SIZE], new double[SIZE]),
                        30,
                        1,
                        seed),
                spikes(ownClocks(new CurrentLif(membrane, excitatory, inhibitory, SIZE), initial), 30, 1, seed),
                seed);
    }

    @Test
    void aMembraneIsReadWithoutATrace() {
        var random = new SplittableRandom(3);
        Membrane membrane = membrane(random);
        double[] initial = initial(random);
        var own = ownClocks(new CurrentLif(membrane, 3, 40, SIZE), initial);
        double[] held = new double[SIZE];
        Arrays.fill(held, 20);
        var common = new CurrentNeurons(membrane, 3, 40, initial, new double[SIZE], new double[SIZE]);
        for (int i = 0; i < SIZE; i++) {
            common.receive(i, 0, 20, 0);
            own.receive(i, 0, 20, 0);
        }
        double before = common.next();
        for (int i = 0; i < SIZE; i++) {
            assertThat(common.membrane(i, 1e-3)).isCloseTo(own.membrane(i, 1e-3), within(1e-12));
            assertThat(common.synaptic(i, 0, 1e-3)).isCloseTo(own.synaptic(i, 0, 1e-3), within(1e-12));
        }
        assertThat(common.next()).isEqualTo(before);
    }

    /** V = A (x − x^2) with x = e^(-t/20 ms), A = 50 mV, threshold 10 mV: x = (1 + sqrt(0.2)) / 2. */
    @Test
    void theCrossingIsThatOfTheClosedForm() {
        assertThat(firstSpike(50)).isCloseTo(6.470142623148936, within(1e-12));
    }

    /** At A = 40 mV the membrane touches the threshold: one spike or none, and no hang. */
    @Test
    void aMembraneThatTouchesTheThresholdFiresOnceOrNotAtAll() {
        assertThat(countAfterKick(40)).isLessThanOrEqualTo(1);
        assertThat(countAfterKick(40 - 1e-9)).isZero();
        assertThat(countAfterKick(40 + 1e-9)).isEqualTo(1);
    }

    private static CurrentNeurons kicked(double amplitude) {
        var membrane = Membrane.ofUnitResistance(20, 0, 10, 0, 100);
        return new CurrentNeurons(membrane, 10, 5, new double[1], new double[] {amplitude}, new double[1]);
    }

    private static double firstSpike(double amplitude) {
        List<Spike> spikes = new ArrayList<>();
        CurrentNeurons neurons = kicked(amplitude);
        neurons.listen(Spike.into(spikes));
        new EventLoop(List.of(neurons)).advance(50);
        return spikes.get(0).t();
    }

    private static int countAfterKick(double amplitude) {
        List<Spike> spikes = new ArrayList<>();
        CurrentNeurons neurons = kicked(amplitude);
        neurons.listen(Spike.into(spikes));
        new EventLoop(List.of(neurons)).advance(90);
        return spikes.size();
    }

    @Test
    void growthIsTheExponential() {
        var growth = new Growth(7);
        var random = new SplittableRandom(1);
        double t = 0;
        for (int k = 0; k < 2000; k++) {
            t += random.nextDouble() * 0.2;
            double rounding = (6 + 2 * t / 7) * 0x1p-53;
            assertThat(growth.at(t)).isCloseTo(StrictMath.exp(t / 7), within(rounding * StrictMath.exp(t / 7)));
        }
        assertThat(growth.rebase(t)).isEqualTo(StrictMath.exp(-t / 7));
        assertThat(growth.at(t)).isEqualTo(1);
    }
}
