package org.engram.neuron.spiking;

import java.util.Arrays;
import org.engram.neuron.ElementwiseActivation;
import org.engram.neuron.Parameters;
import org.engram.neuron.StateTransfer;

/**
 * Neurons that fire at random, with an intensity that is a function of their state (escape noise, conditional Poisson or
 * linear-nonlinear-Poisson neurons).
 *
 * <pre>
 * dx/dt = −(x − bias)/tau
 * x → x + weight                       at an arriving spike (port "delta", dimensionless)
 * intensity = rate [activation(x)]₊    Hz; 0 during the refractory period
 * </pre>
 *
 * <p><b>Spikes</b> are drawn by thinning (P. A. W. Lewis and G. S. Shedler, Naval Res. Logist. 26 (1979) 403). Between
 * arrivals x moves monotonically to the bias, and every elementwise activation has its largest value on an interval at one of
 * the ends, which bounds the intensity. An arrival makes the neuron draw anew, which changes no probability since the process
 * has no memory. Every neuron has a random stream of its own.
 *
 * <p><b>Parameters</b>: {@link Cell}. The "membrane" is the state x, dimensionless.
 *
 * <p>W. Gerstner et al., Neuronal Dynamics (2014), chapter 9.
 */
public final class EscapeNoise implements SpikingNeurons {
    /**
     * An escape-noise neuron.
     *
     * @param activation what the intensity is proportional to
     * @param rate the intensity where the activation is 1; Hz, > 0
     * @param tau the time constant of the state; ms, > 0
     * @param bias the state without input; dimensionless
     * @param refractory how long the neuron is silent after a spike; ms, ≥ 0
     */
    public record Cell(ElementwiseActivation activation, double rate, double tau, double bias, double refractory) {
        /** Refuses parameters out of range. */
        public Cell {
            Parameters.requirePositive("rate", rate);
            Parameters.requirePositive("time constant", tau);
            Parameters.requireFinite("bias", bias);
            Parameters.requireNotNegative("refractory period", refractory);
        }

        /** Spikes per ms at state x. */
        double intensity(double x) {
            return rate / 1000 * Math.max(activation.output(x), 0);
        }
    }

    private final Cell cell;
    private final NeuronStreams streams;
    private final double[] clock;
    private final double[] state;
    private final double[] release;
    private final double[] next;

    /** A population of {@code size} neurons at rest; same seed, same spikes. */
    public EscapeNoise(Cell cell, int size, long seed) {
        Parameters.require(size >= 0, "size", "a whole number >= 0", size);
        this.cell = cell;
        streams = new NeuronStreams(seed, size);
        clock = new double[size];
        state = new double[size];
        release = new double[size];
        next = new double[size];
        Arrays.fill(state, cell.bias());
        for (int n = 0; n < size; n++) {
            draw(n);
        }
    }

    @Override
    public void transfer(StateTransfer transfer) {
        streams.transfer(transfer);
        transfer.array(clock);
        transfer.array(state);
        transfer.array(release);
        transfer.array(next);
    }

    @Override
    public int size() {
        return state.length;
    }

    @Override
    public void receive(int neuron, int port, double weight, double t) {
        advance(neuron, t);
        state[neuron] += weight;
        draw(neuron);
    }

    @Override
    public double nextSpike(int neuron) {
        return next[neuron];
    }

    @Override
    public void fire(int neuron, double t) {
        advance(neuron, t);
        release[neuron] = t + cell.refractory();
        draw(neuron);
    }

    @Override
    public double membrane(int neuron, double t) {
        double decay = StrictMath.exp(-(t - clock[neuron]) / cell.tau());
        return cell.bias() + (state[neuron] - cell.bias()) * decay;
    }

    @Override
    public double synaptic(int neuron, int port, double t) {
        return 0;
    }

    @Override
    public void setMembrane(int neuron, double value) {
        Parameters.requireFinite("state", value);
        state[neuron] = value;
        draw(neuron);
    }

    @Override
    public void setSynaptic(int neuron, int port, double value) {
        Parameters.require(false, "the receptor of an escape-noise neuron", "left alone, as it keeps nothing", value);
    }

    private void advance(int neuron, double t) {
        state[neuron] = membrane(neuron, t);
        clock[neuron] = t;
    }

    /** Draws the next spike. A candidate at t is accepted with probability intensity(t) / bound. */
    private void draw(int neuron) {
        double t = Math.max(clock[neuron], release[neuron]);
        double intensity = cell.intensity(membrane(neuron, t));
        double bound;
        do {
            bound = Math.max(intensity, cell.intensity(cell.bias()));
            requireFinite(bound, neuron);
            t = bound > 0 ? t + streams.exponential(neuron) / bound : Double.POSITIVE_INFINITY;
            intensity = cell.intensity(membrane(neuron, t));
        } while (t < Double.POSITIVE_INFINITY && streams.uniform(neuron) * bound > intensity);
        next[neuron] = t;
    }

    private void requireFinite(double bound, int neuron) {
        if (!(bound < Double.POSITIVE_INFINITY)) {
            throw new ArithmeticException("the intensity of an escape-noise neuron is not a finite number at its state "
                    + state[neuron] + ": the input is too large for " + cell.activation());
        }
    }
}
