package org.engram.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
    private static final List<String> KNOWN = List.of("tau", "leak", "duration", "rectified-power", "tanh", "v");

    @ParameterizedTest
    @CsvSource({
        "tua, tau",
        "Tau, tau",
        "tahn, tanh",
        "durration, duration",
        "rectifiedpower, rectified-power",
        "lek, leak",
        "reak, leak"
    })
    void nearWordIsSuggested(String word, String meant) {
        assertThat(Spelling.suggestion(word, KNOWN)).isEqualTo(" (did you mean `" + meant + "`?)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"max", "w", "", "gain", "relu"})
    void farWordIsNot(String word) {
        assertThat(Spelling.suggestion(word, KNOWN)).isEmpty();
    }
}
