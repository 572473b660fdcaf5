package dev.guildhall.javacord.guild;

import dev.guildhall.spi.guild.DiscordException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Brings a picture to the size that everybody gets: Discord keeps small ones, and its default ones, in their own. */
final class SquarePicture {

    /** Discord gives none larger where 128 are asked for; its default ones have 256. */
    private static final int LARGEST = 1_024;

    private SquarePicture() {}

    /**
     * The picture as a square PNG.
     *
     * @throws DiscordException if it is no picture, or an unreasonably large one
     */
    static byte[] png(byte[] picture, int side) {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new DiscordException("what Discord sent as a picture is none that can be read", false, 0);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (width == side && height == side && "png".equalsIgnoreCase(reader.getFormatName())) {
                    return picture;
                }
                // Before it is unpacked: a small file may hold an enormous picture.
                if (width > LARGEST || height > LARGEST) {
                    throw new DiscordException("a picture of " + width + " x " + height + " is too large", false, 0);
                }
                return scaled(reader.read(0), side);
            } finally {
                reader.dispose();
            }
        } catch (IOException broken) {
            throw new DiscordException("what Discord sent as a picture is broken", false, 0, broken);
        }
    }

    private static byte[] scaled(BufferedImage picture, int side) throws IOException {
        BufferedImage square = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = square.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, 0, 0, side, side, null);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(square, "png", bytes);
        return bytes.toByteArray();
    }
}
