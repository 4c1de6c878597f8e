package org.engram.recording.export;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of an export.
 *
 * @param files that were written
 * @param remarks what the user should know, such as what was left out and why
 */
public record Exported(List<Path> files, List<String> remarks) {}
