package org.engram.cli;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.engram.experiment.ExperimentFile;
import org.engram.simulation.Provenance;

/** Where recordings that tests write come from. */
final class Origins {
    private Origins() {}

    static Provenance of(ExperimentFile file, int threads) {
        return new Provenance(
                file.source(),
                file.resolvedJson(),
                Version.current().number(),
                Version.current().commit(),
                "test",
                threads,
                OffsetDateTime.now(ZoneOffset.UTC),
                Provenance.Machine.here());
    }
}
