package dev.guildhall.xp.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankCardPainterTest {

    private static final int BAR_LEFT = (int) RankCardPainter.BAR.getX();
    private static final int BAR_RIGHT = (int) RankCardPainter.BAR.getMaxX();
    private static final int BAR_MIDDLE = (int) RankCardPainter.BAR.getCenterY();

    private final RankCardPainter painter = new RankCardPainter(new Typesetter(new Faces()));

    @Test
    void cardIsNotBlank() {
        BufferedImage image = painter.paint(Pictures.card("Anna", 0.5));

        assertThat(image.getWidth()).isEqualTo(934);
        assertThat(image.getHeight()).isEqualTo(282);
        assertThat(Arrays.stream(Pictures.pixels(image)).distinct().count()).isGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.25, 0.5, 0.75, 0.99})
    void barIsAsLongAsTheProgress(double progress) {
        BufferedImage image = painter.paint(Pictures.card("Anna", progress));

        int filled = Pictures.filled(image, BAR_MIDDLE, BAR_LEFT + 4, BAR_RIGHT - 4);
        double wanted = progress * (BAR_RIGHT - BAR_LEFT) - (progress == 0 ? 0 : 4);
        assertThat((double) filled).isCloseTo(wanted, within(3.0));
    }

    @Test
    void leastProgressStillHasRoundEnds() {
        BufferedImage image = painter.paint(Pictures.card("Anna", 0.000_001));

        int filled = Pictures.filled(image, BAR_MIDDLE, BAR_LEFT, BAR_RIGHT - 4);
        assertThat((double) filled).isCloseTo(RankCardPainter.BAR.getHeight(), within(3.0));
    }

    @Test
    void anotherNameIsAnotherPicture() {
        assertThat(Pictures.same(painter.paint(Pictures.card("Anna", 0.5)), painter.paint(Pictures.card("Hanna", 0.5))))
                .isFalse();
        assertThat(Pictures.same(painter.paint(Pictures.card("Anna", 0.5)), painter.paint(Pictures.card("Anna", 0.5))))
                .isTrue();
    }

    @Test
    void pileOfMarksLeavesTheBarAlone() {
        BufferedImage plain = painter.paint(Pictures.card("zalgo", 0.5));
        BufferedImage piled =
                painter.paint(Pictures.card("z\u0322\u0321\u0323alg".replace("a", "a\u0325\u0329".repeat(30)), 0.5));
        int row = BAR_MIDDLE;

        for (int x = BAR_LEFT; x < BAR_RIGHT; x++) {
            assertThat(piled.getRGB(x, row)).isEqualTo(plain.getRGB(x, row));
        }
    }

    @Test
    void longNameEndsBeforeTheNumbers() {
        RankCard card = Pictures.card("W".repeat(32), 0);
        BufferedImage image = painter.paint(card);
        BufferedImage other = painter.paint(Pictures.card("W".repeat(31) + "V", 0));
        float numbers = new Typesetter(new Faces())
                .set(card.progressText(), Face.TEXT, 24)
                .width();
        int column = (int) (BAR_RIGHT - numbers - 10);

        assertThat(Pictures.same(image, other)).as("both are cut").isTrue();
        for (int y = 110; y < 160; y++) {
            assertThat(image.getRGB(column, y)).isEqualTo(image.getRGB(column, 100));
        }
    }

    @Test
    void avatarIsShown() {
        RankCard card = Pictures.card("Anna", 0.5);

        assertThat(Pictures.same(painter.paint(card), painter.paint(Pictures.withAvatar(card, Pictures.noise(64)))))
                .isFalse();
    }

    @Test
    void brokenOrHugeAvatarGivesTheLetter() {
        RankCard card = Pictures.card("Anna", 0.5);
        BufferedImage letter = painter.paint(card);

        assertThat(Pictures.same(letter, painter.paint(Pictures.withAvatar(card, new byte[] {1, 2, 3}))))
                .isTrue();
        assertThat(Pictures.same(
                        letter, painter.paint(Pictures.withAvatar(card, Arrays.copyOf(Pictures.noise(64), 900)))))
                .isTrue();
        assertThat(Pictures.same(letter, painter.paint(Pictures.withAvatar(card, Pictures.noise(1025)))))
                .isTrue();
    }
}
