package org.engram.event.dense;

import org.engram.connectivity.SpikeRows;
import org.engram.event.SpikeQueue;
import org.engram.neuron.StateTransfer;
import org.engram.neuron.spiking.CurrentResponse;

/**
 * A layer of leaky integrate-and-fire neurons ({@link Lif}).
 *
 * <p><b>Membranes.</b> With y = V − steady − bias and the state's decaying part e^(−a/decay) H, a = age, the membrane obeys
 * membrane dy/dt = −y + e^(−a/decay) H. Hence
 *
 * <pre>
 * y = e^(−a/membrane) (K + psi(a) H + O),     psi(a) = ∫ e^(s/membrane − s/decay) ds / membrane from 0 to a
 * </pre>
 *
 * where K (one for each unit) and O (one for each copy) rest between spikes. A spike of the other layer that makes H jump by
 * j makes K jump by −j psi(a); it touches no O. A copy's own reset changes its O only. Equal time constants need no care: psi
 * is computed by expm1. Much faster states do: the scaled jump grows as e^(a/decay), so that every event first moves an origin
 * that lies {@value #OLDEST} of the shorter time constant behind.
 *
 * <p><b>Who fires next.</b> No y rises above h = max(e^(−a/decay) H, 0) from below, so that a unit can fire only if h ≥
 * theta = 1 − steady − bias. Units with h ≥ theta − margin are <i>warm</i>; the others need inputs that sum up to the margin,
 * and until these have come, nobody looks at them. At a <i>look</i>, with rho = 1 − e^(−window/membrane), the bound y + rho (h
 * − y)₊ ≥ theta tells which warm units may fire within the window; only these few get an exact crossing ({@link
 * CurrentResponse}). A new input, or the end of the window, is the reason for another look. Within a unit the copy with the
 * largest O comes first. The length of the window follows the number of candidates.
 */
public final class LifLayer implements DrivenLayer {
    /** How many of the shorter of decay and membrane the origin may lie behind. */
    private static final double OLDEST = 16;

    /** The share of the distance from 0 to 1 that makes a unit warm. */
    private static final double MARGIN = 0.25;

    private static final int FEW = 2;
    private static final int MANY = 8;
    private static final double SHORTEST_WINDOW = 1e-6;
    private static final double LONGEST_WINDOW = 1;

    private final Lif lif;
    private final DecayingStates states;
    private final CurrentResponse response;
    private final double amount;
    private final double[] common;
    private final double[] offset;
    private final int[] lead;
    private final SpikeQueue releases = new SpikeQueue();
    private final Candidates candidates;
    private final int[] warm;
    private int warmCount;
    private double allowance;
    private double window;
    private double windowEnd;

    /**
     * A layer at time 0.
     *
     * @param states x(0) of the units
     * @param input constant input of the units
     * @param membranes V(0) of all copies, below 1
     */
    public LifLayer(Lif lif, double[] states, double[] input, double[] membranes) {
        this.lif = lif;
        this.states = new DecayingStates(states, input, lif.tau(), lif.leak());
        response = new CurrentResponse(lif.membrane(), this.states.decay, this.states.decay);
        amount = 1000 / (lif.rate() * lif.copies());
        common = new double[states.length];
        offset = membranes.clone();
        lead = new int[states.length];
        candidates = new Candidates(states.length);
        warm = new int[states.length];
        window = lif.membrane() / 10;
        for (int n = 0; n < offset.length; n++) {
            offset[n] -= base(n / lif.copies());
        }
        for (int u = 0; u < lead.length; u++) {
            findLead(u);
        }
        look(0);
    }

    @Override
    public void transfer(StateTransfer transfer) {
        states.transfer(transfer);
        transfer.array(common);
        transfer.array(offset);
        transfer.array(lead);
        releases.transfer(transfer);
        candidates.transfer(transfer);
        transfer.array(warm);
        warmCount = transfer.whole(warmCount);
        allowance = transfer.real(allowance);
        window = transfer.real(window);
        windowEnd = transfer.real(windowEnd);
    }

    @Override
    public int units() {
        return states.size();
    }

    @Override
    public int copies() {
        return lif.copies();
    }

    @Override
    public double amount() {
        return amount;
    }

    @Override
    public double next() {
        return Math.min(Math.min(candidates.earliest(), releases.next()), windowEnd);
    }

    @Override
    public int process() {
        double t = next();
        if (releases.next() == t) {
            release(releases.pop(), t);
            return NONE;
        }
        if (candidates.earliest() == t) {
            return fire(candidates.first(), t);
        }
        look(t);
        return NONE;
    }

    @Override
    public void hear(SpikeRows synapses, int row, double heard, double t) {
        keepOriginNear(t);
        double jump = states.scaledJump(heard, t);
        states.add(synapses, row, jump);
        synapses.add(row, -jump * psi(t), common);
        allowance -= synapses.largest() * Math.abs(states.jump(heard));
        look(t);
    }

    @Override
    public double tau() {
        return lif.tau();
    }

    @Override
    public void setInput(double[] input, double t) {
        moveOrigin(t);
        for (int u = 0; u < units(); u++) {
            double before = base(u);
            states.setInput(u, input[u], 1);
            common[u] += before - base(u);
        }
        allowance = 0;
        look(t);
    }

