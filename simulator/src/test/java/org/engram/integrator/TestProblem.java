package org.engram.integrator;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.ode.ContinuousOutputModel;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.engram.network.Networks;
import org.engram.network.PrintedEquations;
import org.engram.network.RateNetwork;
import org.engram.neuron.Identity;
import org.engram.neuron.Power;
import org.engram.neuron.Softmax;
import org.engram.neuron.Tanh;

/**
 * A network whose motion is known. Times are in ms.
 *
 * @param start the state at time 0
 * @param solution the state at any time
 */
record TestProblem(
        String name, RateNetwork network, double[] start, double duration, DoubleFunction<double[]> solution) {
    /** Both layers in motion, smooth activations. */
    static TestProblem nonlinear() {
        var random = new SplittableRandom(11);
        RateNetwork network = Networks.random(new Tanh(1.3), 1, new Power(4, 0.5), 0.5, random);
        int features = network.features().size();
        double[] start = Networks.normal(features + network.memories().size(), 0.5, random);
        var printed = new PrintedEquations(network);
        return integrated("nonlinear", network, start, 4, (y, slopes) -> {
            double[] v = Arrays.copyOf(y, features);
            double[] h = Arrays.copyOfRange(y, features, y.length);
            System.arraycopy(printed.featureSlopes(v, h), 0, slopes, 0, features);
            System.arraycopy(printed.memorySlopes(v, h), 0, slopes, features, h.length);
        });
    }

    /** Memory neurons that follow at once. */
    static TestProblem adiabatic() {
        var random = new SplittableRandom(12);
        RateNetwork network = Networks.random(new Identity(), 1, new Softmax(3), 0, random);
        double[] start = Networks.state(network.features(), random);
        var printed = new PrintedEquations(network);
        return integrated(
                "adiabatic",
                network,
                start,
                4,
                (v, slopes) -> System.arraycopy(
                        printed.featureSlopes(v, printed.followingMemories(v)), 0, slopes, 0, v.length));
    }

    private interface RightHandSide {
        void write(double[] y, double[] slopes);
    }

    private static TestProblem integrated(
            String name, RateNetwork network, double[] start, double duration, RightHandSide rightHandSide) {
        var equations = new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return start.length;
            }

            @Override
            public void computeDerivatives(double t, double[] y, double[] slopes) {
                rightHandSide.write(y, slopes);
            }
        };
        var solution = new ContinuousOutputModel();
        var integrator = new DormandPrince853Integrator(1e-9, 0.02, 1e-14, 1e-13);
        integrator.addStepHandler(solution);
        integrator.integrate(equations, 0, start, duration, start.clone());
        return new TestProblem(name, network, start, duration, t -> {
            solution.setInterpolatedTime(t);
            return solution.getInterpolatedState();
        });
    }

    /** The state at the end, as a method finds it. */
    double[] solve(Integrator integrator, StepObserver observer) {
        double[] y = start.clone();
        integrator.integrate(network.dynamics(), 0, y, duration, observer);
        return y;
    }

    /** The largest error of a state. */
    double error(double t, double[] y) {
        double[] exact = solution.apply(t);
        return IntStream.range(0, y.length)
                .mapToDouble(i -> Math.abs(y[i] - exact[i]))
                .max()
                .orElseThrow();
    }

    /** The largest error of the solution inside a step. */
    double error(Step step, double t) {
        double[] y = start.clone();
        step.state(t, y, y.length);
        return error(t, y);
    }

    @Override
    public String toString() {
        return name;
    }
}
