package org.engram.recording.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.engram.recording.ElementType;
import org.engram.recording.LiveGroup;
import org.engram.recording.SpikeSampleRows;

/**
 * A recording as files of SONATA: {@code spikes.h5}, and a report {@code QUANTITY.h5} for every quantity that was sampled
 * of neurons. SONATA knows no trials: where there are several, each has a folder {@code trial_K}, and times count from
 * its start.
 *
 * <p>Source: SONATA data format, version 0.1.
 */
public final class SonataExport {
    private static final long MAGIC = 0x0A7A;
    private static final String TOO_FEW = "reports of SONATA hold two or more samples, and there are not as many";
    private static final String NOT_UNIFORM = "reports of SONATA hold samples at equal distances, and these are not";

    private final RecordedRun run;
    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final List<String> remarks;

    private SonataExport(RecordedRun run, Path folder) {
        this.run = run;
        this.folder = folder;
        remarks = new ArrayList<>(run.remarks());
    }

    static void declareVersion(LiveGroup root) {
        root.attribute("magic", ElementType.UINT32, MAGIC).attribute("version", ElementType.UINT32, 0, 1);
    }

    /**
     * Writes the files, replacing those that exist.
     *
     * @throws ExportException if there is nothing that SONATA could hold
     */
    public static Exported write(RecordedRun run, Path folder) throws ExportException, IOException {
        var export = new SonataExport(run, folder);
        export.write();
        return new Exported(export.files, export.remarks);
    }

    private void write() throws ExportException, IOException {
        Map<String, List<Signal>> reports = run.signals().stream()
                .filter(Signal::isOfNeurons)
                .collect(Collectors.groupingBy(Signal::quantity, LinkedHashMap::new, Collectors.toList()));
        if (run.spikes().isEmpty()) {
            requireReports(reports);
        }
        for (int trial : run.trials().begun()) {
            writeTrial(trial, reports);
        }
        if (!reports.isEmpty()) {
            remarkOnTrialsWithoutReports();
        }
        remarkOnOthers();
    }

    private void requireReports(Map<String, List<Signal>> reports) throws ExportException {
        if (reports.isEmpty()) {
            throw new ExportException("SONATA holds spikes and samples of neurons, and none were recorded;"
                    + " record v, membrane or spikes, or export to NWB with --nwb");
        }
        double[] times = run.trials().times();
        if (Sampling.interval(times, times.length).isEmpty()) {
            throw new ExportException(fault(times.length) + "; record with `every`, or export to NWB with --nwb");
        }
    }

    private void writeTrial(int trial, Map<String, List<Signal>> reports) throws IOException {
        Path place = run.trials().count() == 1 ? folder : folder.resolve("trial_" + trial);
        Files.createDirectories(place);
        if (!run.spikes().isEmpty()) {
            Path file = place.resolve("spikes.h5");
            SonataSpikes.write(run.spikes(), trial, file);
            files.add(file);
        }
        OptionalDouble interval = interval(trial);
        if (interval.isPresent()) {
            for (Map.Entry<String, List<Signal>> report : reports.entrySet()) {
                Path file = place.resolve(report.getKey() + ".h5");
                SonataReport.write(run, report.getValue(), trial, interval.getAsDouble(), file);
                files.add(file);
            }
        }
    }

    private OptionalDouble interval(int trial) {
        return Sampling.interval(run.trials().times(), run.trials().samples(trial));
    }

    private void remarkOnTrialsWithoutReports() {
        long[] trials = run.trials().begun().stream()
                .filter(trial -> interval(trial).isEmpty())
                .mapToLong(Integer::longValue)
                .toArray();
        if (trials.length > 0) {
            int most = Arrays.stream(trials)
                    .mapToInt(trial -> run.trials().samples((int) trial))
                    .max()
                    .getAsInt();
            remarks.add("no reports of trials %s: %s".formatted(Ranges.text(trials), fault(most)));
        }
    }

    private static String fault(int samples) {
        return samples < 2 ? TOO_FEW : NOT_UNIFORM;
    }

    private void remarkOnOthers() {
        String others = run.signals().stream()
                .filter(signal -> !signal.isOfNeurons())
                .map(Signal::name)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            remarks.add("SONATA has no place for what is of no neuron: " + others);
        }
        if (SpikeSampleRows.of(run.file()).count() > 0) {
            remarks.add("SONATA has no place for samples at spikes; NWB has one: --nwb");
        }
    }
}
