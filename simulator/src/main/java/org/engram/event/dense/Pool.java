package org.engram.event.dense;

import org.engram.neuron.Parameters;
import org.engram.neuron.StateTransfer;

/**
 * An inhibitory neuron that integrates the spikes of a layer and lowers all its intensities by the factor e^(−z):
 *
 * <pre>
 * tau_pool dz/dt = Σ_μ f_μ − 1
 * </pre>
 *
 * With f_μ = e^(beta h_μ − z), w = e^z obeys the linear equation tau_pool dw/dt = Σ_μ e^(beta h_μ) − w: z follows the
 * log-sum-exp with time constant tau_pool, and the outputs are a softmax. The synapses are pairwise: +1 from every memory
 * neuron to the pool, −1 back, and a bias of −1.
 *
 * <p>Between spikes z falls linearly, so that <b>operational time</b> s, ds = e^(−z) dt, has the closed form s = tau_pool e^(−z0)
 * (e^((t − t0)/tau_pool) − 1). Candidates for spikes are kept in operational time, where a change of z moves none of them.
 */
final class Pool {
    private final double tau;
    private double start;
    private double z;

    /**
     * A pool at time 0.
     *
     * @param tau tau_pool; ms, > 0; infinite: there is no pool, s = t
     * @param z at time 0
     */
    Pool(double tau, double z) {
        Parameters.require(tau > 0, "pool", "a time > 0", tau);
        this.tau = tau;
        this.z = z;
    }

    /** No pool: operational time is time. */
    static Pool none() {
        return new Pool(Double.POSITIVE_INFINITY, 0);
    }

    void transfer(StateTransfer transfer) {
        start = transfer.real(start);
        z = transfer.real(z);
    }

    boolean isThere() {
        return tau < Double.POSITIVE_INFINITY;
    }

    /** z at t, before the next spike. */
    double z(double t) {
        return z - (t - start) / tau;
    }

    /** By how much operational time is faster than time at t, before the next spike. */
    double speed(double t) {
        return StrictMath.exp(-z(t));
    }

    /** The operational time between the last {@link #restart} and t. */
    double operational(double t) {
        double span = t - start;
        return tau == Double.POSITIVE_INFINITY ? span : tau * StrictMath.exp(-z) * StrictMath.expm1(span / tau);
    }

    /** The time at which the operational time since the last {@link #restart} is s. */
    double time(double s) {
        return tau == Double.POSITIVE_INFINITY
                ? start + s
                : start + tau * StrictMath.log1p(s * StrictMath.exp(z) / tau);
    }

    /** Counts operational time from t on, after a spike that counts {@code amount} (0: none). */
    void restart(double amount, double t) {
        if (tau != Double.POSITIVE_INFINITY) {
            z += (amount - (t - start)) / tau;
        }
        start = t;
    }
}
