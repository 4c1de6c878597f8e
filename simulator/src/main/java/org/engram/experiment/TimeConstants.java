package org.engram.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.engram.connectivity.RandomStreams;
import org.engram.connectivity.RandomStreams.Purpose;
import org.engram.connectivity.sparse.Distribution;
import org.engram.neuron.PerNeuron;

/** The time constants of the neurons of a layer, in ms. */
public sealed interface TimeConstants {
    /** Of a layer that follows the other one at once. */
    TimeConstants ADIABATIC = new Same(0);

    /** One for all neurons. */
    record Same(double tau) implements TimeConstants {
        @Override
        public double mean() {
            return tau;
        }

        @Override
        public PerNeuron of(int neurons, long seed, int layer) {
            return PerNeuron.same(tau, neurons);
        }
    }

    /**
     * Drawn from a lognormal distribution.
     *
     * @param mean &gt; 0
     * @param spread standard deviation as a share of the mean, &gt; 0
     */
    record Lognormal(double mean, double spread) implements TimeConstants {
        @Override
        public PerNeuron of(int neurons, long seed, int layer) {
            DoubleSupplier drawn = new Distribution.Lognormal(mean, spread * mean)
                    .on(RandomStreams.of(seed, Purpose.TIME_CONSTANTS, layer));
            double[] taus = new double[neurons];
            Arrays.setAll(taus, i -> drawn.getAsDouble());
            return PerNeuron.of(taus);
        }
    }

    /** One for each neuron. */
    record Listed(List<Double> taus) implements TimeConstants {
        @Override
        public double mean() {
            return taus.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }

        @Override
        public PerNeuron of(int neurons, long seed, int layer) {
            return PerNeuron.of(taus.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    /** The mean of what they are drawn from, or of the list. */
    double mean();

    /**
     * The time constant of each neuron.
     *
     * @param seed the master seed
     * @param layer 0: features, 1: memories
     */
    PerNeuron of(int neurons, long seed, int layer);
}
