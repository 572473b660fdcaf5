package dev.guildhall.javacord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.spi.guild.DiscordException;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot as Discord's registry knows it: its id, its slash commands, its gateway. Thread-safe; calls block. */
public final class Application {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final RestClient rest;

    public Application(RestClient rest) {
        this.rest = rest;
    }

    /** Asks Discord who the token belongs to: the cheapest call that tells whether it is valid. */
    public String id() {
        return rest.call(Route.application()).path("id").asText();
    }

    /** Where sessions begin. */
    public URI gateway() {
        return URI.create(rest.call(Route.gateway()).path("url").asText());
    }

    /** Discord's advice about logging in, as it sent it. */
    public JsonNode gatewayBot() {
        return rest.call(Route.gatewayBot());
    }

    /**
     * Makes these the global commands, where they are not already.
     *
     * @return whether anything differed
     * @throws DiscordException where Discord refuses them, or stores others than were sent
     */
    public boolean register(List<DeclaredCommand> commands) {
        String application = id();
        ArrayNode wanted = CommandJson.of(commands);
        JsonNode there = rest.call(Route.globalCommands("GET", application));
        if (CommandShape.of(wanted).equals(CommandShape.of(there))) {
            LOG.info("commands - {} are registered already", wanted.size());
            return false;
        }
        JsonNode stored = rest.call(Route.globalCommands("PUT", application), Body.of(wanted, List.of()));
        if (!CommandShape.of(wanted).equals(CommandShape.of(stored))) {
            throw new DiscordException(
                    "Discord stored other commands than were sent: " + CommandShape.of(stored) + " in place of "
                            + CommandShape.of(wanted),
                    false,
                    0);
        }
        LOG.info("commands - {} registered", wanted.size());
        return true;
    }
}
