package dev.guildhall.xp.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WishTest {

    private static String reason(String given) {
        return Wish.of(Bench.GUILD, Bench.ADMIN, Operation.Kind.ADD, Way.ADD, "", given)
                .reason();
    }

    @Test
    void reasonsKeepAllThatCommandsTake() {
        assertThat(reason("x".repeat(512))).hasSize(512);
        assertThat(reason("🎉".repeat(512))).isEqualTo("🎉".repeat(512));
    }

    @Test
    void longerOnesAreCutBetweenLetters() {
        assertThat(reason("x".repeat(513))).isEqualTo("x".repeat(512));
        assertThat(reason("x" + "🎉".repeat(512))).isEqualTo("x" + "🎉".repeat(511));
    }
}
