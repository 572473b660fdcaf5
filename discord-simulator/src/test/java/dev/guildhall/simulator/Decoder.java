package dev.guildhall.simulator;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads the gateway's binary frames in each of its compressions. */
@FunctionalInterface
interface Decoder {
    String decode(byte[] frame);

    static Decoder of(String query) {
        if (query.contains("zstd-stream")) {
            return new Zstd();
        }
        Inflater shared = new Inflater();
        return query.contains("zlib-stream")
                ? frame -> inflate(shared, frame)
                : frame -> inflate(new Inflater(), frame);
    }

    private static String inflate(Inflater inflater, byte[] frame) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        inflater.setInput(frame);
        try {
            for (int length = inflater.inflate(buffer); length > 0; length = inflater.inflate(buffer)) {
                plain.write(buffer, 0, length);
            }
        } catch (DataFormatException broken) {
            throw new AssertionError(broken);
        }
        return plain.toString(StandardCharsets.UTF_8);
    }

    /** One zstd stream over all frames. */
    final class Zstd extends InputStream implements Decoder {
        private final ZstdInputStreamNoFinalizer stream;
        private ByteArrayInputStream frame = new ByteArrayInputStream(new byte[0]);

        Zstd() {
            try {
                stream = new ZstdInputStreamNoFinalizer(this);
                stream.setContinuous(true);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        @Override
        public int read() {
            return frame.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return frame.read(buffer, offset, length);
        }

        @Override
        public String decode(byte[] compressed) {
            frame = new ByteArrayInputStream(compressed);
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
