package dev.guildhall.xp.card;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pictures of people, which come from outside: large, broken or none at all. */
final class Avatar {

    private static final Logger LOG = LoggerFactory.getLogger(Avatar.class);

    /** Beyond it, a small file could take much memory. */
    private static final int LARGEST = 1024;

    private Avatar() {}

    /** Nothing where it is no picture, or one of more than 1,024 pixels. */
    static Optional<BufferedImage> read(byte[] file) {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                boolean small = reader.getWidth(0) <= LARGEST && reader.getHeight(0) <= LARGEST;
                return small ? Optional.of(reader.read(0)) : Optional.empty();
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            // The readers throw many kinds of exceptions for a broken file.
            LOG.debug("avatar - is no picture: {}", broken.toString());
            return Optional.empty();
        }
    }

    /** Cut out as a circle, its shorter side filling it. */
    static BufferedImage round(BufferedImage picture, int size) {
        BufferedImage circle = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = circle.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setColor(Color.WHITE);
        graphics.fill(new Ellipse2D.Double(0, 0, size, size));
        graphics.setComposite(AlphaComposite.SrcIn);
        int shorter = Math.min(picture.getWidth(), picture.getHeight());
        int left = (picture.getWidth() - shorter) / 2;
        int top = (picture.getHeight() - shorter) / 2;
        graphics.drawImage(picture, 0, 0, size, size, left, top, left + shorter, top + shorter, null);
        graphics.dispose();
        return circle;
    }
}
