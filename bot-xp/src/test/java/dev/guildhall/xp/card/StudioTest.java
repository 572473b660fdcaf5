package dev.guildhall.xp.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StudioTest {

    private final Studio studio = new Studio();

    @AfterEach
    void close() {
        studio.close();
    }

    static Stream<Picture> pictures() {
        RankCard card = Pictures.card("김철수 山田 Дмитрий 🔥", 0.62);
        Look light = new Look(0xFEE75C, Shade.LIGHT);
        return Stream.of(
                card,
                Pictures.in(card, light),
                Pictures.withAvatar(card, Pictures.noise(128)),
                Pictures.in(Pictures.withAvatar(card, Pictures.noise(1024)), light),
                Pictures.chart(
                        IntStream.range(0, 30).mapToLong(day -> day * 37L % 101).toArray()));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void filesStayBelowTheLimit(Picture picture) {
        byte[] file = studio.draw(picture).orElseThrow();

        assertThat(file.length).isBetween(4_000, Studio.FILE_LIMIT);
        assertThat(Pictures.read(file).getWidth()).isEqualTo(934);
    }

    @Test
    void reducedColorsLookTheSame() {
        BufferedImage image = new RankCardPainter(new Typesetter(new Faces())).paint(Pictures.card("Anna", 0.5));
        BufferedImage reduced = Palette.reduce(image);

        int[] before = Pictures.pixels(image);
        int[] after = Pictures.pixels(reduced);
        int worst = 0;
        for (int i = 0; i < before.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                worst = Math.max(worst, Math.abs((before[i] >> shift & 0xFF) - (after[i] >> shift & 0xFF)));
            }
        }
        assertThat(worst).isLessThan(24);
    }

    @Test
    void picturesBeyondTheQueueAreLeftOut() {
        try (Studio small = new Studio(1, 1)) {
            CountDownLatch begin = new CountDownLatch(1);
            List<CompletableFuture<Optional<byte[]>>> files = IntStream.range(0, 24)
                    .mapToObj(number -> new CompletableFuture<Optional<byte[]>>()
                            .completeAsync(
                                    () -> {
                                        try {
                                            begin.await();
                                        } catch (InterruptedException ended) {
                                            Thread.currentThread().interrupt();
                                        }
                                        return small.draw(Pictures.card("Member " + number, 0.5));
                                    },
                                    task -> Thread.ofVirtual()
                                            .name("asks-" + number)
                                            .start(task)))
                    .toList();
            begin.countDown();
            long drawn = files.stream()
                    .map(CompletableFuture::join)
                    .flatMap(Optional::stream)
                    .count();

            assertThat(drawn).isBetween(1L, 23L);
            assertThat(small.drawn()).isEqualTo(drawn);
            assertThat(small.refused()).isEqualTo(24 - drawn);
        }
    }

    @Test
    void closedStudioDrawsNothing() {
        studio.close();

        assertThat(studio.draw(Pictures.card("Anna", 0.5))).isEmpty();
    }
}
