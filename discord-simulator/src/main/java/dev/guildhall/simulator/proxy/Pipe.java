package dev.guildhall.simulator.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries bytes both ways between two sockets until one side ends. */
final class Pipe {
    private static final Logger log = LoggerFactory.getLogger(Pipe.class);

    private Pipe() {}

    static void join(Socket one, Socket other) throws IOException {
        Thread back = Thread.ofVirtual().name("simulator pipe").start(() -> {
            try {
                copy(other, one);
            } catch (IOException ended) {
                log.debug("pipe - ended", ended);
            }
        });
        try {
            copy(one, other);
        } finally {
            back.interrupt();
        }
    }

    private static void copy(Socket from, Socket to) throws IOException {
        // When one direction ends, both sockets are closed, so that an abrupt end stays abrupt on the far side.
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16 * 1024];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                out.write(buffer, 0, length);
                out.flush();
            }
        }
    }
}
