package org.engram.study;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told of a point that was run: its result, or why there is none.
 *
 * @param result null if the point failed
 * @param failure null if it did not
 */
public record PointReport(
        int point, @Nullable PointResult result, @Nullable String failure) implements Serializable {
    static PointReport done(int point, PointResult result) {
        return new PointReport(point, result, null);
    }

    static PointReport failed(int point, String reason) {
        return new PointReport(point, null, reason);
    }

    /** Tells a listener. */
    public void to(StudyListener listener) {
        if (result != null) {
            listener.done(point, result);
        } else {
            listener.failed(point, String.valueOf(failure));
        }
    }
}
