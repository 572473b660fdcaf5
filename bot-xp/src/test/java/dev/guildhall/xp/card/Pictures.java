package dev.guildhall.xp.card;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;

/** Samples of pictures, and what can be seen in one. */
final class Pictures {

    private Pictures() {}

    static RankCard card(String name, double progress) {
        return new RankCard(
                name,
                Optional.empty(),
                new RankCard.Heading("RANK", "#3"),
                new RankCard.Heading("LEVEL", "42"),
                progress,
                "1,234 / 2,000 XP",
                List.of(new Fact(Icon.MESSAGES, "1,234 messages"), new Fact(Icon.COOLDOWN, "next XP in 42 s")),
                Look.DEFAULT);
    }

    static RankCard withAvatar(RankCard card, byte[] avatar) {
        return new RankCard(
                card.name(),
                Optional.of(avatar),
                card.rank(),
                card.level(),
                card.progress(),
                card.progressText(),
                card.facts(),
                card.look());
    }

    static RankCard in(RankCard card, Look look) {
        return new RankCard(
                card.name(),
                card.avatar(),
                card.rank(),
                card.level(),
                card.progress(),
                card.progressText(),
                card.facts(),
                look);
    }

    static ActivityChart chart(long... days) {
        List<ActivityChart.Bar> bars = Arrays.stream(days)
                .mapToObj(value -> new ActivityChart.Bar("", value))
                .toList();
        return new ActivityChart(
                "Anna",
                "Oct 22 – Nov 20",
                new ActivityChart.Bars("XP per day", bars),
                new ActivityChart.Bars("By weekday", List.of(new ActivityChart.Bar("Mon", 7))),
                Long::toString,
                List.of(),
                Look.DEFAULT);
    }

    /** The picture that no file can be small for. */
    static byte[] noise(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                image.setRGB(x, y, random.nextInt(0x1000000));
            }
        }
        return PngFile.of(image);
    }

    static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How many pixels of a row differ from the colour at its end. */
    static int filled(BufferedImage image, int y, int from, int to) {
        int empty = image.getRGB(to - 1, y);
        int filled = 0;
        for (int x = from; x < to; x++) {
            filled += image.getRGB(x, y) == empty ? 0 : 1;
        }
        return filled;
    }

    static boolean same(BufferedImage one, BufferedImage other) {
        return Arrays.equals(pixels(one), pixels(other));
    }

    static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
