package org.engram.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.engram.connectivity.sparse.ConnectionRule;
import org.engram.connectivity.sparse.Distribution;
import org.engram.connectivity.sparse.SparseSynapses;
import org.engram.neuron.spiking.Membrane;
import org.junit.jupiter.api.Test;

/** The spikes of a simulation on a time grid converge to those found from event to event, by the first order in the step. */
class ClockDrivenLimitTest {
    private static final int SIZE = 30;
    private static final double DURATION = 120;
    private static final int DELAY = 2;
    private static final double TAU = 20;
    private static final double STEADY = -49;
    private static final double THRESHOLD = -50;
    private static final double RESET = -60;
    private static final int REFRACTORY = 5;

    private static final SparseSynapses SYNAPSES = new SparseSynapses(
            new SparseSynapses.Plan(
                    new ConnectionRule.FixedIndegree(5, false, false),
                    new Distribution.Uniform(-0.3, 0.4),
                    new Distribution.Constant(DELAY)),
            SIZE,
            SIZE,
            true,
            1,
            0);

    private static double[] initial() {
        double[] potentials = new double[SIZE];
        Arrays.setAll(potentials, i -> -60 + 9.7 * i / SIZE);
        return potentials;
    }

    private static List<Spike> fromEventToEvent() {
        var neurons = new JumpNeurons(new Membrane(TAU, 1, STEADY, THRESHOLD, RESET, REFRACTORY, 0), initial());
        var delay = new FixedDelay(SYNAPSES, neurons, 0);
        List<Spike> spikes = new ArrayList<>();
        neurons.listen(Spike.into(spikes));
        neurons.listen(delay);
        new EventLoop(List.of(delay, neurons)).advance(DURATION);
        return spikes;
    }

    private static List<Spike> onGrid(int stepsPerMs) {
        double decay = Math.exp(-1.0 / stepsPerMs / TAU);
        double[] v = initial();
        int[] free = new int[SIZE];
        int delaySteps = DELAY * stepsPerMs;
        double[][] arriving = new double[delaySteps + 1][SIZE];
        List<Spike> spikes = new ArrayList<>();
        for (int step = 1; step <= DURATION * stepsPerMs; step++) {
            double[] now = arriving[step % arriving.length];
            for (int i = 0; i < SIZE; i++) {
                if (step > free[i]) {
                    v[i] = STEADY + (v[i] - STEADY) * decay + now[i];
                }
            }
            Arrays.fill(now, 0);
            for (int i = 0; i < SIZE; i++) {
                if (v[i] >= THRESHOLD) {
                    spikes.add(new Spike(i, (double) step / stepsPerMs));
                    v[i] = RESET;
                    free[i] = step + REFRACTORY * stepsPerMs;
                    for (int k = SYNAPSES.begin(i); k < SYNAPSES.end(i); k++) {
                        arriving[(step + delaySteps) % arriving.length][SYNAPSES.targetArray()[k]] +=
                                SYNAPSES.weight(k);
                    }
                }
            }
        }
        return spikes;
    }

    /** The mean distance of the n-th spikes of all neurons; each list has the spikes of a neuron in order. */
    private static double distance(List<Spike> a, List<Spike> b) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < SIZE; i++) {
            int neuron = i;
            double[] left = a.stream()
                    .filter(s -> s.neuron() == neuron)
                    .mapToDouble(Spike::t)
                    .toArray();
            double[] right = b.stream()
                    .filter(s -> s.neuron() == neuron)
                    .mapToDouble(Spike::t)
                    .toArray();
            for (int k = 0; k < Math.min(left.length, right.length); k++) {
                sum += Math.abs(left[k] - right[k]);
                count++;
            }
        }
        assertThat(count).isGreaterThan(2 * SIZE);
        return sum / count;
    }

    @Test
    void spikesOnAFinerGridAreNearerInProportionToTheStep() {
        List<Spike> exact = fromEventToEvent();
        double coarse = distance(exact, onGrid(10));
        double fine = distance(exact, onGrid(100));
        double finest = distance(exact, onGrid(1000));
        assertThat(coarse).isBetween(0.02, 0.5);
        assertThat(coarse / fine).isBetween(5.0, 20.0);
        assertThat(fine / finest).isBetween(5.0, 20.0);
    }
}
