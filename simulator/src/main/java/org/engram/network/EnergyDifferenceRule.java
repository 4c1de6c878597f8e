package org.engram.network;

import org.engram.connectivity.Synapses;
import org.engram.neuron.Activation;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;

/**
 * The update rule of Krotov and Hopfield (arXiv:1606.01164): a sign neuron takes the value with the lower energy, the
 * others being as they are,
 *
 * <pre>
 *     sigma_i = sign( 2 I_i + Σ_mu F(xi_mu,i + Σ_j≠i xi_mu,j sigma_j) − F(−xi_mu,i + Σ_j≠i xi_mu,j sigma_j) )
 * </pre>
 *
 * with F the Lagrangian of the memory neurons; unlike the equations of motion it has no self-coupling. On a tie a neuron
 * stays as it is.
 */
public final class EnergyDifferenceRule implements Checkpointed {
    private final AdiabaticDynamics dynamics;
    private final Synapses synapses;
    private final Activation memories;
    private final double[] input;
    private final double[] h;
    private final double[] ifUp;
    private final double[] ifDown;
    private int changed;

    public EnergyDifferenceRule(AdiabaticDynamics dynamics) {
        this.dynamics = dynamics;
        synapses = dynamics.network().synapses();
        memories = dynamics.network().memories().activation();
        input = dynamics.network().features().input();
        h = new double[synapses.memories()];
        ifUp = new double[h.length];
        ifDown = new double[h.length];
    }

    /** Takes the signs of {@code sigma} as the state to start from. One pass. */
    public void start(double[] sigma) {
        for (int i = 0; i < sigma.length; i++) {
            sigma[i] = Math.signum(sigma[i]);
        }
        synapses.toMemories(sigma, h);
        dynamics.count(1);
        changed = sigma.length;
    }

    /**
     * Updates every neuron once, in the given order; returns how many changed. One pass.
     *
     * @throws ArithmeticException if energies overflow
     */
    public int sweep(double[] sigma, int[] order) {
        dynamics.count(1);
        changed = 0;
        for (int i : order) {
            double best = best(i, sigma[i]);
            if (best != sigma[i]) {
                set(i, best - sigma[i]);
                sigma[i] = best;
                changed++;
            }
        }
        return changed;
    }

    /**
     * Updates all neurons at once, each by the energies that it has while all others stay as they are; returns how many
     * changed. One pass.
     *
     * @throws ArithmeticException if energies overflow
     */
    public int updateAll(double[] sigma) {
        dynamics.count(1);
        double[] best = new double[sigma.length];
        for (int i = 0; i < sigma.length; i++) {
            best[i] = best(i, sigma[i]);
        }
        changed = 0;
        for (int i = 0; i < sigma.length; i++) {
            if (best[i] != sigma[i]) {
                set(i, best[i] - sigma[i]);
                sigma[i] = best[i];
                changed++;
            }
        }
        return changed;
    }

    /** Whether the last update of all neurons changed nothing: none will. */
    public boolean isAtRest() {
        return changed == 0;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        transfer.array(h);
        changed = transfer.whole(changed);
    }

    private double best(int i, double now) {
        for (int mu = 0; mu < h.length; mu++) {
            double w = synapses.weight(mu, i);
            ifUp[mu] = h[mu] + w * (1 - now);
            ifDown[mu] = h[mu] - w * (1 + now);
        }
        double gain = 2 * input[i] + memories.lagrangian(ifUp) - memories.lagrangian(ifDown);
        if (Double.isNaN(gain)) {
            throw new ArithmeticException(
                    ("the energies of both values of feature neuron %d overflow; use a smaller weight,"
                                    + " beta or order, or softmax for exponential, which takes the same decisions")
                            .formatted(i));
        }
        return gain > 0 ? 1 : gain < 0 ? -1 : now;
    }

    private void set(int i, double change) {
        for (int mu = 0; mu < h.length; mu++) {
            h[mu] += synapses.weight(mu, i) * change;
        }
    }
}
