package dev.guildhall.simulator.rest.account;

import dev.guildhall.simulator.world.Person;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Draws avatars: the initial on the person's colour, or, as PNG and so without any font, a pattern of their id. */
final class Avatar {
    private static final int SIZE = 128;

    private Avatar() {}

    static String svg(Person person) {
        String initial = new String(Character.toChars(person.displayName().codePointAt(0)))
                .toUpperCase(Locale.ROOT)
                .replace("&", "&amp;")
                .replace("<", "&lt;");
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" width="128" height="128">
                <rect width="128" height="128" fill="#%06x"/>
                <text x="64" y="66" fill="#fff" font-family="sans-serif" font-size="64" font-weight="600"
                 text-anchor="middle" dominant-baseline="central">%s</text></svg>
                """.formatted(person.color(), initial);
    }

    static byte[] png(Person person) {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(person.color()));
        graphics.fillRect(0, 0, SIZE, SIZE);
        graphics.setColor(Color.WHITE);
        long bits = person.id().value() * 0x9E3779B97F4A7C15L;
        for (int cell = 0; cell < 15; cell++) {
            if ((bits >>> (cell + 20) & 1) != 0) {
                int column = cell % 3;
                int y = 24 + cell / 3 * 16;
                graphics.fillRect(24 + column * 16, y, 16, 16);
                graphics.fillRect(24 + (4 - column) * 16, y, 16, 16);
            }
        }
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
