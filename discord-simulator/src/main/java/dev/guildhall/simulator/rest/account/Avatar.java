package dev.guildhall.simulator.rest.account;

import dev.guildhall.simulator.world.Person;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws avatars, the same for page and bot: a pattern of the person's id on their colour, which needs no font. */
final class Avatar {
    private static final int SIZE = 128;
    private static final int MARGIN = 24;
    private static final int CELL = 16;

    private Avatar() {}

    static String svg(Person person) {
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" width="128" height="128">
                <rect width="128" height="128" fill="#%06x"/>
                """.formatted(person.color()));
        for (Rectangle cell : pattern(person)) {
            svg.append("<path fill=\"#fff\" d=\"M%d %dh%dv%dh-%dz\"/>"
                    .formatted(cell.x, cell.y, cell.width, cell.height, cell.width));
        }
        return svg.append("</svg>").toString();
    }

    /** The white squares of the pattern; left and right are alike, as in a face. */
    private static List<Rectangle> pattern(Person person) {
        List<Rectangle> cells = new ArrayList<>();
        long bits = person.id().value() * 0x9E3779B97F4A7C15L;
        for (int cell = 0; cell < 15; cell++) {
            if ((bits >>> (cell + 20) & 1) != 0) {
                int column = cell % 3;
                int y = MARGIN + cell / 3 * CELL;
                cells.add(new Rectangle(MARGIN + column * CELL, y, CELL, CELL));
                cells.add(new Rectangle(MARGIN + (4 - column) * CELL, y, CELL, CELL));
            }
        }
        return cells;
    }

    static byte[] png(Person person) {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(person.color()));
        graphics.fillRect(0, 0, SIZE, SIZE);
        graphics.setColor(Color.WHITE);
        pattern(person).forEach(graphics::fill);
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
