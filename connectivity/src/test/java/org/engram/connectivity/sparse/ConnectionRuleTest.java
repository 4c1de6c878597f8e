package org.engram.connectivity.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.engram.connectivity.RandomStreams;
import org.engram.connectivity.RandomStreams.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionRuleTest {
    private static final long SEED = 4;

    private static Joints join(ConnectionRule rule, int sources, int targets, boolean same) {
        return rule.join(sources, targets, same, RandomStreams.of(SEED, Purpose.CONNECTIONS, 0));
    }

    /** How many synapses lead from each source to each target. */
    private static int[][] matrix(Joints joints) {
        int sources = joints.starts().length - 1;
        int[][] matrix = new int[sources][joints.targetSize()];
        for (int source = 0; source < sources; source++) {
            for (int k = joints.starts()[source]; k < joints.starts()[source + 1]; k++) {
                matrix[source][joints.targets()[k]]++;
                if (k > joints.starts()[source]) {
                    assertThat(joints.targets()[k]).isGreaterThanOrEqualTo(joints.targets()[k - 1]);
                }
            }
        }
        return matrix;
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void everyTargetHasTheSameInDegree(boolean autapses, boolean multapses) {
        int n = 40;
        int[][] matrix = matrix(join(new ConnectionRule.FixedIndegree(25, autapses, multapses), n, n, true));
        int selves = 0;
        int most = 0;
        for (int target = 0; target < n; target++) {
            int indegree = 0;
            for (int source = 0; source < n; source++) {
                indegree += matrix[source][target];
                most = Math.max(most, matrix[source][target]);
            }
            assertThat(indegree).isEqualTo(25);
            selves += matrix[target][target];
        }
        assertThat(selves > 0).isEqualTo(autapses);
        assertThat(most > 1).isEqualTo(multapses);
    }

    @Test
    void everySourceIsAsLikely() {
        int[] outdegrees = new int[20];
        int[][] matrix = matrix(join(new ConnectionRule.FixedIndegree(7, false, false), 20, 20_000, false));
        for (int source = 0; source < 20; source++) {
            for (int synapses : matrix[source]) {
                outdegrees[source] += synapses;
            }
            assertThat(outdegrees[source]).as("source %d", source).isCloseTo(7000, within(400));
        }
    }

    @Test
    void everyNeuronMayBeChosenFromAllOthersIfAllOfThemAreWanted() {
        int[][] matrix = matrix(join(new ConnectionRule.FixedIndegree(9, false, false), 10, 10, true));
        for (int source = 0; source < 10; source++) {
            for (int target = 0; target < 10; target++) {
                assertThat(matrix[source][target]).isEqualTo(source == target ? 0 : 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.02, 0.5, 0.97, 1})
    void pairsAreJoinedWithTheirProbability(double p) {
        int n = 300;
        Joints joints = join(new ConnectionRule.FixedProbability(p, false), n, n, true);
        double expected = p * n * (n - 1);
        assertThat((double) joints.targets().length)
                .isCloseTo(expected, within(5 * Math.sqrt(expected * (1 - p)) + 1e-9));
        int[][] matrix = matrix(joints);
        for (int i = 0; i < n; i++) {
            assertThat(matrix[i][i]).isZero();
            for (int synapses : matrix[i]) {
                assertThat(synapses).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void allToAllJoinsAllPairsAndOneToOneThoseOfOneNumber() {
        assertThat(join(new ConnectionRule.AllToAll(false), 5, 5, true).targets())
                .hasSize(20);
        assertThat(join(new ConnectionRule.AllToAll(false), 5, 5, false).targets())
                .hasSize(25);
        assertThat(join(new ConnectionRule.OneToOne(false), 4, 4, false).targets())
                .containsExactly(0, 1, 2, 3);
        assertThat(join(new ConnectionRule.OneToOne(true), 4, 4, true).targets())
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void theSameSeedGivesTheSameSynapsesAndAnotherProjectionOthers() {
        var plan = new SparseSynapses.Plan(
                new ConnectionRule.FixedProbability(0.1, true),
                new Distribution.Normal(1, 0.5),
                new Distribution.Uniform(1, 2));
        var first = new SparseSynapses(plan, 100, 100, true, SEED, 0);
        var again = new SparseSynapses(plan, 100, 100, true, SEED, 0);
        var other = new SparseSynapses(plan, 100, 100, true, SEED, 1);
        assertThat(again.targetArray()).containsExactly(first.targetArray());
        assertThat(again.weightArray()).containsExactly(first.weightArray());
        assertThat(other.targetArray()).isNotEqualTo(first.targetArray());
        Set<Double> delays = new HashSet<>();
        for (int k = 0; k < first.count(); k++) {
            delays.add(first.delay(k));
        }
        assertThat(delays).hasSizeGreaterThan(100);
    }

    @Test
    void impossibleRulesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> join(new ConnectionRule.FixedIndegree(10, false, false), 10, 10, true))
                .withMessageContaining("10 from 9 possible sources");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> join(new ConnectionRule.OneToOne(false), 3, 4, false))
                .withMessageContaining("3 and 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> join(new ConnectionRule.OneToOne(false), 4, 4, true))
                .withMessageContaining("`autapses: true`, or another population");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> join(new ConnectionRule.FixedIndegree(1, false, true), 1, 1, true))
                .withMessageContaining("`autapses: true`, or a larger population");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> join(new ConnectionRule.AllToAll(true), 100_000, 100_000, false))
                .withMessageContaining("at most");
        assertThatIllegalArgumentException().isThrownBy(() -> new ConnectionRule.FixedProbability(1.1, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConnectionRule.FixedIndegree(0, true, true));
    }
}
