package org.engram.integrator;

import java.util.OptionalDouble;

/** Methods set up for tests. Times are in ms. */
public final class Methods {
    /** An observer with no interest in anything. */
    public static final StepObserver UNOBSERVED = step -> true;

    private static final UpdateOrder NO_UPDATES = (sweep, size) -> new int[0];

    private Methods() {}

    /** Steps of its own choice, with an absolute tolerance a hundredth of the relative one. */
    public static Integrator adaptive(String name, double rtol) {
        return adaptive(name, new Tolerance(rtol, 0.01 * rtol));
    }

    static Integrator adaptive(String name, Tolerance tolerance) {
        return Integrators.named(name, tolerance, OptionalDouble.empty(), 1, NO_UPDATES);
    }

    static Integrator fixedStep(String name, double step) {
        return Integrators.named(name, new Tolerance(1, 1), OptionalDouble.of(step), 1, NO_UPDATES);
    }

    /** One update v ← xi^T f(xi g(v)) + I every {@code interval}. */
    public static Integrator attention(double interval) {
        return Integrators.named("attention", new Tolerance(1, 1), OptionalDouble.empty(), interval, NO_UPDATES);
    }

    /** All neurons updated at once by energy difference every {@code interval}. */
    static Integrator synchronous(double interval) {
        return Integrators.named("synchronous", new Tolerance(1, 1), OptionalDouble.empty(), interval, NO_UPDATES);
    }

    /** One sweep of updates by energy difference every {@code interval}. */
    static Integrator asynchronous(double interval, UpdateOrder order) {
        return Integrators.named("asynchronous", new Tolerance(1, 1), OptionalDouble.empty(), interval, order);
    }
}
