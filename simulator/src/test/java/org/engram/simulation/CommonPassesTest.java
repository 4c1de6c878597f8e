package org.engram.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.engram.connectivity.Storage;
import org.engram.connectivity.Synapses;
import org.engram.connectivity.ValuePatterns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CommonPassesTest {
    private static final int MEMORIES = 300;
    private static final int FEATURES = 70;
    private static final Synapses SYNAPSES = synapses();

    private final ExecutorService threads = Executors.newCachedThreadPool();

    private static Synapses synapses() {
        var random = new Random(1);
        double[][] rows = new double[MEMORIES][];
        for (int mu = 0; mu < MEMORIES; mu++) {
            rows[mu] = random.doubles(FEATURES, -1, 1).toArray();
        }
        return Storage.FLOAT64.build(new ValuePatterns(rows), 1.0 / FEATURES);
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /** v <- tanh-like function of the products, as often as asked. */
    private static double[] iterate(Synapses synapses, int trial, int passes) {
        double[] v = new Random(trial).doubles(FEATURES, -1, 1).toArray();
        double[] h = new double[MEMORIES];
        for (int k = 0; k < passes; k++) {
            synapses.both(v.clone(), h.clone(), h, v);
            for (int i = 0; i < v.length; i++) {
                v[i] = 1 / (1 + v[i] * v[i]) - 0.3;
            }
        }
        return v;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyTrialGetsTheBitsThatItWouldGetAlone(int processors) throws Exception {
        var passes = new CommonPasses(SYNAPSES, processors);
        List<Future<double[]>> trials = new ArrayList<>();
        for (int k = 0; k < 9; k++) {
            int trial = k;
            trials.add(start(() -> passes.during(() -> iterate(passes, trial, 5 + 13 * trial % 50))));
        }
        for (int trial = 0; trial < 9; trial++) {
            assertThat(trials.get(trial).get())
                    .as("trial %d", trial)
                    .containsExactly(iterate(SYNAPSES, trial, 5 + 13 * trial % 50));
        }
    }

    @Test
    void aTrialThatFailsLeavesTheOthersGoingOn() throws Exception {
        var passes = new CommonPasses(SYNAPSES, 2);
        Future<double[]> failing = start(() -> passes.during(() -> {
            iterate(passes, 1, 3);
            throw new IllegalArgumentException("failed");
        }));
        Future<double[]> other = start(() -> passes.during(() -> iterate(passes, 2, 20)));

        assertThatThrownBy(failing::get).isInstanceOf(ExecutionException.class).hasMessageContaining("failed");
        assertThat(other.get()).containsExactly(iterate(SYNAPSES, 2, 20));
    }

    @Test
    void aPassThatFailsFailsInEveryTrial() {
        var passes = new CommonPasses(SYNAPSES, 2);
        List<Future<double[]>> trials = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            trials.add(start(() -> passes.during(() -> {
                passes.both(new double[FEATURES], new double[1], new double[MEMORIES], new double[FEATURES]);
                return new double[0];
            })));
        }
        for (Future<double[]> trial : trials) {
            assertThatThrownBy(trial::get).hasRootCauseInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    private Future<double[]> start(Callable<double[]> trial) {
        return threads.submit(trial);
    }
}
