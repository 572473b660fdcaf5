package dev.guildhall.javacord;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.core.discord.DiscordConnection;
import dev.guildhall.core.discord.DiscordConnector;
import dev.guildhall.core.discord.Intake;
import dev.guildhall.javacord.rest.Application;
import dev.guildhall.javacord.rest.RestClient;
import dev.guildhall.spi.guild.DiscordException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.javacord.api.Javacord;
import org.javacord.core.util.logging.PrivacyProtectionLogger;

/** Connects a process to Discord by Javacord. Thread-safe. */
public final class JavacordConnector implements DiscordConnector {

    private static final String WRITTEN_FOR = "3.8.0";

    private final ConnectionOptions options;
    private final Permits permits;
    private final Consumer<String> fatal;

    /**
     * @param fatal told once, on a thread of its own, why the bot can never log in as it is configured: one or two sentences for
     *     the operator, with the remedy. The connection is of no more use then
     * @throws IllegalStateException if another Javacord is on the class path than this adapter was written for
     */
    public JavacordConnector(ConnectionOptions options, Permits permits, Consumer<String> fatal) {
        // The adapter overrides methods that Javacord promises to nobody; 3.8.0 is its last release.
        if (!WRITTEN_FOR.equals(Javacord.VERSION)) {
            throw new IllegalStateException(
                    "Javacord " + Javacord.VERSION + " is on the class path, but this adapter was " + "written for "
                            + WRITTEN_FOR + ": pin javacord.version to it");
        }
        // What Javacord's builder would do: its log lines show the token at debug level otherwise.
        PrivacyProtectionLogger.addPrivateData(options.token());
        this.options = options;
        this.permits = permits;
        this.fatal = fatal;
    }

    @Override
    public DiscordConnection connect(Intake intake) {
        return new JavacordConnection(options, permits, fatal, intake);
    }

    /**
     * Asks Discord how many shards it recommends, and how many logins are left. Not to be polled.
     *
     * @throws DiscordException where Discord does not accept the token, or cannot be reached
     */
    public static GatewayInfo fetchGatewayInfo(URI restBase, String token) {
        Permits permits = new LocalPermits(1, Duration.ofSeconds(5), 50);
        try (RestClient rest = new RestClient(restBase, token, permits, () -> {})) {
            return info(new Application(rest).gatewayBot());
        }
    }

    static GatewayInfo info(JsonNode json) {
        JsonNode limit = json.path("session_start_limit");
        return new GatewayInfo(
                URI.create(json.path("url").asText()),
                json.path("shards").asInt(),
                limit.path("total").asInt(),
                limit.path("remaining").asInt(),
                Duration.ofMillis(limit.path("reset_after").asLong()),
                limit.path("max_concurrency").asInt());
    }
}
