package dev.guildhall.xp.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonNameTest {

    @Test
    void emojiOfSeveralCharactersStayWhole() {
        assertThat(PersonName.clusters("a👨‍👩‍👧‍👦🇰🇷👍🏽e\u0301"))
                .containsExactly("a", "👨‍👩‍👧‍👦", "🇰🇷", "👍🏽", "é");
    }

    @Test
    void controlsOverridesAndLineBreaksAreDropped() {
        assertThat(String.join("", PersonName.clusters("\u0007Anna\n\t \u202Enimda\u2066\u200B\uFEFF")))
                .isEqualTo("Anna nimda");
    }

    @Test
    void pilesOfMarksBecomeFew() {
        assertThat(PersonName.clusters("z" + "\u0335\u0322\u0321\u031B".repeat(20) + "a"))
                .hasSize(2)
                .first()
                .satisfies(cluster -> assertThat(cluster).hasSizeLessThanOrEqualTo(3));
    }

    @Test
    void namesInScriptsOfManyMarksAreWhole() {
        for (String name : new String[] {"चन्द्रेश", "शास्त्रों", "སྒྲོལ་མ", "ผู้ใหญ่"}) {
            assertThat(String.join("", PersonName.clusters(name))).isEqualTo(name);
        }
        assertThat(String.join("", PersonName.clusters("ก" + "้".repeat(30)))).hasSize(4);
    }

    @Test
    void nameOfNothingVisibleIsAQuestionMark() {
        assertThat(PersonName.clusters("\u3164\u200B \uE000")).containsExactly("?");
        assertThat(PersonName.clusters("")).containsExactly("?");
        assertThat(PersonName.clusters("\uD83D")).containsExactly("?");
    }

    @Test
    void endlessTextIsCut() {
        assertThat(PersonName.clusters("ab".repeat(100_000))).hasSize(200);
    }
}
