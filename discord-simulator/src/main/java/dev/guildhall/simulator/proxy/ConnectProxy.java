package dev.guildhall.simulator.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers {@code CONNECT} for Discord's hosts, and refuses all others. */
public final class ConnectProxy implements Closeable {
    private static final Pattern CONNECT = Pattern.compile("CONNECT ([^ :]+):\\d+ HTTP/1\\.[01]\r\n.*", Pattern.DOTALL);
    private static final Pattern DISCORD =
            Pattern.compile("(?i)([a-z0-9-]+\\.)*(discord\\.com|discordapp\\.com|discord\\.gg|discord\\.media)");
    private static final int LONGEST_HEAD = 16 * 1024;

    private final Listener tls;
    private final Listener proxy;

    private ConnectProxy(Listener tls, Listener proxy) {
        this.tls = tls;
        this.proxy = proxy;
    }

    /**
     * Starts both listeners on free ports.
     *
     * @param host the address to listen on
     * @param target the address at which the simulator's HTTP port is reached
     */
    public static ConnectProxy start(Certificate certificate, String host, String target, int httpPort) {
        try {
            Listener tls = Listener.start(
                    "tls",
                    host,
                    certificate.serverContext().getServerSocketFactory().createServerSocket(),
                    client -> join(client, target, httpPort));
            Listener proxy =
                    Listener.start("proxy", host, new ServerSocket(), client -> connect(client, target, tls.port()));
            return new ConnectProxy(tls, proxy);
        } catch (IOException unavailable) {
            throw new UncheckedIOException("the proxy could not be started on " + host, unavailable);
        }
    }

    /** The port for {@code https.proxyPort}. */
    public int port() {
        return proxy.port();
    }

    /** The port on which TLS is spoken directly. */
    public int tlsPort() {
        return tls.port();
    }

    private static void join(Socket client, String host, int port) throws IOException {
        Pipe.join(client, new Socket(host, port));
    }

    private static void connect(Socket client, String host, int tlsPort) throws IOException {
        client.setSoTimeout(10_000);
        Matcher request = CONNECT.matcher(head(client.getInputStream()));
        client.setSoTimeout(0);
        if (!request.matches()) {
            refuse(client, "400 Bad Request", "This is a CONNECT proxy.");
        } else if (!DISCORD.matcher(request.group(1)).matches()) {
            refuse(client, "403 Forbidden", "This proxy leads to the simulated Discord and nowhere else.");
        } else {
            client.getOutputStream().write(ascii("HTTP/1.1 200 Connection established\r\n\r\n"));
            client.getOutputStream().flush();
            join(client, host, tlsPort);
        }
    }

    private static void refuse(Socket client, String status, String reason) throws IOException {
        client.getOutputStream()
                .write(ascii("HTTP/1.1 " + status + "\r\nContent-Type: text/plain\r\nContent-Length: "
                        + (reason.length() + 1) + "\r\nConnection: close\r\n\r\n" + reason + "\n"));
        client.getOutputStream().flush();
    }

    /** Reads the request's head byte by byte, since what follows it already belongs to the TLS conversation. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        tls.close();
    }
}
