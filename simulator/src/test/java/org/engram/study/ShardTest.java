package org.engram.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
    @ParameterizedTest
    @CsvSource({"1, 10", "3, 10", "10, 10", "13, 10"})
    void shardsShareOutAllPoints(int count, int points) {
        List<Integer> all = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            all.addAll(new Shard(number, count).of(points));
        }
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, points).boxed().toList());
    }

    @Test
    void takesEveryNthPoint() {
        assertThat(Shard.parse("2/3").of(8)).containsExactly(1, 4, 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "0/3", "4/3", "1/0", "-1/3", "a/b", "1/3/5"})
    void anythingElseIsRefusedWithTheFormThatIsWanted(String text) {
        assertThatThrownBy(() -> Shard.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wanted: i/n");
    }
}
