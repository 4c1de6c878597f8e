package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelLayoutTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, 8, FLOAT64",
        "3, 9, 4, FLOAT64",
        "64, 256, 4, FLOAT64",
        "70, 600, 1, FLOAT64",
        "5000, 1030, 4, FLOAT64",
        "3, 9, 4, FLOAT32",
        "70, 1100, 1, FLOAT32"
    })
    void everyEntryHasAPlaceOfItsOwn(int rows, int columns, int elementBytes, Arithmetic arithmetic) {
        PanelLayout layout = PanelLayout.of(rows, columns, elementBytes, arithmetic);
        BitSet[] taken = new BitSet[layout.blocks().count()];
        for (int row = 0; row < rows; row++) {
            int block = layout.blocks().block(row);
            taken[block] = taken[block] == null ? new BitSet() : taken[block];
            for (int column = 0; column < columns; column++) {
                int at = layout.blocks().offset(row & -RowGroups.BLOCK) + layout.entry(row, column);
                assertThat(taken[block].get(at))
                        .as("row %d, column %d", row, column)
                        .isFalse();
                taken[block].set(at);
            }
        }

        for (int block = 0; block < taken.length; block++) {
            assertThat(taken[block].length())
                    .isLessThanOrEqualTo(layout.blocks().length(block));
        }
    }

    @Test
    void eightColumnsOfARowLieTogetherAndThenThoseOfTheNextRow() {
        PanelLayout layout = PanelLayout.of(100, 600, 4, Arithmetic.FLOAT64);

        assertThat(layout.entry(17, 303) - layout.entry(17, 296)).isEqualTo(7);
        assertThat(layout.entry(18, 296) - layout.entry(17, 296)).isEqualTo(8);
        assertThat(layout.entry(17, 304) - layout.entry(17, 296)).isEqualTo(64);
        assertThat(layout.entry(24, 256) - layout.entry(16, 256)).isEqualTo(8 * 256);
        assertThat(layout.entry(16, 256) - layout.entry(16, 0)).isEqualTo(64 * 256);
    }

    @Test
    void stripsFollowOneAnother() {
        PanelLayout layout = PanelLayout.of(70, 600, 4, Arithmetic.FLOAT64);
        Window<float[]> window =
                Place.HEAP.blocks(layout.blocks(), ArrayType.FLOATS).window();
        Strip strip = new Strip(layout, window);
        strip.toBlock(64);

        assertThat(strip.panels).isEqualTo(1);
        assertThat(strip.at - window.at()).isEqualTo(layout.entry(64, 0));
        assertThat(strip.next()).isTrue();
        assertThat(strip.at - window.at()).isEqualTo(layout.entry(64, 256));
        assertThat(strip.next()).isTrue();
        assertThat(strip.at - window.at()).isEqualTo(layout.entry(64, 512));
        assertThat(strip.width).isEqualTo(88);
        assertThat(strip.next()).isFalse();
    }
}
