package org.engram.recording;

import java.io.IOException;
import java.nio.file.Path;

/** A recording that would take more of a disk than may be planned. */
public final class NoRoomException extends IOException {
    /** The share of the free room that may be planned: the rest is for tables, which grow, and for others. */
    static final double MOST = 0.9;

    private NoRoomException(String message) {
        super(message);
    }

    /**
     * Checks a plan.
     *
     * @param bytes that are planned
     * @param free bytes of the disk
     */
    static void check(Path recording, long bytes, long free) throws NoRoomException {
        if (bytes > MOST * free) {
            throw new NoRoomException(
                    "The recording %s takes %s, but %s are free on its disk, of which %.0f %% may be planned"
                            .formatted(recording, ByteCount.text(bytes), ByteCount.text(free), 100 * MOST));
        }
    }
}
