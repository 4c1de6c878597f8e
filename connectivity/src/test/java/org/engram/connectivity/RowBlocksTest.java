package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowBlocksTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 8", "10000, 784, 4", "4096, 1024, 4", "3, 5000000, 8", "2147483647, 98, 1"})
    void everyRowHasAPlaceOfItsOwn(int rows, int width, int elementBytes) {
        RowBlocks blocks = RowBlocks.of(rows, width, elementBytes);
        long elements = 0;
        for (int block = 0; block < blocks.count(); block++) {
            elements += blocks.length(block);
        }
        int last = rows - 1;

        assertThat(elements).isEqualTo((long) rows * width);
        assertThat(blocks.bytes()).isEqualTo(elements * elementBytes);
        assertThat(blocks.block(last)).isEqualTo(blocks.count() - 1);
        assertThat(blocks.offset(last) + width).isEqualTo(blocks.length(blocks.count() - 1));
    }

    @Test
    void blocksAreOf16MegabytesOrOneRow() {
        assertThat(RowBlocks.of(10_000, 1024, 4).length(0)).isEqualTo(4 << 20);
        assertThat(RowBlocks.of(10, 5_000_000, 4).length(0)).isEqualTo(5_000_000);
        assertThat(RowBlocks.of(10, 5, 4).length(0)).isEqualTo(50);
    }
}
