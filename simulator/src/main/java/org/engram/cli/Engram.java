package org.engram.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.engram.experiment.ExperimentException;
import org.engram.recording.DamagedFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The program {@code engram}. */
@Command(
        name = "engram",
        description = "Simulates large associative memories made of feature neurons and memory neurons.",
        mixinStandardHelpOptions = true,
        versionProvider = Engram.VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit status: 0 done, 1 the simulation failed (what was recorded is kept),",
            "2 bad input or usage, 130 interrupted (what was recorded is kept, and --resume goes on)."
        })
public final class Engram {
    /** The simulation failed. */
    static final int FAILED = 1;

    /** The input or the usage is bad. */
    static final int BAD_INPUT = 2;

    /** The run was interrupted. */
    static final int INTERRUPTED = 130;

    private static final List<NamedCommand> COMMANDS = List.of(
            new NamedCommand("run", RunCommand.class),
            new NamedCommand("check", CheckCommand.class),
            new NamedCommand("merge", MergeCommand.class),
            new NamedCommand("info", InfoCommand.class),
            new NamedCommand("export", ExportCommand.class),
            new NamedCommand("report", ReportCommand.class),
            new NamedCommand("schema", SchemaCommand.class),
            new NamedCommand("cite", CiteCommand.class),
            new NamedCommand("help", HelpCommand.class));

    private record NamedCommand(String name, Class<?> type) {}

    private Engram() {}

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(run(new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8), args));
    }

    /** Runs a command and returns its exit status. The version alone is told without reading what commands accept. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        if (args.length == 1 && args[0].equals("--version")) {
            out.println(Version.current());
            return 0;
        }
        var program = new CommandLine(new Engram());
        commands(args.length == 0 ? "" : args[0]).forEach(command -> program.addSubcommand(command.name, command.type));
        program.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(new VersionText()));
        program.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Engram::report);
        try {
            return program.execute(args);
        } catch (OutOfMemoryError e) {
            err.printf(
                    "engram: this needs more memory than the %.1f GB that Java may use; give it more, such as"
                            + " ENGRAM_OPTS=-Xmx20g, or make the network or --threads smaller%n",
                    Runtime.getRuntime().maxMemory() / 1e9);
            return BAD_INPUT;
        }
    }

    /** The command of that name, or all of them: help tells of all, and to read what all accept takes longer than all else. */
    private static List<NamedCommand> commands(String name) {
        List<NamedCommand> named = COMMANDS.stream()
                .filter(command -> command.name.equals(name) && command.type != HelpCommand.class)
                .toList();
        return named.isEmpty() ? COMMANDS : named;
    }

    /** Turns what a user can mend into a message; anything else is a defect of the program and keeps its stack trace. */
    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        PrintWriter err = command.getErr();
        if (failure instanceof ExperimentException || failure instanceof UsageException) {
            err.println(failure.getMessage());
            return BAD_INPUT;
        }
        if (failure instanceof DamagedFileException) {
            err.println("engram: " + failure.getMessage());
            return BAD_INPUT;
        }
        if (failure instanceof FailedRun) {
            err.println(failure.getMessage());
            return FAILED;
        }
        throw failure;
    }

    static final class VersionText implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return List.of(Version.current().toString()).toArray(String[]::new);
        }
    }
}
