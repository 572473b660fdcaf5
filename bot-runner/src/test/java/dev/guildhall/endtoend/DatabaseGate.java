package dev.guildhall.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between the program and PostgreSQL, and can shut: then every connection breaks, and none is made. */
final class DatabaseGate implements AutoCloseable {

    private final InetSocketAddress database;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;

    DatabaseGate(String host, int port) throws IOException {
        database = new InetSocketAddress(host, port);
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("gate").start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    void shut() {
        shut = true;
        open.forEach(DatabaseGate::close);
    }

    void open() {
        shut = false;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (shut) {
                    close(client);
                } else {
                    Thread.ofVirtual().name("gate-connection").start(() -> connect(client));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        open.add(client);
        open.add(server);
        try {
            server.connect(database);
            Thread up = Thread.ofVirtual().name("gate-up").start(() -> copy(client, server));
            copy(server, client);
            up.join();
        } catch (IOException | InterruptedException broken) {
            close(client);
        } finally {
            close(client);
            close(server);
            open.remove(client);
            open.remove(server);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            input.transferTo(output);
        } catch (IOException broken) {
            // Either side went: so does the other.
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // It is of no more use anyway.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        shut();
    }
}
