package dev.guildhall.simulator.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts connections on a port of its own, each served by a virtual thread, until it is closed. */
final class Listener implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(Listener.class);

    private final String name;
    private final ServerSocket server;
    private final Service service;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Serves one connection, which is closed afterwards. */
    @FunctionalInterface
    interface Service {
        void serve(Socket client) throws IOException;
    }

    private Listener(String name, ServerSocket server, Service service) {
        this.name = name;
        this.server = server;
        this.service = service;
    }

    static Listener start(String name, String host, ServerSocket unbound, Service service) {
        try {
            unbound.bind(new InetSocketAddress(host, 0));
        } catch (IOException unavailable) {
            throw new UncheckedIOException(name + " could not listen on " + host, unavailable);
        }
        Listener listener = new Listener(name, unbound, service);
        Thread.ofVirtual().name("simulator " + name).start(listener::accept);
        return listener;
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                Thread.ofVirtual().name("simulator " + name + " connection").start(() -> serve(client));
            } catch (IOException closed) {
                log.debug("{} - accepts no more", name, closed);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            service.serve(client);
        } catch (IOException ended) {
            log.debug("{} - a connection ended", name, ended);
        } finally {
            open.remove(client);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket client : open) {
            client.close();
        }
    }
}
