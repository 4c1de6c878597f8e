package org.engram.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    @TempDir
    private Path folder;

    private CheckpointFile file() {
        return new CheckpointFile(folder.resolve("run.h5"));
    }

    private Path latest() {
        return folder.resolve("run.h5.checkpoint");
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int k = 0; k < values.length; k++) {
            bytes[k] = (byte) values[k];
        }
        return bytes;
    }

    private void assertRead(byte[]... parts) throws IOException {
        assertThat(file().read().orElseThrow()).containsExactly(parts);
    }

    @Test
    void theLatestIsRead() throws IOException {
        assertThat(file().read()).isEmpty();
        file().write(List.of(bytes(1), bytes(), bytes(2, 3)), true);
        assertRead(bytes(1), bytes(), bytes(2, 3));
        file().write(List.of(bytes(4)), false);
        assertRead(bytes(4));
        file().delete();
        assertThat(folder).isEmptyDirectory();
    }

    @RepeatedTest(20)
    void theOneBeforeIsReadWhereTheLatestIsDamaged(RepetitionInfo repetition) throws IOException {
        var random = new Random(repetition.getCurrentRepetition());
        byte[] before = new byte[100];
        random.nextBytes(before);
        file().write(List.of(before), true);
        file().write(List.of(new byte[300], new byte[20]), false);
        byte[] written = Files.readAllBytes(latest());
        int at = random.nextInt(written.length);
        boolean cut = random.nextBoolean();
        written[at] ^= (byte) (1 + random.nextInt(255));
        Files.write(latest(), cut ? Arrays.copyOf(written, at) : written);

        assertThat(file().read())
                .as("seed %d, byte %d", repetition.getCurrentRepetition(), at)
                .isPresent();
        assertRead(before);
        Files.write(folder.resolve("run.h5.checkpoint.1"), bytes(1, 2, 3));
        assertThat(file().read()).isEmpty();
    }
}
