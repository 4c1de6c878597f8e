package org.engram.connectivity;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfInvalidPathException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens HDF5 files and finds datasets in them; says what there is where the one that was asked for is not. */
final class Hdf5 {
    private static final int MOST_LISTED = 20;

    /** Source: HDF5 File Format Specification 3.0, II.A. */
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    private Hdf5() {}

    static HdfFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new PatternFileException("there is no file " + path.toAbsolutePath());
        }
        try {
            return new HdfFile(path);
        } catch (RuntimeException e) {
            throw unreadable(path, e);
        }
    }

    /** That a file is none, or what it says makes no sense: the library finds this out in many ways. */
    static PatternFileException unreadable(Path path, RuntimeException cause) {
        return new PatternFileException(
                path.toAbsolutePath()
                        + (hasSignature(path)
                                ? " is damaged: it begins as an HDF5 file, but what follows makes no sense (%s)"
                                        .formatted(cause.getMessage())
                                : " is not an HDF5 file"),
                cause);
    }

    private static boolean hasSignature(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE);
        } catch (IOException e) {
            return false;
        }
    }

    static Dataset dataset(HdfFile file, String name) {
        try {
            return file.getDatasetByPath(name.startsWith("/") ? name.substring(1) : name);
        } catch (HdfInvalidPathException e) {
            throw new PatternException(
                    "%s has no dataset '%s'; it contains: %s".formatted(path(file), name, contents(file)), e);
        }
    }

    static Path path(HdfFile file) {
        return file.getFileAsPath().toAbsolutePath();
    }

    /** Such as {@code images uint8 [10000, 28, 28]}. */
    static String describe(Dataset dataset) {
        return "%s %s %s"
                .formatted(
                        dataset.getPath().substring(1),
                        ElementType.name(dataset),
                        Arrays.toString(dataset.getDimensionsAsLong()));
    }

    private static String contents(HdfFile file) {
        List<String> found =
                datasets(file, new HashSet<>()).map(Hdf5::describe).sorted().toList();
        if (found.isEmpty()) {
            return "no datasets";
        }
        String more = found.size() > MOST_LISTED ? ", and " + (found.size() - MOST_LISTED) + " more" : "";
        return found.stream().limit(MOST_LISTED).collect(Collectors.joining(", ")) + more;
    }

    /**
     * All datasets below a node. Links, which may lead out of the file, are not followed, and no group is entered twice.
     */
    private static Stream<Dataset> datasets(Node node, Set<Long> entered) {
        if (node instanceof Dataset dataset) {
            return Stream.of(dataset);
        }
        if (node instanceof Group group && entered.add(group.getAddress())) {
            return group.getChildren().values().stream().flatMap(child -> datasets(child, entered));
        }
        return Stream.empty();
    }
}
