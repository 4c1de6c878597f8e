package org.engram.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.engram.integrator.Methods;
import org.engram.neuron.Identity;
import org.engram.neuron.Tanh;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Linear memory neurons, made fast, leave the network of J. J. Hopfield (PNAS 81, 1984, 3088) with couplings T = xi^T xi
 * (arXiv:2008.06996, eq. 24).
 */
class ClassicalHopfieldTest {
    private static final double DURATION = 3;

    @RepeatedTest(5)
    void fastLinearMemoriesLeaveAPairwiseCoupledNetwork(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        var random = new SplittableRandom(seed);
        RealMatrix xi = MatrixUtils.createRealMatrix(3, 6);
        for (int mu = 0; mu < 3; mu++) {
            xi.setRow(mu, Networks.normal(6, 0.6, random));
        }
        double[] input = Networks.normal(6, 0.3, random);
        double[] start = Networks.normal(6, 1, random);
        double[] expected = classical(xi.transpose().multiply(xi), input, start);
        double far = distance(reduced(xi, input, 1e-2, start), expected);
        double near = distance(reduced(xi, input, 1e-3, start), expected);
        assertThat(near).as("seed %d", seed).isLessThan(0.01);
        assertThat(far / near).as("order of the error in tau_h, seed %d", seed).isBetween(9.0, 11.0);
        assertThat(distance(reduced(xi, input, 0, start), expected))
                .as("seed %d", seed)
                .isLessThan(1e-8);
    }

    private static double[] reduced(RealMatrix xi, double[] input, double tauH, double[] start) {
        RateNetwork network = Networks.of(xi.getData(), new Tanh(1), 1, new Identity(), tauH, input);
        var printed = new PrintedEquations(network);
        String method = tauH == 0 ? "dormand-prince-853" : "imex";
        return new Motion(network, Methods.adaptive(method, 1e-10), start, printed.followingMemories(start))
                .until(DURATION)
                .v();
    }

    /** dv/dt = T tanh(v) − v + I. */
    private static double[] classical(RealMatrix couplings, double[] input, double[] start) {
        double[] v = start.clone();
        new DormandPrince853Integrator(1e-9, 1, 1e-13, 1e-12)
                .integrate(new ClassicalEquations(couplings, input), 0, v, DURATION, v);
        return v;
    }

    private record ClassicalEquations(RealMatrix couplings, double[] input) implements FirstOrderDifferentialEquations {
        @Override
        public int getDimension() {
            return input.length;
        }

        @Override
        public void computeDerivatives(double t, double[] v, double[] slopes) {
            double[] drive = couplings.operate(Arrays.stream(v).map(Math::tanh).toArray());
            Arrays.setAll(slopes, i -> drive[i] - v[i] + input[i]);
        }
    }

    private static double distance(double[] a, double[] b) {
        return MatrixUtils.createRealVector(a).getLInfDistance(MatrixUtils.createRealVector(b));
    }
}
