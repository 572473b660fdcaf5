package dev.guildhall.runner.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.function.Consumer;

/** The HTTP server of a run. */
public final class OperatorServer implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Javalin server;

    private OperatorServer(Javalin server) {
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param port 0 for any free one
     * @param more what else the server carries
     * @throws PortException if the port cannot be had
     */
    public static OperatorServer start(String host, int port, OperatorView view, Consumer<JavalinConfig> more) {
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            config.routes.get("/health/live", context -> json(context, Map.of("live", true)));
            config.routes.get("/health/ready", context -> ready(context, view.readiness()));
            config.routes.get("/status", context -> json(context, view.status()));
            more.accept(config);
        });
        try {
            return new OperatorServer(server.start(host, port));
        } catch (JavalinBindException taken) {
            throw new PortException(host, port, taken);
        }
    }

    /**
     * Finds out early whether the port can be had; the start itself says it again, should it be taken meanwhile.
     *
     * @throws PortException if it cannot
     */
    public static void check(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException taken) {
            throw new PortException(host, port, taken);
        }
    }

    public int port() {
        return server.port();
    }

    private static void ready(Context context, Readiness readiness) {
        context.status(readiness.ready() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
        json(context, readiness);
    }

    private static void json(Context context, Object value) {
        try {
            context.header("Cache-Control", "no-store")
                    .contentType(ContentType.APPLICATION_JSON)
                    .result(JSON.writeValueAsString(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
