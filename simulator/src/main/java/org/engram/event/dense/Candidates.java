package org.engram.event.dense;

import java.util.Arrays;
import org.engram.neuron.StateTransfer;

/** The few units that will fire within a window, and when. On a tie the one that came first is first. */
final class Candidates {
    private static final int ABSENT = -1;

    private final int[] place;
    private final int[] units;
    private final double[] times;
    private int count;
    private int first;

    Candidates(int layerSize) {
        place = new int[layerSize];
        Arrays.fill(place, ABSENT);
        units = new int[layerSize];
        times = new double[layerSize];
    }

    void transfer(StateTransfer transfer) {
        transfer.array(place);
        transfer.array(units);
        transfer.array(times);
        count = transfer.whole(count);
        first = transfer.whole(first);
    }

    int count() {
        return count;
    }

    void clear() {
        for (int k = 0; k < count; k++) {
            place[units[k]] = ABSENT;
        }
        count = 0;
    }

    /** Adds a unit, or changes its time. */
    void set(int unit, double time) {
        if (place[unit] == ABSENT) {
            place[unit] = count;
            units[count++] = unit;
        }
        times[place[unit]] = time;
        findFirst();
    }

    /** Removes a unit if it is there. */
    void remove(int unit) {
        int hole = place[unit];
        if (hole == ABSENT) {
            return;
        }
        place[unit] = ABSENT;
        count--;
        units[hole] = units[count];
        times[hole] = times[count];
        if (hole < count) {
            place[units[hole]] = hole;
        }
        findFirst();
    }

    /** The time of the first unit to fire; +∞ if there is none. */
    double earliest() {
        return count > 0 ? times[first] : Double.POSITIVE_INFINITY;
    }

    int first() {
        return units[first];
    }

    private void findFirst() {
        first = 0;
        for (int k = 1; k < count; k++) {
            first = times[k] < times[first] ? k : first;
        }
    }
}
