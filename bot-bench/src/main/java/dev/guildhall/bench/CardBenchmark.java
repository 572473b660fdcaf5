package dev.guildhall.bench;

import dev.guildhall.xp.card.ActivityChart;
import dev.guildhall.xp.card.Fact;
import dev.guildhall.xp.card.Icon;
import dev.guildhall.xp.card.Look;
import dev.guildhall.xp.card.Picture;
import dev.guildhall.xp.card.RankCard;
import dev.guildhall.xp.card.Studio;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Drawing one picture, from the finished texts to the PNG file, and how large the file is. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CardBenchmark {

    @Param({"letter", "avatar", "korean", "chart"})
    public String kind = "letter";

    private final Studio studio = new Studio();
    private Picture picture = card("Anna", Optional.empty());

    /** Their quotient is the size of a file. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class FileSize {
        public long bytes;
        public long files;
    }

    @Setup
    public void choose() {
        picture = switch (kind) {
            case "letter" -> card("Anna", Optional.empty());
            case "avatar" -> card("Anna", Optional.of(avatar()));
            case "korean" -> card("김철수 山田太郎 🔥", Optional.empty());
            case "chart" -> chart();
            default -> throw new IllegalArgumentException("no picture is called " + kind);
        };
    }

    @Benchmark
    public byte[] draw(FileSize size) {
        byte[] file = studio.draw(picture)
                .orElseThrow(() -> new IllegalStateException("this machine cannot draw: install fontconfig"));
        size.bytes += file.length;
        size.files++;
        return file;
    }

    @TearDown
    public void close() {
        studio.close();
    }

    private static RankCard card(String name, Optional<byte[]> avatar) {
        return new RankCard(
                name,
                avatar,
                new RankCard.Heading("RANK", "#3"),
                new RankCard.Heading("LEVEL", "42"),
                0.62,
                "1,234 / 2,000 XP",
                List.of(
                        new Fact(Icon.MESSAGES, "1,234 messages"),
                        new Fact(Icon.VOICE, "12 h 30 min"),
                        new Fact(Icon.COOLDOWN, "next XP in 42 s")),
                Look.DEFAULT);
    }

    private static ActivityChart chart() {
        List<ActivityChart.Bar> days = IntStream.range(0, 30)
                .mapToObj(day -> new ActivityChart.Bar(day % 7 == 1 ? "Nov " + day : "", day * 37L % 101))
                .toList();
        return new ActivityChart(
                "Anna",
                "Oct 22 – Nov 20, 2026",
                new ActivityChart.Bars("XP per day", days),
                new ActivityChart.Bars("On average by weekday", days.subList(0, 7)),
                Long::toString,
                List.of(new Fact(Icon.POINTS, "1,234 XP")),
                Look.DEFAULT);
    }

    private static byte[] avatar() {
        BufferedImage image = new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, 128, 128, Color.BLUE));
        graphics.fillRect(0, 0, 128, 128);
        graphics.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", file);
        } catch (IOException failure) {
            throw new UncheckedIOException("an avatar cannot be written to memory", failure);
        }
        return file.toByteArray();
    }
}
