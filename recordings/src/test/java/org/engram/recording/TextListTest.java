package org.engram.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of texts, which may need several heaps. */
class TextListTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 65_535, 65_536, 140_000})
    void comeBackInOrder(int count) throws IOException {
        List<String> texts = IntStream.range(0, count)
                .mapToObj(i -> i % 3 == 0 ? "" : "τ " + i)
                .toList();
        Path path = folder.resolve("texts.h5");
        LiveFile file = LiveFile.ofAnotherFormat();
        file.root().texts("texts", texts);
        file.root().text("next", "next");
        file.start(path, false);
        file.close();
        try (var read = new HdfFile(path)) {
            assertThat(read.getDatasetByPath("next").getData()).isEqualTo("next");
            if (count > 0) {
                assertThat(read.getDatasetByPath("texts").getData()).isEqualTo(texts.toArray(String[]::new));
            }
        }
    }
}
