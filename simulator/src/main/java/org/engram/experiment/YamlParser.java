package org.engram.experiment;

import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Parses YAML 1.2 (core schema), of which JSON is a part, into nodes that know their place in the text. */
final class YamlParser {
    /** How the library says that a text is too short. */
    private static final String END = "but found '<stream end>'";

    private YamlParser() {}

    /** A text that is not YAML. */
    static final class SyntaxException extends Exception {
        private static final long serialVersionUID = 1;

        private final int line;
        private final int column;
        private final String message;

        SyntaxException(int line, int column, String message) {
            this.message = message;
            this.line = line;
            this.column = column;
        }

        /** Counted from 1. */
        int line() {
            return line;
        }

        /** Counted from 1. */
        int column() {
            return column;
        }

        @Override
        public String getMessage() {
            return in("YAML");
        }

        /** What is wrong with a text that is meant to be of a format. */
        String in(String format) {
            return "not valid %s: %s".formatted(format, message);
        }
    }

    /**
     * The root of a text; empty if the text has no content.
     *
     * @param label the name that the marks of all nodes carry
     */
    static Optional<Node> parse(String text, String label) throws SyntaxException {
        var settings = LoadSettings.builder()
                .setLabel(label)
                .setSchema(new CoreSchema())
                .setAllowNonScalarKeys(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try {
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            throw marked(e);
        } catch (ReaderException e) {
            throw unreadable(text, e);
        } catch (YamlEngineException e) {
            throw new SyntaxException(1, 1, Objects.toString(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new SyntaxException(1, 1, "lists or maps are nested too deeply");
        }
    }

    private static SyntaxException marked(MarkedYamlEngineException e) {
        int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
        int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
        String problem = e.getProblem();
        return new SyntaxException(
                line,
                column,
                problem.endsWith(END)
                        ? "the text ends where more is expected: a bracket or a quote is not closed"
                        : problem);
    }

    private static SyntaxException unreadable(String text, ReaderException e) {
        String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return new SyntaxException(line, column, "control character U+%04X".formatted(e.getCodePoint()));
    }
}
