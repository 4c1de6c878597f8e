package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenseSynapsesTest {
    private static final double ROUNDING = 0x1p-53;

    private static double dot(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
    }

    /** The sum of absolute values. */
    private static double norm(double[] x) {
        return IntStream.range(0, x.length).mapToDouble(i -> Math.abs(x[i])).sum();
    }

    @ParameterizedTest
    @MethodSource("org.engram.connectivity.Instance#all")
    void weightsAreFactorTimesPattern(Instance instance) {
        Synapses synapses = instance.synapses();
        double[][] entries = instance.entries();

        assertThat(synapses.memories()).isEqualTo(instance.memories());
        assertThat(synapses.features()).isEqualTo(instance.features());
        for (int j = 0; j < instance.features(); j++) {
            int row = j % instance.memories();
            assertThat(synapses.weight(row, j)).as("%s", instance).isEqualTo(instance.factor() * entries[row][j]);
        }
    }

    @ParameterizedTest
    @MethodSource("org.engram.connectivity.Instance#all")
    void sumsAreTakenInTheCanonicalOrder(Instance instance) {
        Synapses synapses = instance.synapses();
        double[] h = new double[instance.memories()];
        double[] v = new double[instance.features()];
        synapses.toMemories(instance.g(), h);
        synapses.toFeatures(instance.f(), v);

        assertThat(h).as("%s", instance).isEqualTo(Reference.toMemories(instance));
        assertThat(v).as("%s", instance).isEqualTo(Reference.toFeatures(instance));
    }

    /** And ten times closer as a rule: roundings do not all go the same way. */
    @ParameterizedTest
    @MethodSource("org.engram.connectivity.Instance#grouped")
    void productsAreAsCloseToExactOnesAsTheirArithmeticSays(Instance instance) {
        Instance exact = instance.in(Arithmetic.FLOAT64);
        double[] h = new double[instance.memories()];
        double[] v = new double[instance.features()];
        instance.synapses().both(instance.g(), instance.f(), h, v);
        double boundOfH = instance.bound(instance.g()) + exact.bound(instance.g());
        double boundOfV = instance.bound(instance.f()) + exact.bound(instance.f());

        assertThat(Reference.distance(h, Reference.toMemories(exact)))
                .as("%s", instance)
                .isLessThan(boundOfH / 10);
        assertThat(Reference.distance(v, Reference.toFeatures(exact)))
                .as("%s", instance)
                .isLessThan(boundOfV / 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1070, -300, 300, 1015})
    void numbersOfAnySizeFitIntoFloat32Arithmetic(int exponent) {
        double size = Math.scalb(1.0, exponent);
        Patterns patterns = new ValuePatterns(new double[][] {{1, -1, 1}, {1, 1, 1}});
        for (Storage storage : List.of(Storage.FLOAT32, Storage.INT8, Storage.BIT)) {
            Synapses synapses = storage.build(patterns, 1, Place.HEAP, Arithmetic.FLOAT32);
            double[] h = new double[2];
            double[] v = new double[3];
            synapses.both(new double[] {size, 2 * size, 4 * size}, new double[] {size, 8 * size}, h, v);

            assertThat(h).as("%s", storage).containsExactly(3 * size, 7 * size);
            assertThat(v).as("%s", storage).containsExactly(9 * size, 7 * size, 9 * size);
        }
    }

    @ParameterizedTest
    @MethodSource("org.engram.connectivity.Instance#all")
    void oneDirectionIsTheAdjointOfTheOther(Instance instance) {
        Synapses synapses = instance.synapses();
        double[] g = instance.g();
        double[] f = instance.f();
        double[] h = new double[instance.memories()];
        double[] v = new double[instance.features()];
        synapses.toMemories(g, h);
        synapses.toFeatures(f, v);
        double rounding = ROUNDING * instance.largest() * h.length * v.length * (h.length + v.length);
        double bound = instance.bound(g) * norm(f) + instance.bound(f) * norm(g);

        assertThat(dot(h, f)).as("%s", instance).isCloseTo(dot(g, v), within(bound + rounding));
    }

    @ParameterizedTest
    @MethodSource("org.engram.connectivity.Instance#all")
    void bothAtOnceHasTheBitsOfOneAfterTheOther(Instance instance) {
        Synapses synapses = instance.synapses();
        double[] f = instance.f();
        double[] h = new double[instance.memories()];
        double[] v = new double[instance.features()];
        double[] hAlone = new double[instance.memories()];
        double[] vAlone = new double[instance.features()];
        synapses.toMemories(instance.g(), hAlone);
        synapses.toFeatures(f, vAlone);
        synapses.both(instance.g(), f, h, v);

        assertThat(h).as("%s", instance).isEqualTo(hAlone);
        assertThat(v).as("%s", instance).isEqualTo(vAlone);
        assertThat(f).as("%s", instance).isEqualTo(instance.f());
    }

    @ParameterizedTest
    @MethodSource("org.engram.connectivity.Instance#all")
    void throughAStageIsBothWithTheStagesWeights(Instance instance) {
        Synapses synapses = instance.synapses();
        double[] h = new double[instance.memories()];
        double[] v = new double[instance.features()];
        double[] vExplicit = new double[instance.features()];
        synapses.through(instance.g(), new Stages.Rectifier(), h, v);
        synapses.toFeatures(Stages.rectified(h), vExplicit);

        assertThat(h).as("%s", instance).isEqualTo(Reference.toMemories(instance));
        assertThat(v).as("%s", instance).isEqualTo(vExplicit);
    }

    @ParameterizedTest
    @MethodSource("org.engram.connectivity.Instance#all")
    void factorsOfAStageGoToAllEarlierRowsOfTheGroup(Instance instance) {
        Synapses synapses = instance.synapses();
        double[] h = new double[instance.memories()];
        double[] v = new double[instance.features()];
        double[] vExplicit = new double[instance.features()];
        Stages.Softmax softmax = new Stages.Softmax(synapses.groups());
        synapses.through(instance.g(), softmax, h, v);
        synapses.toFeatures(Stages.softmax(h), vExplicit);
        double bound = instance.bound(Stages.softmax(h)) + 50 * instance.largest() * ROUNDING;

        assertThat(Reference.distance(v, vExplicit)).as("%s", instance).isLessThan(2 * bound);
    }

    @ParameterizedTest
    @MethodSource("org.engram.connectivity.Instance#batches")
    void statesTogetherGetTheBitsOfEachAlone(Instance instance, int states) {
        Synapses synapses = instance.synapses();
        List<Pass> together = passes(instance, synapses, states);
        List<Pass> alone = passes(instance, synapses, states);
        synapses.together(together);
        alone.forEach(pass -> synapses.through(pass.g(), pass.stage(), pass.toMemories(), pass.toFeatures()));

        for (int i = 0; i < states; i++) {
            String description = "state %d of %d, %s".formatted(i, states, instance);
            assertThat(together.get(i).toMemories())
                    .as(description)
                    .isEqualTo(alone.get(i).toMemories());
            assertThat(together.get(i).toFeatures())
                    .as(description)
                    .isEqualTo(alone.get(i).toFeatures());
        }
    }

    private static List<Pass> passes(Instance instance, Synapses synapses, int states) {
        return IntStream.range(0, states)
                .mapToObj(i -> new Pass(
                        new Random(i).doubles(instance.features(), -1, 1).toArray(),
                        i % 2 == 0 ? new Stages.Rectifier() : new Stages.Softmax(synapses.groups()),
                        new double[instance.memories()],
                        new double[instance.features()]))
                .toList();
    }

    @Test
    void aStageSeesEveryRowOnceAndInOrder() {
        Instance instance = new Instance(Storage.FLOAT32, 3001, 785, 1, 1);
        Stages.Log log = new Stages.Log();
        instance.synapses().through(instance.g(), log, new double[3001], new double[785]);

        assertThat(instance.synapses().groups()).isEqualTo(4);
        assertThat(log.rows).containsExactly(IntStream.range(0, 3001).boxed().toArray(Integer[]::new));
        assertThat(log.calls).startsWith("reset", "rows 0").endsWith("factor 2", "factor 3");
        assertThat(log.calls).filteredOn(call -> call.startsWith("factor")).hasSize(4);
        assertThat(log.calls).filteredOn("reset"::equals).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void severalThreadsAtOnceGetTheBitsOfOne(Storage storage) {
        Instance instance = new Instance(storage, 700, 800, 0.01, 1);
        Synapses synapses = instance.synapses();
        double[] expected = new double[instance.features()];
        synapses.through(instance.g(), new Stages.Rectifier(), new double[instance.memories()], expected);

        assertThat(IntStream.range(0, 16).parallel().mapToObj(i -> {
                    double[] v = new double[instance.features()];
                    synapses.through(instance.g(), new Stages.Rectifier(), new double[instance.memories()], v);
                    return v;
                }))
                .allSatisfy(v -> assertThat(v).isEqualTo(expected));
    }

    @Test
    void theFactorMustBeFinite() {
        Patterns patterns = new ValuePatterns(new double[][] {{1}});

        assertThatThrownBy(() -> Storage.FLOAT64.build(patterns, Double.NaN))
                .hasMessage("the weight factor NaN is not a finite number");
    }
}
