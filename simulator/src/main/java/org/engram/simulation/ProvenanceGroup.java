package org.engram.simulation;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import org.engram.experiment.Experiment;
import org.engram.recording.ElementType;
import org.engram.recording.LiveGroup;
import org.engram.recording.Variable;

/** The group {@code /provenance}. */
public final class ProvenanceGroup {
    static final String PATH = "/provenance";

    private final Variable wallTime;
    private final Variable completed;

    ProvenanceGroup(LiveGroup group, Simulation simulation, Provenance origin) {
        this(group, simulation.experiment().seed(), simulation.method(), origin);
        if (!simulation.isToleranceFree()) {
            addTolerance(group, simulation.experiment().simulate().integrator());
        }
    }

    private static void addTolerance(LiveGroup group, Experiment.Integrator integrator) {
        group.attribute("rtol", integrator.rtol()).attribute("atol", integrator.atol());
    }

    /** Without tolerances: for methods that are exact. */
    ProvenanceGroup(LiveGroup group, long seed, Method method, Provenance origin) {
        this(group, seed, origin);
        group.attribute("integrator", method.name())
                .attribute("integrator_reason", method.reason())
                .attribute("integrator_reference", method.reference().toString());
    }

    /** What does not depend on how an experiment is simulated. */
    public ProvenanceGroup(LiveGroup group, long seed, Provenance origin) {
        group.attribute("software", "Engram")
                .attribute("version", origin.version())
                .attribute("git_commit", origin.commit())
                .attribute("seed", seed)
                .attribute("experiment_sha256", origin.sha256())
                .attribute("java", origin.machine().java())
                .attribute("operating_system", origin.machine().operatingSystem())
                .attribute("processor", origin.machine().processor())
                .attribute("threads", origin.threads())
                .attribute("start", origin.start().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                .attribute("command_line", origin.commandLine());
        group.text("experiment", origin.source());
        group.text("experiment_json", origin.resolved());
        wallTime = group.variable("wall_time", ElementType.FLOAT64)
                .longName("duration, all parts of it together, NaN: the run did not come to its end")
                .units("s");
        completed = group.variable("completed", ElementType.INT8)
                .longName("1: the run came to its end")
                .units("1");
    }

    /** Notes how long it has taken so far. */
    public void took(double wallSeconds) throws IOException {
        wallTime.set(wallSeconds);
    }

    /** Notes that the run came to its end. */
    public void complete(double wallSeconds) throws IOException {
        took(wallSeconds);
        completed.set(1);
    }
}