    @Override
    public void setDrive(double[] drive, double t) {
        keepOriginNear(t);
        double factor = states.factor(t);
        double decay = membraneFactor(t);
        double psi = psi(t);
        double largest = 0;
        for (int u = 0; u < units(); u++) {
            double before = base(u);
            states.setDrive(u, drive[u], factor);
            double fall = before - base(u);
            common[u] += fall / decay - psi * (fall / factor);
            largest = Math.max(largest, Math.abs(fall));
        }
        allowance -= largest;
        look(t);
    }

    @Override
    public void states(double t, double[] out) {
        states.write(t, out);
    }

    @Override
    public void membranes(double t, double[] out) {
        double decay = membraneFactor(t);
        double psi = psi(t);
        for (int u = 0; u < units(); u++) {
            double o = offset[u * lif.copies()];
            double y = decay * (common[u] + psi * states.scaled[u] + o);
            out[u] = o == Double.NEGATIVE_INFINITY ? 0 : y + base(u);
        }
    }

    /** Finds out who may fire within the next window. */
    private void look(double t) {
        keepOriginNear(t);
        if (allowance <= 0) {
            findWarm(t);
        }
        windowEnd = t + window;
        candidates.clear();
        double stateFactor = states.factor(t);
        double decay = membraneFactor(t);
        double psi = psi(t);
        double rho = -StrictMath.expm1(-window / lif.membrane());
        for (int k = 0; k < warmCount; k++) {
            int u = warm[k];
            double h = stateFactor * states.scaled[u];
            double y = decay * (common[u] + psi * states.scaled[u] + offset[lead[u]]);
            if (y + rho * Math.max(Math.max(h, 0) - y, 0) >= 1 - base(u)) {
                consider(u, t, y, h);
            }
        }
        adaptWindow();
    }

    private void adaptWindow() {
        if (candidates.count() > MANY) {
            window = Math.max(window / 2, SHORTEST_WINDOW * lif.membrane());
        } else if (candidates.count() < FEW) {
            window = Math.min(window * 1.5, LONGEST_WINDOW * lif.membrane());
        }
    }

    /** Finds the units that may fire before inputs have summed up to the margin. */
    private void findWarm(double t) {
        double factor = states.factor(t);
        warmCount = 0;
        for (int u = 0; u < units(); u++) {
            if (Math.max(factor * states.scaled[u], 0) >= 1 - base(u) - MARGIN) {
                warm[warmCount++] = u;
            }
        }
        allowance = MARGIN;
    }

    /** The unit becomes a candidate if its lead fires within the window; none if all of its copies are refractory. */
    private void consider(int unit, double t, double y, double h) {
        if (y == Double.NEGATIVE_INFINITY) {
            candidates.remove(unit);
            return;
        }
        double crossing = t + response.crossing(0, 1 - base(unit), y, h / lif.membrane(), 0);
        if (crossing < windowEnd) {
            candidates.set(unit, crossing);
        } else {
            candidates.remove(unit);
        }
    }

    private void reconsider(int unit, double t) {
        double h = states.factor(t) * states.scaled[unit];
        double y = membraneFactor(t) * (common[unit] + psi(t) * states.scaled[unit] + offset[lead[unit]]);
        consider(unit, t, y, h);
    }

    private int fire(int unit, double t) {
        int neuron = lead[unit];
        offset[neuron] = Double.NEGATIVE_INFINITY;
        if (lif.refractory() == 0) {
            release(neuron, t);
        } else {
            releases.push(neuron, t + lif.refractory());
            findLead(unit);
            reconsider(unit, t);
        }
        return neuron;
    }

    /** The membrane of a neuron is free again, at V = 0. */
    private void release(int neuron, double t) {
        int unit = neuron / lif.copies();
        offset[neuron] = -base(unit) / membraneFactor(t) - (common[unit] + psi(t) * states.scaled[unit]);
        findLead(unit);
        reconsider(unit, t);
    }

    private void findLead(int unit) {
        int first = unit * lif.copies();
        int best = first;
        for (int n = first + 1; n < first + lif.copies(); n++) {
            best = offset[n] > offset[best] ? n : best;
        }
        lead[unit] = best;
    }

    private void keepOriginNear(double t) {
        if (states.age(t) > OLDEST * Math.min(states.decay, lif.membrane())) {
            moveOrigin(t);
        }
    }

    private void moveOrigin(double t) {
        double decay = membraneFactor(t);
        double psi = psi(t);
        for (int u = 0; u < units(); u++) {
            common[u] = decay * (common[u] + psi * states.scaled[u]);
        }
        for (int n = 0; n < offset.length; n++) {
            offset[n] *= decay;
        }
        states.moveOrigin(t);
    }

    /** To what the membrane of a unit relaxes without spikes. */
    private double base(int unit) {
        return states.steady[unit] + lif.bias();
    }

    private double membraneFactor(double t) {
        return StrictMath.exp(-states.age(t) / lif.membrane());
    }

    private double psi(double t) {
        double age = states.age(t);
        double rate = 1 / lif.membrane() - 1 / states.decay;
        return (rate == 0 ? age : StrictMath.expm1(rate * age) / rate) / lif.membrane();
    }
}
