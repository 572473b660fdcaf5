package dev.guildhall.simulator;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A gateway client on a bare socket with small buffers, which reads only when it is told to. */
final class LazyReader implements Closeable {
    private final Socket socket = new Socket();
    private final DataInputStream in;

    LazyReader(Simulator simulator) {
        URI address = URI.create(simulator.gatewayUrl());
        try {
            socket.setReceiveBufferSize(16 * 1024);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            socket.getOutputStream()
                    .write(("GET /gateway/?v=10&encoding=json HTTP/1.1\r\nHost: " + address.getAuthority()
                                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            // The mask 0 leaves the bytes as they are.
            byte[] identify =
                    "{\"op\":2,\"d\":{\"token\":\"t\",\"intents\":33281}}".getBytes(StandardCharsets.US_ASCII);
            byte[] frame = new byte[identify.length + 6];
            frame[0] = (byte) 0x81;
            frame[1] = (byte) (0x80 | identify.length);
            System.arraycopy(identify, 0, frame, 6, identify.length);
            socket.getOutputStream().write(frame);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads the next frame. */
    String next() {
        try {
            in.readUnsignedByte();
            int length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = (int) in.readLong();
            }
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
