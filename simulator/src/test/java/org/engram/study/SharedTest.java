package org.engram.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SharedTest {
    private final AtomicInteger made = new AtomicInteger();
    private final Supplier<Integer> maker = made::incrementAndGet;
    private final Shared<Integer> shared = new Shared<>();

    @Test
    void aThingIsMadeOnceForAllThatWantIt() {
        assertThat(shared.<Integer>use("a", maker, thing -> thing)).isEqualTo(1);
        assertThat(shared.<Integer>use("a", maker, thing -> thing)).isEqualTo(1);
    }

    @Test
    void whatNobodyUsesIsLetGoWhenAnotherIsWanted() {
        shared.<Integer>use("a", maker, thing -> thing);
        shared.<Integer>use("b", () -> 0, thing -> thing);
        assertThat(shared.<Integer>use("a", maker, thing -> thing)).isEqualTo(2);
    }

    @Test
    void whatIsInUseStaysWhenAnotherIsWanted() {
        shared.<Integer>use("a", maker, thing -> shared.<Integer>use("b", () -> 0, other -> other));
        assertThat(shared.<Integer>use("a", maker, thing -> thing)).isEqualTo(1);
    }

    @Test
    void whatFailsToBeMadeFailsForAll() {
        Supplier<Integer> failing = () -> {
            made.incrementAndGet();
            throw new IllegalStateException("no");
        };
        for (int use = 0; use < 2; use++) {
            assertThatThrownBy(() -> shared.<Integer>use("a", failing, thing -> thing))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no");
        }
        assertThat(made).hasValue(1);
    }
}
