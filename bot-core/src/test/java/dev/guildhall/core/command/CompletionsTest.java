package dev.guildhall.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.command.Completer.Proposal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompletionsTest {

    private static List<Proposal> proposals(String... words) {
        return Stream.of(words).map(Proposal::of).toList();
    }

    @Test
    void fewProposalsAreFilteredToo() {
        List<Proposal> themes = proposals("Dark", "Light", "Midnight");

        assertThat(Completions.fitting(themes, "dA")).isEqualTo(proposals("Dark"));
        assertThat(Completions.fitting(themes, " ")).isEqualTo(themes);
    }

    @Test
    void whatBeginsWithTheTypedTextComesFirst() {
        assertThat(Completions.fitting(proposals("Midnight", "Dark", "night sky", "Nightfall"), "night"))
                .isEqualTo(proposals("night sky", "Nightfall", "Midnight"));
    }

    @Test
    void theValueMayBeTypedAsWellAsTheLabel() {
        Proposal seoul = new Proposal("서울", "Asia/Seoul");

        assertThat(Completions.fitting(List.of(Proposal.of("Europe/Rome"), seoul), "seoul"))
                .containsExactly(seoul);
    }

    @Test
    void whatTheCompleterHasChosenStaysInItsOrder() {
        List<Proposal> chosen = proposals("a night", "night");

        assertThat(Completions.fitting(chosen, "night")).isEqualTo(chosen);
        assertThat(Completions.fitting(proposals("2 hours", "120 minutes"), "2h"))
                .isEqualTo(proposals("2 hours", "120 minutes"));
    }

    @Test
    void ofManyOnlyTwentyFiveThatFitAreShown() {
        List<Proposal> numbers = IntStream.range(0, 200)
                .mapToObj(number -> Proposal.of(String.valueOf(number)))
                .toList();

        assertThat(Completions.fitting(numbers, "1"))
                .hasSize(25)
                .startsWith(Proposal.of("1"), Proposal.of("10"))
                .allSatisfy(each -> assertThat(each.label()).startsWith("1"));
        assertThat(Completions.fitting(numbers, "none")).isEmpty();
    }
}
