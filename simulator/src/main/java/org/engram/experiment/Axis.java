package org.engram.experiment;

import java.util.List;

/**
 * One dimension of a {@link Study}: a key with its values, or several keys that change together.
 */
public final class Axis {
    private final List<Coordinate> coordinates;
    private final List<List<Change>> settings;

    /** @param settings what is changed at each value */
    Axis(List<Coordinate> coordinates, List<List<Change>> settings) {
        this.coordinates = coordinates;
        this.settings = settings;
    }

    /** The name of the dimension: its first key, or what its kind of study calls it. */
    public String name() {
        return coordinates.get(0).name();
    }

    /** Those of the dimension itself first, then those of the other keys that change with it. */
    public List<Coordinate> coordinates() {
        return coordinates;
    }

    /** The number of values. */
    public int size() {
        return settings.size();
    }

    List<Change> setting(int index) {
        return settings.get(index);
    }
}
