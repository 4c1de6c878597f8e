package org.engram.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads a text file whole, or says why it cannot. */
final class TextFile {
    private static final long MOST_BYTES = 64 << 20;
    private static final String WANTED = "wanted: an experiment file (YAML or JSON)";

    /** How such files begin. Source: HDF5 File Format Specification 3.0, II.A. */
    private static final String HDF5 = "\u0089HDF\r\n\u001a\n";

    private TextFile() {}

    /** @throws ExperimentException if there is no such file or it is not text in UTF-8 */
    static String read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw refused(file, "is a folder; " + WANTED);
            }
            if (isHdf5(file)) {
                throw refused(file, "is an HDF5 file; %s. `engram info` says what is in a recording".formatted(WANTED));
            }
            if (Files.size(file) > MOST_BYTES) {
                throw refused(file, "is larger than 64 MB; " + WANTED + "; keep patterns in an HDF5 file");
            }
            return decode(file, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw refused(file, "there is no such file");
        } catch (AccessDeniedException e) {
            throw refused(file, "may not be read: permission denied");
        } catch (IOException e) {
            throw refused(file, "cannot be read: " + e.getMessage());
        }
    }

    private static boolean isHdf5(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HDF5.length()), StandardCharsets.ISO_8859_1).equals(HDF5);
        }
    }

    private static String decode(Path file, byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                throw refused(file, "is a binary file; " + WANTED);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(file, "is not text in UTF-8; " + WANTED);
        }
    }

    private static ExperimentException refused(Path file, String message) {
        return new ExperimentException(file.toString(), List.of(Problem.ofFile(message)));
    }
}
