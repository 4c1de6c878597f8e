package org.engram.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.engram.connectivity.RandomStreams;
import org.engram.connectivity.RandomStreams.Purpose;
import org.engram.connectivity.sparse.ConnectionRule;
import org.engram.connectivity.sparse.Distribution;
import org.engram.connectivity.sparse.SparseSynapses;
import org.engram.neuron.spiking.Membrane;
import org.engram.neuron.spiking.VoltageJumpLif;
import org.junit.jupiter.api.Test;

class NetworkOfNeuronsTest {
    /** Fires by itself: a current takes it from rest at 0 mV to 21 mV, beyond the threshold of 20 mV. */
    private static Membrane membrane(double refractory) {
        return new Membrane(20, 20, 0, 20, 10, refractory, 21);
    }

    /** A network that fires by its own drive, with some of the spikes over synapses; runs it in parts. */
    private static List<Spike> spikes(double... stops) {
        var neurons = new Neurons(new VoltageJumpLif(membrane(2), 50));
        var plan = new SparseSynapses.Plan(
                new ConnectionRule.FixedIndegree(5, false, false),
                new Distribution.Normal(0.3, 0.2),
                new Distribution.Uniform(0.5, 3));
        var delays = new DistributedDelays(new SparseSynapses(plan, 50, 50, true, 1, 0), neurons, 0);
        var drive = new PoissonDrive(
                neurons, 0, 0.2, 500, 0, Double.POSITIVE_INFINITY, RandomStreams.of(1, Purpose.EXTERNAL_SPIKES, 0));
        List<Spike> spikes = new ArrayList<>();
        neurons.listen(Spike.into(spikes));
        neurons.listen(delays);
        var loop = new EventLoop(List.of(new ExternalInput(List.of(drive), 0.5), delays, neurons));
        for (double stop : stops) {
            loop.advance(stop);
        }
        return spikes;
    }

    @Test
    void stopsOnTheWayChangeNoBit() {
        List<Spike> atOnce = spikes(300);
        assertThat(atOnce).hasSizeGreaterThan(100);
        assertThat(spikes(0.1, 0.3, 10, 11, 12.5, 100, 299.999, 300)).containsExactlyElementsOf(atOnce);
    }

    @Test
    void anExplosionIsStoppedAndSaysWhenWhereAndHowFast() {
        var neurons = new Neurons(new VoltageJumpLif(membrane(0), 10));
        var plan = new SparseSynapses.Plan(
                new ConnectionRule.AllToAll(true), new Distribution.Constant(15), new Distribution.Constant(0));
        var delay = new FixedDelay(new SparseSynapses(plan, 10, 10, true, 1, 0), neurons, 0);
        neurons.listen(new ExplosionGuard("E", 10));
        neurons.listen(delay);
        var loop = new EventLoop(List.of(delay, neurons));
        assertThatThrownBy(() -> loop.advance(1000))
                .isInstanceOf(ExplosionException.class)
                .hasMessageContaining("population `E` explodes at t = 60.8")
                .hasMessageContaining("without time going on");
    }

    @Test
    void poissonTrainsHaveTheirRateAndIndependentOwners() {
        var source = new PoissonPopulation(100, 50, 100, 1100, RandomStreams.of(3, Purpose.EXTERNAL_SPIKES, 0));
        List<Spike> spikes = new ArrayList<>();
        source.listen(Spike.into(spikes));
        new EventLoop(List.of(source)).advance(5000);
        assertThat(spikes.size()).isCloseTo(5000, within(300));
        assertThat(spikes.get(0).t()).isGreaterThan(100);
        assertThat(spikes.get(spikes.size() - 1).t()).isLessThan(1100);
        double[] counts = new double[100];
        spikes.forEach(spike -> counts[spike.neuron()]++);
        double fano = new org.apache.commons.math3.stat.descriptive.DescriptiveStatistics(counts).getVariance() / 50;
        assertThat(fano).isCloseTo(1, within(0.5));
    }

    @Test
    void aSilentSourceNeverFires() {
        var source = new PoissonPopulation(10, 0, 0, 1000, RandomStreams.of(3, Purpose.EXTERNAL_SPIKES, 0));
        assertThat(source.next()).isInfinite();
    }
}
