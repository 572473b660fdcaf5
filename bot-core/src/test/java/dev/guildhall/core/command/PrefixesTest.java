package dev.guildhall.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.id.UserId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrefixesTest {

    private static final List<String> PREFIXES = List.of("!", "!!", "Guild ");

    private static Optional<Prefixes.Found> found(String content) {
        return Prefixes.found(content, PREFIXES, () -> Optional.of(new UserId(42)));
    }

    @Test
    void theLongestPrefixWinsWhateverItsCapitalsAndTheSpacesBefore() {
        assertThat(found("!rank")).contains(new Prefixes.Found("!", 1));
        assertThat(found("!!rank")).contains(new Prefixes.Found("!!", 2));
        assertThat(found("  guild rank")).contains(new Prefixes.Found("Guild ", 8));
        assertThat(found("rank")).isEmpty();
    }

    @Test
    void aMentionOfTheBotWorksAndOneOfOthersDoesNot() {
        assertThat(found("<@42> rank")).contains(new Prefixes.Found("<@42>", 5));
        assertThat(found("<@!42>rank")).contains(new Prefixes.Found("<@!42>", 6));
        assertThat(found("<@43> rank")).isEmpty();
        assertThat(Prefixes.found("<@42> rank", PREFIXES, Optional::empty)).isEmpty();
    }
}
