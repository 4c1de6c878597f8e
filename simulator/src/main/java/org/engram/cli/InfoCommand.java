package org.engram.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.engram.recording.RecordingFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(description = "Says what is in a recording.", mixinStandardHelpOptions = true)
final class InfoCommand implements Callable<Integer> {
    private static final List<String> PROVENANCE =
            List.of("version", "git_commit", "start", "seed", "integrator", "rtol", "threads", "java", "command_line");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "OUT.h5", description = "The recording.")
    private Path path = Path.of("");

    @Override
    public Integer call() {
        try (RecordingFile file = Recordings.open(path)) {
            describe(file, spec.commandLine().getOut());
        }
        return 0;
    }

    private static void describe(RecordingFile file, PrintWriter out) {
        out.println(file.attributes("/").get("title"));
        out.println(state(file));
        Map<String, Object> provenance = file.attributes("/provenance");
        PROVENANCE.stream()
                .filter(provenance::containsKey)
                .forEach(key -> out.printf("  %-13s %s%n", key, provenance.get(key)));
        for (String group : file.children("/")) {
            if (!group.equals("provenance")) {
                describeGroup(file, "/" + group, out);
            }
        }
        out.flush();
    }

    private static void describeGroup(RecordingFile file, String group, PrintWriter out) {
        out.printf("%n%s%n", group);
        for (String name : file.children(group)) {
            String child = group + "/" + name;
            if (file.isGroup(child)) {
                describeGroup(file, child, out);
            } else {
                describe(file, child, out);
            }
        }
    }

    private static String state(RecordingFile file) {
        boolean study = file.contains("/sweep/done");
        String counter = study ? "/sweep/done" : "/trajectory/samples_written";
        long written = Arrays.stream(file.longs(counter)).sum();
        long planned = study
                ? file.longs(counter).length
                : file.shape("/trajectory/trial")[0] * file.shape("/trajectory/time")[0];
        String share = "%d of %d %s".formatted(written, planned, study ? "points" : "samples");
        boolean completed = file.longs("/provenance/completed")[0] == 1;
        return completed
                ? "complete: %s, %.2f s".formatted(share, file.doubles("/provenance/wall_time")[0])
                : "NOT COMPLETE, the run was cut: " + share;
    }

    private static void describe(RecordingFile file, String dataset, PrintWriter out) {
        Map<String, Object> attributes = file.attributes(dataset);
        List<String> dimensions = file.dimensions(dataset);
        out.printf(
                "  %-22s %-9s %-34s %s%n",
                dataset.substring(dataset.lastIndexOf('/') + 1),
                file.isText(dataset) ? "text" : file.type(dataset),
                shape(file.shape(dataset), dimensions),
                text(attributes));
    }

    private static String shape(long[] shape, List<String> dimensions) {
        String[] parts = new String[shape.length];
        for (int i = 0; i < shape.length; i++) {
            parts[i] = i < dimensions.size() ? dimensions.get(i) + " " + shape[i] : String.valueOf(shape[i]);
        }
        return "[" + String.join(", ", parts) + "]";
    }

    private static String text(Map<String, Object> attributes) {
        Object units = attributes.getOrDefault("units", "1");
        return attributes.getOrDefault("long_name", "") + (units.equals("1") ? "" : " (" + units + ")");
    }
}
