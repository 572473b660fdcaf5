package dev.guildhall.simulator.world;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The measure of a PNG picture, read from its header. */
record ImageSize(int width, int height) {
    private static final long PNG = 0x89504E470D0A1A0AL;

    static Optional<ImageSize> of(byte[] content) {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        if (content.length < 24 || buffer.getLong(0) != PNG) {
            return Optional.empty();
        }
        return Optional.of(new ImageSize(buffer.getInt(16), buffer.getInt(20)));
    }
}
