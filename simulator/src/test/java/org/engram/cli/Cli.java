package org.engram.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a call of the program printed and how it ended. */
record Cli(int status, String out, String err) {
    static Cli engram(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        List<String> texts = new ArrayList<>();
        for (Object argument : arguments) {
            texts.add(argument.toString());
        }
        int status = Engram.run(new PrintWriter(out, true), new PrintWriter(err, true), texts.toArray(String[]::new));
        return new Cli(status, out.toString(), err.toString());
    }

    /** Runs an experiment that must succeed, without progress. */
    static Cli run(Path experiment, Path recording, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("run", experiment, "-o", recording, "--quiet"));
        arguments.addAll(List.of(more));
        Cli result = engram(arguments.toArray());
        if (result.status != 0) {
            throw new AssertionError(result.toString());
        }
        return result;
    }
}
