package dev.guildhall.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.command.Closest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosestTest {

    private static final List<String> WORDS = List.of("rank", "leaderboard", "settings", "xp", "help");

    @ParameterizedTest
    @CsvSource({"rnak,rank", "ran,rank", "ranks,rank", "leadreboard,leaderboard", "setings,settings", "hepl,help"})
    void nearWordsAreMeant(String typed, String meant) {
        assertThat(Closest.to(typed, WORDS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"play", "xq", "x", "ban", "''"})
    void farOrShortWordsAreNotGuessed(String typed) {
        assertThat(Closest.to(typed, WORDS)).isEmpty();
    }

    @Test
    void swappedNeighboursCountOnce() {
        assertThat(Closest.to("rnka", List.of("rank"))).isEmpty();
        assertThat(Closest.to("rnak", List.of("rank"))).contains("rank");
    }

    @Test
    void aLongTextIsNoWordAndCostsNothing() {
        assertThat(Closest.to("x".repeat(4_000), WORDS)).isEmpty();
    }
}
