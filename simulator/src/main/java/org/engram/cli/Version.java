package org.engram.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which Engram this is, as the build wrote it down.
 *
 * @param commit of the sources, {@code unknown} where they were not under git
 */
record Version(String number, String commit) {
    static Version current() {
        var properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/org/engram/version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Version(properties.getProperty("version"), properties.getProperty("commit"));
    }

    @Override
    public String toString() {
        return "engram %s (%s)".formatted(number, commit);
    }
}
