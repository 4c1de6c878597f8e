package org.engram.integrator;

import java.util.List;

/**
 * A step of {@link ExponentialAdams} with its dense output: the solution of the equations with drives that are the polynomial
 * through those at the end of the step and the last ones before it. State and slope are continuous.
 */
final class AdamsStep implements Step {
    private final List<AdamsGroup> groups;
    private final double[] y0;
    private final double[] y1;
    private final double[] drives;
    private final double[] missed;
    private final ExponentialWeights part = new ExponentialWeights();
    private double start;
    private double end;
    private double error;

    /** For all steps of an integration, which fill the same arrays. */
    AdamsStep(List<AdamsGroup> groups, double[] y0, double[] y1, double[] drives, double[] missed) {
        this.groups = groups;
        this.y0 = y0;
        this.y1 = y1;
        this.drives = drives;
        this.missed = missed;
    }

    AdamsStep between(double newStart, double newEnd, double newError) {
        start = newStart;
        end = newEnd;
        error = newError;
        return this;
    }

    @Override
    public double start() {
        return start;
    }

    @Override
    public double end() {
        return end;
    }

    @Override
    public double error() {
        return error;
    }

    @Override
    public void state(double t, double[] y, int count) {
        if (t >= end) {
            System.arraycopy(y1, 0, y, 0, count);
            return;
        }
        for (AdamsGroup group : groups) {
            if (group.group().offset() < count) {
                group.state(t - start, part, y0, missed, y, count);
            }
        }
    }

    @Override
    public void slope(double t, double[] y, double[] yDot) {
        for (AdamsGroup group : groups) {
            if (t >= end) {
                group.slopes(y, drives, yDot);
            } else {
                group.slope(t - start, missed, y, yDot);
            }
        }
    }
}
