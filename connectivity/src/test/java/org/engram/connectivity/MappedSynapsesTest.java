package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MappedSynapsesTest {
    private static final String FOLDER = "java.io.tmpdir";

    private final String usual = System.getProperty(FOLDER);

    @TempDir
    private Path folder;

    @AfterEach
    void useTheUsualFolder() {
        System.setProperty(FOLDER, usual);
    }

    static Stream<Instance> all() {
        return Instance.all().filter(instance -> instance.storage() != Storage.SPARSE);
    }

    @ParameterizedTest
    @MethodSource("all")
    void haveTheBitsOfSynapsesInMemory(Instance instance) {
        Synapses mapped = instance.synapses(Place.FILE);
        double[] h = new double[instance.memories()];
        double[] v = new double[instance.features()];
        double[] vBoth = new double[instance.features()];
        double[] hThrough = new double[instance.memories()];
        double[] vThrough = new double[instance.features()];
        double[] expected = new double[instance.features()];
        mapped.both(instance.g(), instance.f(), h, vBoth);
        mapped.toFeatures(instance.f(), v);
        mapped.through(instance.g(), new Stages.Rectifier(), hThrough, vThrough);
        instance.synapses().through(instance.g(), new Stages.Rectifier(), h.clone(), expected);

        assertThat(h)
                .as("%s", instance)
                .isEqualTo(Reference.toMemories(instance))
                .isEqualTo(hThrough);
        assertThat(v)
                .as("%s", instance)
                .isEqualTo(Reference.toFeatures(instance))
                .isEqualTo(vBoth);
        assertThat(vThrough).as("%s", instance).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("all")
    void haveTheSameWeights(Instance instance) {
        Synapses mapped = instance.synapses(Place.FILE);
        double[][] entries = instance.entries();

        for (int k = 0; k < 500; k++) {
            int row = k * 31 % instance.memories();
            int column = k * 17 % instance.features();
            assertThat(mapped.weight(row, column))
                    .as("%s", instance)
                    .isEqualTo(instance.factor() * entries[row][column]);
        }
    }

    /** Of more than one block of memory, read by several threads. */
    @Test
    void severalThreadsAtOnceGetTheBitsOfOne() {
        Instance instance = new Instance(Storage.FLOAT32, 5000, 1000, 1, 1);
        Synapses mapped = instance.synapses(Place.FILE);
        double[] expected = Reference.toMemories(instance);

        assertThat(IntStream.range(0, 8).parallel().mapToObj(i -> {
                    double[] h = new double[5000];
                    mapped.toMemories(instance.g(), h);
                    return h;
                }))
                .allSatisfy(h -> assertThat(h).isEqualTo(expected));
    }

    @Test
    void leaveNoFileBehind() throws IOException {
        System.setProperty(FOLDER, folder.toString());
        new Instance(Storage.BIT, 100, 100, 1, 1).synapses(Place.FILE);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFolderThatCannotHoldThemIsRefused() {
        System.setProperty(FOLDER, folder.resolve("missing").toString());

        assertThatThrownBy(() -> new Instance(Storage.BIT, 100, 100, 1, 1).synapses(Place.FILE))
                .isInstanceOf(PatternException.class)
                .hasMessageStartingWith("synapses cannot be mapped: no file can be made in " + folder)
                .hasMessageEndingWith("another folder is taken with -Djava.io.tmpdir=FOLDER");
    }
}
