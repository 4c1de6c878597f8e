package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowGroupsTest {
    /** The cut is part of the order of summation: these numbers may not change. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "10000, 784, 8",
        "1400, 784, 2",
        "500, 100, 1",
        "1100, 4096, 4",
        "20, 50000, 1",
        "2147483647, 1, 32",
        "1, 2147483647, 1"
    })
    void theCutDependsOnTheShapeAlone(int rows, int columns, int groups) {
        assertThat(RowGroups.of(rows, columns)).isEqualTo(new RowGroups(rows, groups));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10000, 784", "1000, 784", "999, 4097", "20, 50000", "2147483647, 1"})
    void groupsAreWholeBlocksAndCoverAllRows(int rows, int columns) {
        RowGroups groups = RowGroups.of(rows, columns);

        assertThat(groups.from(0)).isZero();
        assertThat(groups.from(groups.count())).isEqualTo(rows);
        for (int group = 0; group < groups.count(); group++) {
            assertThat(groups.from(group) % RowGroups.BLOCK).isZero();
            assertThat(groups.from(group)).isLessThan(groups.from(group + 1));
        }
    }
}
