package org.engram.recording.export;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.engram.recording.RecordingFile;

/**
 * The trials of a recording: how far each came, and where it lies on the time line of a session, on which they follow one
 * another: trial k begins after k periods. The period is the least whole number of seconds that is longer than a trial.
 */
final class Trials {
    private final double[] times;
    private final int[] samples;
    private final boolean[] finished;
    private final double[] ends;
    private final int periodSeconds;

    private Trials(double[] times, int[] samples, boolean[] finished, double[] ends, double longest) {
        this.times = times;
        this.samples = samples;
        this.finished = finished;
        this.ends = ends;
        this.periodSeconds = (int) (longest / 1000) + 1;
    }

    /** @param samples of each trial that were written when the recording was opened */
    static Trials of(RecordingFile file, int[] samples, List<SpikeCensus> spikes) {
        double[] times = file.doubles("/trajectory/time");
        double duration = file.number("/trajectory", "duration").doubleValue();
        double[] planned = plannedEnds(file, duration);
        boolean[] finished = new boolean[samples.length];
        double[] ends = new double[samples.length];
        double longest = Math.max(duration, times[times.length - 1]);
        for (int k = 0; k < samples.length; k++) {
            finished[k] = !Double.isNaN(planned[k]);
            ends[k] = Math.max(reached(k, times, samples[k], spikes), finished[k] ? planned[k] : 0);
            longest = Math.max(longest, ends[k]);
        }
        return new Trials(times, samples, finished, ends, longest);
    }

    /** When each trial ended, in ms; NaN if it did not. */
    private static double[] plannedEnds(RecordingFile file, double duration) {
        if (file.contains("/retrieval")) {
            return file.doubles("/retrieval/ended_at");
        }
        return Arrays.stream(file.longs("/activity/done"))
                .mapToDouble(done -> done == 1 ? duration : Double.NaN)
                .toArray();
    }

    /** The time in ms of the last thing that was recorded of a trial. */
    private static double reached(int trial, double[] times, int samples, List<SpikeCensus> spikes) {
        double lastSample = samples == 0 ? 0 : times[samples - 1];
        return spikes.stream().mapToDouble(census -> census.lastTime(trial)).reduce(lastSample, Math::max);
    }

    int count() {
        return samples.length;
    }

    /** Numbers of the trials of which something was recorded. */
    List<Integer> begun() {
        return IntStream.range(0, count())
                .filter(k -> samples[k] > 0 || ends[k] > 0)
                .boxed()
                .toList();
    }

    /** How many samples of a trial were recorded. */
    int samples(int trial) {
        return samples[trial];
    }

    /** Whether a trial came to its end. */
    boolean finished(int trial) {
        return finished[trial];
    }

    /** The times of samples in ms from the start of a trial. */
    double[] times() {
        return times;
    }

    /** The time on the time line of the session in seconds, of the time {@code t} of a trial in ms. */
    double session(int trial, double t) {
        return (double) trial * periodSeconds + t / 1000;
    }

    double startSeconds(int trial) {
        return session(trial, 0);
    }

    double stopSeconds(int trial) {
        return session(trial, ends[trial]);
    }

    int periodSeconds() {
        return periodSeconds;
    }
}
