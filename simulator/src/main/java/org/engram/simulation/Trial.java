package org.engram.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.engram.experiment.Experiment.Variable;
import org.engram.integrator.IntegrationException;
import org.engram.integrator.Integrator;
import org.engram.integrator.Step;
import org.engram.integrator.StepObserver;
import org.engram.integrator.Tolerance;
import org.engram.network.RateDynamics;
import org.engram.network.RateNetwork;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;
import org.jspecify.annotations.Nullable;

/**
 * One run of the network from one start. Sees every accepted step: audits the energy, finds out when the trial settles,
 * takes the samples from the dense output, and ends the run early where the experiment asks for it.
 */
final class Trial implements StepObserver, Checkpointed {
    /** The residual below which a trial counts as settled where the experiment names none. */
    static final double SETTLED = 1e-3;

    /** A cue that is held to within this share of the duration is held to its end. */
    private static final double ROUNDING = 1e-9;

    private final int number;
    private final Setup setup;
    private final Integrator integrator;
    private final InitialState start;
    private final TrialListener listener;
    private final EnergyAudit audit;
    private final Settling settling;
    private final double[] y;
    private final double[] yDot;
    private final double[] sample;
    private final boolean recordsEnergy;
    private RateDynamics dynamics;
    private RateDynamics listened;
    private int nextSample;
    private long steps;
    private long passes;
    private long rejected;
    private double reached;
    private boolean inLastPart;
    private boolean cueIsPast;

    /**
     * What all trials have in common.
     *
     * @param times to be recorded, in ms
     * @param duration in ms
     * @param stop the residual at which a trial ends early
     * @param tolerance of the methods that choose their steps
     * @param maxSteps the largest number of accepted steps
     * @param records what is recorded
     * @param comparesStates whether memories are compared with the states v of the features instead of their outputs
     */
    record Setup(
            RateNetwork network,
            double[] times,
            double duration,
            OptionalDouble stop,
            OptionalInt maxSteps,
            Tolerance tolerance,
            Overlaps overlaps,
            List<Variable> records,
            boolean comparesStates,
            Cancellation cancellation,
            Checkpoints checkpoints) {
        /** What memories are compared with in the state v: v, or the outputs g(v). */
        double[] compared(double[] v) {
            return comparesStates ? v : network.features().outputs(v);
        }
    }

    Trial(int number, Setup setup, Integrator integrator, InitialState start, TrialListener listener) {
        this.number = number;
        this.setup = setup;
        this.integrator = integrator;
        this.start = start;
        this.listener = listener;
        RateNetwork first = start.hold() > 0 ? withCue(setup.network()) : setup.network();
        dynamics = first.dynamics();
        listened = first.dynamics();
        y = dynamics.state(start.v(), start.h());
        yDot = new double[y.length];
        sample = new double[y.length];
        recordsEnergy = setup.records().contains(Variable.ENERGY);
        audit = new EnergyAudit(setup.network(), setup.tolerance(), integrator.isContinuous(), y.length);
        settling = new Settling(setup.stop().orElse(SETTLED), dynamics.lag());
    }

    TrialResult run() {
        double hold = start.hold() < setup.duration() * (1 - ROUNDING) ? start.hold() : setup.duration();
        StateTransfer checkpoint = setup.checkpoints().last(number);
        cueIsPast = checkpoint != null ? checkpoint.flag(cueIsPast) : hold <= 0;
        if (!cueIsPast) {
            integrate(0, hold, dynamics.network(), hold == setup.duration(), checkpoint);
            checkpoint = null;
        }
        if (hold < setup.duration()) {
            cueIsPast = true;
            integrate(hold, setup.duration(), setup.network(), true, checkpoint);
        }
        listener.ended(number, listened, y);
        TrialResult result = result();
        listener.finished(result);
        setup.checkpoints().ended(number);
        return result;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        transfer.array(y);
        nextSample = transfer.whole(nextSample);
        steps = transfer.whole(steps);
        passes = transfer.whole(passes);
        rejected = transfer.whole(rejected);
        reached = transfer.real(reached);
        dynamics.transfer(transfer);
        audit.transfer(transfer);
        settling.transfer(transfer);
    }

    @Override
    public void between(double t, Checkpointed method) {
        if (setup.checkpoints().isDue(number, t)) {
            setup.checkpoints().keep(number, t, transfer -> {
                transfer.flag(cueIsPast);
                transfer(transfer);
                method.transfer(transfer);
            });
        }
    }

    private RateNetwork withCue(RateNetwork network) {
        return network.withInput(start.addedTo(network.features().input()));
    }

    /** Integrates a part of the trial in which the input is constant, or what is left of it after a checkpoint. */
    private void integrate(
            double from, double to, RateNetwork network, boolean last, @Nullable StateTransfer checkpoint) {
        if (!network.equals(dynamics.network())) {
            dynamics = network.dynamics();
            listened = network.dynamics();
        }
        inLastPart = last;
        if (checkpoint == null) {
            begin(from);
        } else {
            transfer(checkpoint);
        }
        try {
            long more = integrator.integrate(dynamics, from, y, to, this, checkpoint);
            rejected = more < 0 ? more : rejected + more;
        } catch (IntegrationException e) {
            throw new SimulationException(number, String.valueOf(e.getMessage()));
        }
        passes += dynamics.passes();
    }

