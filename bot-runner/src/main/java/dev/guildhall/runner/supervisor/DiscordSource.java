package dev.guildhall.runner.supervisor;

import dev.guildhall.javacord.GatewayInfo;
import dev.guildhall.runner.config.Configuration;
import io.javalin.config.JavalinConfig;
import java.net.URI;

/** Where Discord is for this run: the real one, or the simulator. */
interface DiscordSource extends AutoCloseable {

    static DiscordSource of(Configuration configuration) {
        return configuration
                .token()
                .<DiscordSource>map(token -> new RealDiscord(configuration.discordApi(), token.secret()))
                .orElseGet(() -> new SimulatedDiscord(configuration.httpHost()));
    }

    /** {@code discord} or {@code simulator}. */
    String name();

    /** Adds what it serves to the operator's HTTP server. */
    void mount(JavalinConfig server);

    /** Called once that server listens. */
    void opened(int port);

    String token();

    URI restBase();

    /**
     * Asks how many shards there should be, and how many may log in.
     *
     * @throws dev.guildhall.core.discord.DiscordException says what is wrong
     */
    GatewayInfo gatewayInfo();

    /** What an operator does next, now that all shards are ready. */
    String invitation(String url);

    @Override
    void close();
}
