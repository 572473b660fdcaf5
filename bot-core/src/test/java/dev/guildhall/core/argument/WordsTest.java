package dev.guildhall.core.argument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static List<String> all(String text) {
        Words words = new Words(text, 0);
        List<String> found = new ArrayList<>();
        while (words.hasNext()) {
            found.add(words.next().orElseThrow().text());
        }
        return found;
    }

    @Test
    void spacesSeparateAndQuotesHoldTogether() {
        assertThat(all("  set  \"two words\" three ")).containsExactly("set", "two words", "three");
        assertThat(all("“typographic quotes” too")).containsExactly("typographic quotes", "too");
    }

    @Test
    void aQuoteMayBeEscapedAndMayNeverEnd() {
        assertThat(all("\"a \\\"b\\\" c\"")).containsExactly("a \"b\" c");
        assertThat(all("\"open end")).containsExactly("open end");
        assertThat(all("\"")).containsExactly("");
        assertThat(all("\"\\")).containsExactly("\\");
    }

    @Test
    void theRestIsTakenAsItWasTyped() {
        Words words = new Words("key some   value here ", 0);
        assertThat(words.next().map(Words.Word::text)).contains("key");
        assertThat(words.rest().map(Words.Word::text)).contains("some   value here");
        assertThat(words.hasNext()).isFalse();
        assertThat(new Words("\"quoted whole\"", 0).rest().map(Words.Word::text))
                .contains("quoted whole");
        assertThat(new Words("\"one\" \"two\"", 0).rest().map(Words.Word::text)).contains("\"one\" \"two\"");
        assertThat(new Words("  ", 0).rest().map(Words.Word::text)).isEmpty();
    }
}