    private void begin(double t) {
        dynamics.derivatives(y, yDot);
        requireFinite(t, y, yDot);
        requireFiniteEnergy(t, audit.begin(dynamics, y, yDot), y);
        settling.see(t, dynamics.residual(yDot));
        takeSamplesAt(t);
    }

    private void takeSamplesAt(double t) {
        for (int more = due(t).length; more > 0; more--) {
            takeSample(y, audit.energy());
        }
    }

    /** The times up to t that are to be recorded and have not been yet. */
    private double[] due(double t) {
        int end = nextSample;
        while (end < setup.times().length && setup.times()[end] <= t) {
            end++;
        }
        return Arrays.copyOfRange(setup.times(), nextSample, end);
    }

    private void takeSample(double[] state, double energy) {
        if (recordsEnergy) {
            listener.energy(number, nextSample, energy);
        }
        listener.sample(number, nextSample++, listened, state);
    }

    @Override
    public boolean accept(Step step) {
        setup.cancellation().check();
        if (!integrator.isResumable()) {
            setup.checkpoints().requireGoingOn();
        }
        steps++;
        reached = step.end();
        step.at(reached, sample, yDot);
        if (dynamics.lag() > 0) {
            dynamics.derivatives(
                    sample, yDot); // energy and residual are those of the present state, whatever its slope
        }
        requireFinite(Double.isFinite(reached) ? reached : step.start(), sample, yDot);
        double energy = audit.step(dynamics, step, sample, yDot);
        requireFiniteEnergy(reached, energy, sample);
        settling.see(reached, residual());
        takeSamples(step);
        listener.step(number, reached, reached - step.start(), step.error(), energy);
        boolean done = inLastPart && setup.stop().isPresent() && settling.isSettled();
        if (!done) {
            requireBudget();
        }
        return !done;
    }

    /** The slope at a step's end is good to the tolerance; where the trial would settle by it, a pass is spent to be sure. */
    private double residual() {
        double residual = dynamics.residual(yDot);
        if (integrator.isContinuous() && settling.wouldSettle(residual)) {
            dynamics.derivatives(sample, yDot);
            residual = dynamics.residual(yDot);
        }
        return residual;
    }

    private void takeSamples(Step step) {
        double[] times = due(step.end());
        if (times.length == 0) {
            return;
        }
        Optional<double[]> energies = recordsEnergy ? audit.inside(dynamics, step, times) : Optional.empty();
        int wanted = wanted(energies.isPresent() || !recordsEnergy);
        for (int k = 0; k < times.length; k++) {
            step.state(times[k], sample, wanted);
            takeSample(sample, energies.isPresent() ? energies.get()[k] : exactEnergy());
        }
    }

    /** How many of the first entries of a state a sample takes: those of the features, or all. */
    private int wanted(boolean energiesAreKnown) {
        boolean onlyFeatures = energiesAreKnown
                && !listener.readsMemories()
                && !setup.network().features().isAdiabatic();
        return onlyFeatures ? setup.network().features().size() : y.length;
    }

    /** The energy of the state to be recorded, NaN where nobody wants it. */
    private double exactEnergy() {
        return recordsEnergy ? listened.energy(sample).value() : Double.NaN;
    }

    private void requireFinite(double t, double[] state, double[] slope) {
        for (int i = 0; i < state.length; i++) {
            if (!Double.isFinite(state[i]) || !Double.isFinite(slope[i])) {
                String what = Double.isFinite(state[i]) ? "the input current" : "the state";
                throw new SimulationException(
                        number,
                        ("%s of %s is not finite at t = %.6g ms (state %s); it grows beyond what a double can hold. "
                                        + "Use a smaller weight, gain, beta or order, or activations that saturate")
                                .formatted(what, dynamics.neuron(i), t, state[i]));
            }
        }
    }

    private void requireFiniteEnergy(double t, double energy, double[] state) {
        if (!Double.isFinite(energy)) {
            int largest = IntStream.range(0, state.length)
                    .reduce(0, (i, k) -> Math.abs(state[k]) > Math.abs(state[i]) ? k : i);
            throw new SimulationException(
                    number,
                    ("the energy is not finite at t = %.6g ms (%s); the largest state is that of %s (%.3g). Use a smaller "
                                    + "weight, gain, beta, order or input")
                            .formatted(t, energy, dynamics.neuron(largest), state[largest]));
        }
    }

    private void requireBudget() {
        if (setup.maxSteps().isPresent() && steps >= setup.maxSteps().getAsInt() && reached < setup.duration()) {
            throw new SimulationException(
                    number,
                    ("the budget of %d steps (simulate.integrator.max_steps) is used up at t = %.6g ms of %.6g ms. "
                                    + "Raise it, loosen rtol, or choose another method")
                            .formatted(setup.maxSteps().getAsInt(), reached, setup.duration()));
        }
    }

    private TrialResult result() {
        double[] v = new double[setup.network().features().size()];
        listened.features(y, v);
        double[] compared = setup.compared(v);
        var ranking = Ranking.of(setup.overlaps().withAll(compared));
        return new TrialResult(
                number,
                start.cued(),
                ranking.best() != 0 ? ranking.index() : InitialState.NONE,
                ranking.best(),
                ranking.second(),
                start.overlap(),
                start.cued() == InitialState.NONE ? Double.NaN : Overlaps.between(start.pattern(), compared),
                settling.isSettled(),
                settling.since(),
                reached,
                passes,
                steps,
                rejected,
                audit.report(),
                0,
                0,
                Double.NaN);
    }
}
