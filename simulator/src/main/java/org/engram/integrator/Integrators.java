package org.engram.integrator;

import java.util.OptionalDouble;
import org.apache.commons.math3.ode.nonstiff.AdamsBashforthIntegrator;
import org.apache.commons.math3.ode.nonstiff.AdamsMoultonIntegrator;
import org.apache.commons.math3.ode.nonstiff.AdaptiveStepsizeIntegrator;
import org.apache.commons.math3.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.apache.commons.math3.ode.nonstiff.DormandPrince54Integrator;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.ode.nonstiff.EulerIntegrator;
import org.apache.commons.math3.ode.nonstiff.GraggBulirschStoerIntegrator;
import org.apache.commons.math3.ode.nonstiff.HighamHall54Integrator;
import org.engram.integrator.CommonsMathIntegrator.Memory;

/** The methods by name. */
public final class Integrators {
    private static final int ADAMS_STEPS = 4;

    private static final Reference HAIRER = new Reference(
            "E. Hairer, S. P. Nørsett and G. Wanner, Solving Ordinary Differential Equations I, Springer (1993)",
            "https://doi.org/10.1007/978-3-540-78862-1");
    private static final Reference DORMAND_PRINCE = new Reference(
            "J. R. Dormand and P. J. Prince, A family of embedded Runge-Kutta formulae, J. Comput. Appl. Math. 6, 19-26"
                    + " (1980)",
            "https://doi.org/10.1016/0771-050X(80)90013-3");
    private static final Reference HIGHAM_HALL = new Reference(
            "D. J. Higham and G. Hall, Embedded Runge-Kutta formulae with stable equilibrium states, J. Comput. Appl."
                    + " Math. 29, 25-33 (1990)",
            "https://doi.org/10.1016/0377-0427(90)90192-3");
    private static final Reference BULIRSCH_STOER = new Reference(
            "R. Bulirsch and J. Stoer, Numerical treatment of ordinary differential equations by extrapolation methods,"
                    + " Numer. Math. 8, 1-13 (1966)",
            "https://doi.org/10.1007/BF02165234");
    private static final Reference NORDSIECK = new Reference(
            "A. Nordsieck, On numerical integration of ordinary differential equations, Math. Comput. 16, 22-49 (1962)",
            "https://doi.org/10.1090/S0025-5718-1962-0136519-5");

    private Integrators() {}

    /**
     * Makes a method.
     *
     * @param name as in the experiment file, except {@code auto}
     * @param tolerance of the adaptive methods
     * @param step of the methods with a fixed step, in ms
     * @param updateInterval the time that one discrete update stands for, in ms
     * @param updateOrder the seed of the order in which asynchronous updates are made
     */
    public static Integrator named(
            String name, Tolerance tolerance, OptionalDouble step, double updateInterval, UpdateOrder updateOrder) {
        return switch (name) {
            case ExponentialAdams.NAME -> new ExponentialAdams(tolerance);
            case MethodOfSteps.NAME -> new MethodOfSteps(tolerance);
            case EventDriven.NAME -> new EventDriven(tolerance.maxStep());
            case "attention" -> new AttentionUpdate(updateInterval);
            case "asynchronous" -> EnergyDifferenceUpdate.asynchronous(updateInterval, updateOrder);
            case "synchronous" -> EnergyDifferenceUpdate.synchronous(updateInterval);
            case "euler" ->
                new CommonsMathIntegrator(
                        name,
                        HAIRER,
                        tolerance,
                        Memory.NOTHING,
                        (shortest, first, errors) -> new EulerIntegrator(step.orElseThrow()));
            case "runge-kutta-4" ->
                new CommonsMathIntegrator(
                        name,
                        HAIRER,
                        tolerance,
                        Memory.NOTHING,
                        (shortest, first, errors) -> new ClassicalRungeKuttaIntegrator(step.orElseThrow()));
            default -> adaptive(name, tolerance);
        };
    }

    /** A method of Apache Commons Math with a step size of its own choice. */
    static Integrator adaptive(String name, Tolerance tolerance) {
        double longest = tolerance.longestStep();
        double rtol = tolerance.relative();
        double atol = tolerance.absolute();
        return switch (name) {
            case "dormand-prince-54" ->
                adaptive(
                        name,
                        DORMAND_PRINCE,
                        tolerance,
                        Memory.STEP,
                        (shortest, errors) -> new DormandPrince54Integrator(shortest, longest, atol, rtol) {
                            @Override
                            protected double estimateError(double[][] slopes, double[] y0, double[] y1, double h) {
                                return errors.record(super.estimateError(slopes, y0, y1, h), y1);
                            }

                            @Override
                            protected double filterStep(double h, boolean forward, boolean acceptSmall) {
                                return errors.choose(super.filterStep(h, forward, acceptSmall));
                            }
                        });
            case "dormand-prince-853" ->
                adaptive(
                        name,
                        HAIRER,
                        tolerance,
                        Memory.STEP,
                        (shortest, errors) -> new DormandPrince853Integrator(shortest, longest, atol, rtol) {
                            @Override
                            protected double estimateError(double[][] slopes, double[] y0, double[] y1, double h) {
                                return errors.record(super.estimateError(slopes, y0, y1, h), y1);
                            }

                            @Override
                            protected double filterStep(double h, boolean forward, boolean acceptSmall) {
                                return errors.choose(super.filterStep(h, forward, acceptSmall));
                            }
                        });
            case "higham-hall-54" ->
                adaptive(
                        name,
                        HIGHAM_HALL,
                        tolerance,
                        Memory.STEP,
                        (shortest, errors) -> new HighamHall54Integrator(shortest, longest, atol, rtol) {
                            @Override
                            protected double estimateError(double[][] slopes, double[] y0, double[] y1, double h) {
                                return errors.record(super.estimateError(slopes, y0, y1, h), y1);
                            }

                            @Override
                            protected double filterStep(double h, boolean forward, boolean acceptSmall) {
                                return errors.choose(super.filterStep(h, forward, acceptSmall));
                            }
                        });
            case "gragg-bulirsch-stoer" ->
                adaptive(
                        name,
                        BULIRSCH_STOER,
                        tolerance,
                        Memory.HIDDEN,
                        (shortest, errors) -> new GraggBulirschStoerIntegrator(shortest, longest, atol, rtol));
            case "adams-bashforth" ->
                adaptive(
                        name,
                        NORDSIECK,
                        tolerance,
                        Memory.HIDDEN,
                        (shortest, errors) -> new AdamsBashforthIntegrator(ADAMS_STEPS, shortest, longest, atol, rtol));
            case "adams-moulton" ->
                adaptive(
                        name,
                        NORDSIECK,
                        tolerance,
                        Memory.HIDDEN,
                        (shortest, errors) -> new AdamsMoultonIntegrator(ADAMS_STEPS, shortest, longest, atol, rtol));
            default -> throw new IllegalArgumentException("unknown method: " + name);
        };
    }

    private interface AdaptiveMethod {
        AdaptiveStepsizeIntegrator create(double shortestStep, StepErrors errors);
    }

    private static Integrator adaptive(
            String name, Reference reference, Tolerance tolerance, Memory memory, AdaptiveMethod method) {
        return new CommonsMathIntegrator(name, reference, tolerance, memory, (shortest, first, errors) -> {
            AdaptiveStepsizeIntegrator integrator = method.create(shortest, errors);
            integrator.setInitialStepSize(Math.max(shortest, first));
            return integrator;
        });
    }
}
