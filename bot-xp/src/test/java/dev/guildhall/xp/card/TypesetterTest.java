package dev.guildhall.xp.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypesetterTest {

    private final Faces faces = new Faces();
    private final Typesetter typesetter = new Typesetter(faces);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zoë Müller ñ ß Ł",
                "Дмитрий Ґалаґан",
                "Ξένος",
                "김철수 뷁",
                "山田太郎 カタカナ ひらがな",
                "简体汉语",
                "محمد",
                "שלום",
                "สมชาย",
                "हिन्दी",
                "🔥👍🏽❤️🇰🇷👨‍👩‍👧‍👦1️⃣",
                "★♥♪✧꧁༺༻꧂"
            })
    void everyCharacterHasAFaceWithIt(String text) {
        for (String cluster : PersonName.clusters(text)) {
            Face face = faces.choose(cluster, Face.TEXT, Face.CHINESE);
            assertThat(faces.covers(face, cluster))
                    .as("%s in %s", cluster, face)
                    .isTrue();
        }
        assertThat(missing(typesetter.set(text, Face.BOLD, 30))).isZero();
    }

    @Test
    void lettersInFancyDressAreSetAsPlainOnes() {
        assertThat(typesetter.set("𝓐𝓷𝓷𝓪", Face.BOLD, 30).width())
                .isEqualTo(typesetter.set("Anna", Face.BOLD, 30).width());
    }

    @Test
    void whatNoFaceHasIsABox() {
        Line line = typesetter.set("\uD808\uDC00", Face.BOLD, 30);

        assertThat(line.width()).isPositive();
        assertThat(missing(line)).isZero();
    }

    @Test
    void whatFitsStaysWhole() {
        assertThat(typesetter.fit("Anna", Face.BOLD, 38, 600))
                .extracting(Line::width)
                .isEqualTo(typesetter.set("Anna", Face.BOLD, 38).width());
    }

    @Test
    void whatDoesNotFitIsShortenedAsLittleAsNeeded() {
        String name = "Maximilian-Alexander von Hohenzollern";
        Line fitted = typesetter.fit(name, Face.BOLD, 38, 300);

        assertThat(fitted.width()).isBetween(250f, 300f);
    }

    @Test
    void noWidthAtAllLeavesTheEllipsis() {
        assertThat(typesetter.fit("Anna", Face.BOLD, 38, 1).width())
                .isEqualTo(typesetter.set("…", Face.BOLD, 38).width());
    }

    @Test
    void rightToLeftTextRunsFromTheRight() {
        Line line = typesetter.set("Ali محمد", Face.BOLD, 30);

        assertThat(line.pieces()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(codes(typesetter.set("محمد", Face.BOLD, 30)))
                .as("letters take the shapes of their places in the word")
                .doesNotContain(codes(typesetter.set("ح", Face.BOLD, 30)));
    }

    private static int[] codes(Line line) {
        return line.pieces().stream()
                .flatMapToInt(piece -> Arrays.stream(
                        piece.glyphs().getGlyphCodes(0, piece.glyphs().getNumGlyphs(), null)))
                .toArray();
    }

    private static long missing(Line line) {
        return Arrays.stream(codes(line)).filter(code -> code == 0).count();
    }
}
