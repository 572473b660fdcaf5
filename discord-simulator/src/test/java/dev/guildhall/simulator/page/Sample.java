package dev.guildhall.simulator.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** What the page is tried with. */
final class Sample {
    /** The channel "general" of "Guildhall Tavern". */
    static final String GENERAL = "796921954387886082";

    private static final int WIDTH = 640;
    private static final int HEIGHT = 140;

    private Sample() {}

    /** A bar of progress, as PNG. */
    static byte[] picture() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(0x23272E));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(new Color(0x5865F2));
        graphics.fillOval(24, 22, 96, 96);
        graphics.setColor(new Color(0x3A3F4B));
        graphics.fillRoundRect(150, 78, 460, 28, 28, 28);
        graphics.setColor(new Color(0xF0B232));
        graphics.fillRoundRect(150, 78, 290, 28, 28, 28);
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
