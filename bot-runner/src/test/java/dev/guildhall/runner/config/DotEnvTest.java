package dev.guildhall.runner.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DotEnvTest {

    private static String value(String text, String key) {
        DotEnv file = DotEnv.parse(text);
        assertThat(file.problems()).isEmpty();
        return file.settings().get(key).value();
    }

    @Test
    void commentsBlankLinesAndExportAreUnderstood() {
        String text = "\uFEFF# head\n\nexport A=1\r\n  B = two words  # why\nC=\n";
        assertThat(value(text, "A")).isEqualTo("1");
        assertThat(value(text, "B")).isEqualTo("two words");
        assertThat(value(text, "C")).isEmpty();
    }

    @Test
    void quotesKeepSpacesAndHashes() {
        assertThat(value("A=\" a # b \" # note", "A")).isEqualTo(" a # b ");
        assertThat(value("A='$x \\n'", "A")).isEqualTo("$x \\n");
        assertThat(value("A=\"say \\\"hi\\\"\\n\"", "A")).isEqualTo("say \"hi\"\n");
    }

    @Test
    void aHashInsideAWordIsNoComment() {
        assertThat(value("A=postgres://u:p#w@h/d", "A")).isEqualTo("postgres://u:p#w@h/d");
    }

    @Test
    void theLaterOfTwoLinesCounts() {
        assertThat(value("A=1\nA=2", "A")).isEqualTo("2");
    }

    @Test
    void aLineThatIsNoSettingIsReportedWithoutItsText() {
        assertThat(DotEnv.parse("ok=1\nsecret without equals").problems())
                .containsExactly(".env line 2 is not KEY=value: write one setting a line, comments after #");
        assertThat(DotEnv.parse("A=\"secret").problems())
                .containsExactly("A on line 1 of .env has a quote that is not closed: close it at the end of the line");
    }
}
