package dev.guildhall.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A gateway client that does as little as one can: it counts events by name, from the first bytes of their frames, and drops
 * them. It reads on a platform thread of its own, and never beats its heart.
 */
final class RawReader implements Closeable {

    private static final int LONGEST_HEAD = 64;
    private static final int TEXT = 1;

    private final Socket socket;
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong guilds = new AtomicLong();
    private volatile long bytes;

    RawReader(String gatewayUrl) throws IOException {
        URI address = URI.create(gatewayUrl);
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        write(("GET " + address.getPath() + "/?v=10&encoding=json HTTP/1.1\r\nHost: " + address.getAuthority()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 256 * 1024));
        head(in);
        Thread.ofPlatform().name("raw reader").daemon().start(() -> read(in));
    }

    private static void head(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("the gateway did not switch to WebSocket: " + head);
        }
    }

    void identify(int shard, int shards) throws IOException {
        byte[] payload = ("{\"op\":2,\"d\":{\"token\":\"bench\",\"properties\":{},\"intents\":33281,\"shard\":[" + shard
                        + "," + shards + "]}}")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[payload.length + 8];
        frame[0] = (byte) (0x80 | TEXT);
        // A client must mask; the mask 0 leaves the bytes as they are.
        frame[1] = (byte) (0x80 | 126);
        frame[2] = (byte) (payload.length >> 8);
        frame[3] = (byte) payload.length;
        System.arraycopy(payload, 0, frame, 8, payload.length);
        write(frame);
    }

    private void write(byte[] data) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(data);
        out.flush();
    }

    private void read(DataInputStream in) {
        byte[] start = new byte[LONGEST_HEAD];
        long total = 0;
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & 0x0F;
                long length = in.readUnsignedByte() & 0x7F;
                if (length == 126) {
                    length = in.readUnsignedShort();
                } else if (length == 127) {
                    length = in.readLong();
                }
                int known = (int) Math.min(length, LONGEST_HEAD);
                in.readFully(start, 0, known);
                in.skipNBytes(length - known);
                total += length;
                bytes = total;
                if (opcode == TEXT) {
                    count(start, known);
                }
            }
        } catch (IOException ended) {
            // The simulator or close() ended the connection; what was read until then counts.
        }
    }

    private void count(byte[] start, int length) {
        if (begins(start, length, "{\"t\":\"MESSAGE_CREATE\"")) {
            messages.incrementAndGet();
        } else if (begins(start, length, "{\"t\":\"GUILD_CREATE\"")) {
            guilds.incrementAndGet();
        }
    }

    private static boolean begins(byte[] start, int length, String text) {
        if (length < text.length()) {
            return false;
        }
        for (int index = 0; index < text.length(); index++) {
            if (start[index] != text.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    long messages() {
        return messages.get();
    }

    long guilds() {
        return guilds.get();
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
