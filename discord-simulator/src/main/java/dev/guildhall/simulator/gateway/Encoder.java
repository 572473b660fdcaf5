package dev.guildhall.simulator.gateway;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/** Turns payloads into WebSocket frames. Used by one thread. */
sealed interface Encoder extends AutoCloseable {
    /** Payloads from this size on are compressed where the client asked for payload compression. */
    int LARGE = 1024;

    /** What the query parameter {@code compress} asks for; anything unknown asks for nothing. */
    static Encoder of(@Nullable String compress) {
        return switch (compress) {
            case "zlib-stream" -> new ZlibStream(new Deflater());
            case "zstd-stream" -> ZstdStream.open();
            case null, default -> new Plain();
        };
    }

    Frame encode(byte[] payload);

    @Override
    default void close() {}

    private static Frame text(byte[] payload) {
        return new Frame(OpCode.TEXT, ByteBuffer.wrap(payload));
    }

    private static Frame deflate(Deflater deflater, int flush, byte[] payload) {
        byte[] buffer = new byte[payload.length / 2 + 64];
        deflater.setInput(payload);
        int length = deflater.deflate(buffer, 0, buffer.length, flush);
        if (length < buffer.length) {
            return new Frame(OpCode.BINARY, ByteBuffer.wrap(buffer, 0, length));
        }
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(payload.length + 64);
        while (length > 0) {
            compressed.write(buffer, 0, length);
            length = length < buffer.length ? 0 : deflater.deflate(buffer, 0, buffer.length, flush);
        }
        return new Frame(OpCode.BINARY, ByteBuffer.wrap(compressed.toByteArray()));
    }

    /** No compression. */
    record Plain() implements Encoder {
        @Override
        public Frame encode(byte[] payload) {
            return text(payload);
        }
    }

    /** A zlib stream of its own for each large payload, as Identify's {@code compress} asks for. */
    record EachLargePayload(Deflater deflater) implements Encoder {
        @Override
        public Frame encode(byte[] payload) {
            if (payload.length < LARGE) {
                return text(payload);
            }
            deflater.reset();
            deflater.finish();
            return deflate(deflater, Deflater.NO_FLUSH, payload);
        }

        @Override
        public void close() {
            deflater.end();
        }
    }

    /** One zlib stream for the connection, flushed after each payload, as {@code compress=zlib-stream} asks for. */
    record ZlibStream(Deflater deflater) implements Encoder {
        @Override
        public Frame encode(byte[] payload) {
            return deflate(deflater, Deflater.SYNC_FLUSH, payload);
        }

        @Override
        public void close() {
            deflater.end();
        }
    }

    /** One zstd stream for the connection, flushed after each payload, as {@code compress=zstd-stream} asks for. */
    record ZstdStream(ByteArrayOutputStream compressed, ZstdOutputStreamNoFinalizer stream) implements Encoder {
        static ZstdStream open() {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try {
                return new ZstdStream(compressed, new ZstdOutputStreamNoFinalizer(compressed));
            } catch (IOException impossible) {
                throw new UncheckedIOException("a zstd stream into memory could not be opened", impossible);
            }
        }

        @Override
        public Frame encode(byte[] payload) {
            try {
                stream.write(payload);
                stream.flush();
            } catch (IOException impossible) {
                throw new UncheckedIOException("a zstd stream into memory could not be written", impossible);
            }
            Frame frame = new Frame(OpCode.BINARY, ByteBuffer.wrap(compressed.toByteArray()));
            compressed.reset();
            return frame;
        }

        @Override
        public void close() {
            try {
                stream.close();
            } catch (IOException impossible) {
                throw new UncheckedIOException("a zstd stream into memory could not be closed", impossible);
            }
        }
    }
}
