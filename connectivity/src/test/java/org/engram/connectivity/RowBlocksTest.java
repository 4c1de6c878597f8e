package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void blocksAreOf16MegabytesOr64Rows() {
        assertThat(RowBlocks.of(10_000, 1024, 4).length(0)).isEqualTo(4 << 20);
        assertThat(RowBlocks.of(100, 500_000, 4).length(0)).isEqualTo(32_000_000);
        assertThat(RowBlocks.of(10, 5, 4).length(0)).isEqualTo(50);
    }

    @Test
    void rowsTooWideForABlockAreRefused() {
        assertThat(RowBlocks.of(1, Integer.MAX_VALUE, 1).length(0)).isEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(() -> RowBlocks.of(100, 40_000_000, 1))
                .isInstanceOf(PatternException.class)
                .hasMessage("patterns of 40000000 features are too wide to store 64 of them side by side;"
                        + " at most 33554431 features are accepted");
    }
}
