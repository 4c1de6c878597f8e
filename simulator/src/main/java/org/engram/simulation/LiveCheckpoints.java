package org.engram.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.engram.checkpoint.CheckpointFile;
import org.engram.checkpoint.StateReader;
import org.engram.checkpoint.StateWriter;
import org.engram.experiment.CheckpointInterval;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints of a run in a file beside its recording. By wall-clock time they come in rounds: when the time has come every
 * trial under way hands over its state at its next step, and the last one to do so writes those of all. By simulated time,
 * every state that is handed over is written at once, with the latest ones of the other trials.
 *
 * <p>Every row that a state counts on is in the recording before the state is in the file. Checkpoints by wall-clock time are
 * forced to the disk, and the recording before them; those by simulated time, of which there may be many in a second, are not.
 */
final class LiveCheckpoints implements Checkpoints {
    private static final int NOT_UNDER_WAY = -1;

    private final CheckpointInterval interval;
    private final LiveRecording recording;
    private final CheckpointFile file;
    private final Map<Integer, byte[]> states = new TreeMap<>();
    private final int[] rounds;
    private final double[] nextAt;
    private volatile int round;
    private volatile long roundBegan = System.nanoTime();
    private volatile boolean stopping;
    private final long began = System.nanoTime();
    private double secondsBefore;
    private int roundWritten;
    private boolean forced;

    LiveCheckpoints(CheckpointInterval interval, LiveRecording recording, CheckpointFile file, int trials) {
        this.interval = interval;
        this.recording = recording;
        this.file = file;
        rounds = new int[trials];
        Arrays.fill(rounds, NOT_UNDER_WAY);
        nextAt = new double[trials];
    }

    /** Makes all trials end: those that keep states after one more. */
    void stop() {
        stopping = true;
        if (!interval.isOff()) {
            beginRound(round);
        }
    }

    @Override
    public void requireGoingOn() {
        if (stopping) {
            throw new SimulationStopped();
        }
    }

    @Override
    public boolean isDue(int trial, double t) {
        if (interval.isOff()) {
            requireGoingOn();
            return false;
        }
        if (rounds[trial] == NOT_UNDER_WAY) {
            begin(trial, t);
        }
        if (System.nanoTime() - roundBegan >= interval.wall() * TimeUnit.MILLISECONDS.toNanos(1)) {
            beginRound(round);
        }
        return rounds[trial] != round || t >= nextAt[trial] || stopping;
    }

    private synchronized void begin(int trial, double t) {
        rounds[trial] = round;
        nextAt[trial] = next(t);
    }

    private double next(double t) {
        return (Math.floor(t / interval.simulated()) + 1) * interval.simulated();
    }

    /** Begins the round after one that is known, unless another trial has done so. */
    private synchronized void beginRound(int known) {
        if (round == known) {
            round = known + 1;
            roundBegan = System.nanoTime();
        }
    }

    @Override
    public void keep(int trial, double t, Checkpointed state) {
        keep(trial, t, StateWriter.bytes(transfer -> {
            recording.transferRows(trial, transfer);
            state.transfer(transfer);
        }));
        requireGoingOn();
    }

    private synchronized void keep(int trial, double t, byte[] state) {
        states.put(trial, state);
        rounds[trial] = round;
        nextAt[trial] = next(t);
        if (isRoundComplete()) {
            write();
        }
    }

    private boolean isRoundComplete() {
        return Arrays.stream(rounds).allMatch(last -> last == NOT_UNDER_WAY || last == round);
    }

    @Override
    public synchronized void ended(int trial) {
        states.remove(trial);
        rounds[trial] = NOT_UNDER_WAY;
        if (roundWritten != round && isRoundComplete()) {
            write();
        }
    }

    private boolean isDurable() {
        return Double.isFinite(interval.wall());
    }

    /** Whether a checkpoint was forced to the disk. */
    synchronized boolean areForced() {
        return forced;
    }

    private void write() {
        roundWritten = round;
        double seconds = secondsBefore + (System.nanoTime() - began) / 1e9;
        byte[] head = StateWriter.bytes(transfer -> {
            transfer.array(recording.identity());
            transfer.real(seconds);
            states.keySet().forEach(transfer::whole);
        });
        List<byte[]> parts = new ArrayList<>(List.of(head));
        parts.addAll(states.values());
        try {
            if (isDurable()) {
                recording.force();
                forced = true;
            } else {
                recording.flush();
            }
            file.write(parts, isDurable());
            if (isDurable()) {
                forgetThoseUnderWay();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no checkpoint can be written (%s); `simulate.checkpoint: off` does without"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** By wall-clock time they hand over new states before any are written again. */
    private void forgetThoseUnderWay() {
        states.keySet().removeIf(trial -> rounds[trial] != NOT_UNDER_WAY);
    }

    /**
     * Takes up what is in the file, and takes the recording back to it. Without a file, or with one of another run, trials
     * begin anew.
     *
     * @param finished the trials that have come to their end
     */
    synchronized void takeUp(Set<Integer> finished) throws IOException {
        file.read().ifPresent(this::takeUp);
        states.keySet().removeAll(finished);
        states.keySet().forEach(this::last);
        recording.cutRows(finished);
    }

    private void takeUp(List<byte[]> parts) {
        var head = new StateReader(parts.get(0));
        byte[] identity = recording.identity();
        head.array(identity);
        if (Arrays.equals(identity, recording.identity())) {
            secondsBefore = head.real(0);
            forced = isDurable();
            parts.stream().skip(1).forEach(state -> states.put(head.whole(0), state));
        }
    }

    @Override
    public synchronized @Nullable StateTransfer last(int trial) {
        byte[] state = states.get(trial);
        if (state == null) {
            return null;
        }
        var reader = new StateReader(state);
        recording.transferRows(trial, reader);
        return reader;
    }

    /** How long the run had taken when the checkpoint was written that it goes on from, in s; 0 without one. */
    synchronized double secondsBefore() {
        return secondsBefore;
    }

    /** How many trials go on from a state that was kept. */
    synchronized int goingOn() {
        return states.size();
    }
}
