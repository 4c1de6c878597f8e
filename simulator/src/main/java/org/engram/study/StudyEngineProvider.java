package org.engram.study;

import java.util.Optional;

/** Finds an engine outside of this process. Itself found by {@link java.util.ServiceLoader}. */
public interface StudyEngineProvider {
    /** What the engine is called on the command line, such as {@code spark}. */
    String name();

    /**
     * Gets in touch.
     *
     * @param address where, in the words of the engine; empty for its own default
     * @throws IllegalArgumentException if that is no address
     * @throws EngineException if nobody answers there
     */
    StudyEngine connect(Optional<String> address);
}
