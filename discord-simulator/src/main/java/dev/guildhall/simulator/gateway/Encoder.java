package dev.guildhall.simulator.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/** Turns payloads into WebSocket frames. Used by one thread. */
sealed interface Encoder extends AutoCloseable {
    /** Payloads from this size on are compressed where the client asked for payload compression. */
    int LARGE = 1024;

    Frame encode(byte[] payload);

    @Override
    default void close() {}

    private static Frame text(byte[] payload) {
        return new Frame(OpCode.TEXT, ByteBuffer.wrap(payload));
    }

    private static Frame deflate(Deflater deflater, int flush, byte[] payload) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(payload.length / 4 + 64);
        byte[] buffer = new byte[8192];
        deflater.setInput(payload);
        int length;
        do {
            length = deflater.deflate(buffer, 0, buffer.length, flush);
            compressed.write(buffer, 0, length);
        } while (length == buffer.length);
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
    record EachLargePayload() implements Encoder {
        @Override
        public Frame encode(byte[] payload) {
            if (payload.length < LARGE) {
                return text(payload);
            }
            Deflater deflater = new Deflater();
            try {
                deflater.finish();
                return deflate(deflater, Deflater.NO_FLUSH, payload);
            } finally {
                deflater.end();
            }
        }
    }

    /** One zlib stream for the connection, flushed after each payload, as {@code compress=zlib-stream} asks for. */
    record WholeStream(Deflater deflater) implements Encoder {
        @Override
        public Frame encode(byte[] payload) {
            return deflate(deflater, Deflater.SYNC_FLUSH, payload);
        }

        @Override
        public void close() {
            deflater.end();
        }
    }
}
