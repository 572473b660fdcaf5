package dev.guildhall.runner.supervisor;

import dev.guildhall.javacord.GatewayInfo;
import dev.guildhall.javacord.JavacordConnector;
import io.javalin.config.JavalinConfig;
import java.net.URI;

/** Discord itself, or whatever answers at {@code GUILDHALL_DISCORD_API}. */
record RealDiscord(URI restBase, String token) implements DiscordSource {

    @Override
    public String name() {
        return "discord";
    }

    @Override
    public void mount(JavalinConfig server) {}

    @Override
    public void opened(int port) {}

    @Override
    public GatewayInfo gatewayInfo() {
        return JavacordConnector.fetchGatewayInfo(restBase, token);
    }

    @Override
    public String invitation(String url) {
        return "status: " + url + "/status";
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "RealDiscord[" + restBase + "]";
    }
}
