package org.engram.network;

import java.util.List;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.engram.neuron.Checkpointed;

/**
 * The equations of motion of a {@link RateNetwork}, with the energy that falls along them. The state y holds v, h or both
 * in this order, whichever layers move by themselves; times are in ms. Has a workspace and is meant for one thread.
 *
 * <p>The products with xi of the state evaluated last are kept: asking for the energy of that same state costs no pass.
 */
public interface RateDynamics extends FirstOrderDifferentialEquations, Checkpointed {
    RateNetwork network();

    /** y from v [N_f] and h [N_h]. */
    double[] state(double[] v, double[] h);

    /** v [N_f] and h [N_h] of the state y. One pass where a layer is adiabatic, none otherwise. */
    void expand(double[] y, double[] v, double[] h);

    /** v [N_f] of the state y. One pass where the feature neurons are adiabatic, none otherwise. */
    void features(double[] y, double[] v);

    /** Writes dy/dt in 1/ms. */
    void derivatives(double[] y, double[] yDot);

    /** The energy (arXiv:2008.06996, eq. 2), or its adiabatic form (eq. 8, 13, 21). */
    Energy energy(double[] y);

    /**
     * The energy of y from the products of the last pass, which need not be those of y. Exact if that pass had the same
     * states h; in an adiabatic network larger by a term of second order in the distance of the two states. No pass.
     */
    Energy energyWithLastPass(double[] y);

    /** dE/dt in 1/ms, from its closed form −Σ tau x' L'' x' over the layers that move (eq. 4). No pass. */
    double energyRate(double[] y, double[] yDot);

    /**
     * How much an error of the state may change the energy, to second order: the sum over the layers that move of
     * |tau x'| |e| + |e|², where |a|² = a·L'' a. No pass.
     *
     * @param e the error of each neuron's state
     */
    double energyUncertainty(double[] y, double[] yDot, double[] e);

    /** The distance from a fixed point, max |tau dx/dt| over all neurons that move. */
    double residual(double[] yDot);

    /** The layers that move by themselves, in the order in which y holds them, each as its groups of neurons. */
    List<List<Group>> layers();

    /**
     * One pass in which the memory neurons respond to their drive: writes drive and input of every layer that moves,
     * xi g(v) + I of the memory neurons, by which these move on to h ← h + response (xi g(v) + I), and xi^T f(h) + I of the
     * feature neurons, with the new h. In an adiabatic network the layer in motion does not respond.
     *
     * @param y the state; the h in it are overwritten
     * @param responses of each memory neuron, a state per drive; laid out as y
     * @param drives laid out as y
     */
    void pass(double[] y, double[] responses, double[] drives);

    /**
     * Writes the drives, without input, of every layer that moves, laid out as y: xi^T f(h) of the feature neurons, xi g(v) of
     * the memory neurons. One pass, after which energy and slopes of y cost none.
     */
    void drives(double[] y, double[] drives);

    /**
     * How long the drives of the layers that move are on their way, in ms: the delay of the synapses, there and back where a
     * layer follows at once.
     */
    double lag();

    /**
     * Takes the products of a state from a method that knows them: asking for the energy or the slopes of y costs no pass then.
     *
     * @param toMemories xi g(v) [N_h]
     * @param toFeatures xi^T f(h) [N_f]
     */
    void know(double[] y, double[] toMemories, double[] toFeatures);

    /** Counts passes that were made on behalf of this object. */
    void count(long morePasses);

    /** The number of times that xi has been read for this object. */
    long passes();

    /** Which neuron an entry of the state belongs to, for messages: {@code memory neuron 17}. */
    String neuron(int index);

    @Override
    default void computeDerivatives(double t, double[] y, double[] yDot) {
        derivatives(y, yDot);
    }
}
