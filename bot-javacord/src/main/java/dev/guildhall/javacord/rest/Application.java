package dev.guildhall.javacord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.core.discord.Privilege;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.GuildId;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The bot as Discord's registry knows it: its id, its slash commands, its gateway. Thread-safe; calls block. */
public final class Application {

    private final RestClient rest;
    private final AtomicReference<String> application = new AtomicReference<>("");

    public Application(RestClient rest) {
        this.rest = rest;
    }

    /** Asks Discord who the token belongs to: the cheapest call that tells whether it is valid. */
    public String id() {
        return rest.call(Route.application()).path("id").asText();
    }

    /** The application as Discord tells it. */
    public JsonNode described() {
        return rest.call(Route.application());
    }

    /** The bot's own account as Discord tells it. */
    public JsonNode account() {
        return rest.call(Route.self());
    }

    /** The privileges that Discord granted to it; all where it does not tell. */
    public Set<Privilege> privileges() {
        return privileges(described());
    }

    /** Those of an application as it is {@link #described}. */
    public static Set<Privilege> privileges(JsonNode application) {
        JsonNode flags = application.path("flags");
        if (!flags.isIntegralNumber()) {
            return EnumSet.allOf(Privilege.class);
        }
        Set<Privilege> granted = EnumSet.noneOf(Privilege.class);
        for (Privilege privilege : Privilege.values()) {
            if ((flags.asLong() & flags(privilege)) != 0) {
                granted.add(privilege);
            }
        }
        return granted;
    }

    /**
     * One flag for verified bots, one for those in fewer than a hundred guilds.
     *
     * @see <a href="https://discord.com/developers/docs/resources/application#application-object-application-flags">Discord:
     *     flags</a>
     */
    private static long flags(Privilege privilege) {
        return switch (privilege) {
            case MEMBERS -> 1L << 14 | 1L << 15;
            case MESSAGE_CONTENT -> 1L << 18 | 1L << 19;
        };
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
        return register(commands, method -> Route.globalCommands(method, application));
    }

    /** As {@link #register(List)}, for one guild. */
    public boolean register(GuildId guild, List<DeclaredCommand> commands) {
        String application = known();
        return register(commands, method -> Route.guildCommands(method, application, guild));
    }

    /** Asked once: there are many guilds, and the id never changes. */
    private String known() {
        String id = application.get();
        if (id.isEmpty()) {
            id = id();
            application.set(id);
        }
        return id;
    }

    private boolean register(List<DeclaredCommand> commands, Function<String, Route> route) {
        ArrayNode wanted = CommandJson.of(commands);
        JsonNode there = rest.call(route.apply("GET"));
        if (CommandShape.of(wanted).equals(CommandShape.of(there))) {
            return false;
        }
        rest.call(route.apply("PUT"), Body.of(wanted, List.of()));
        // Asked anew: what counts is what Discord keeps, not what it answers.
        JsonNode stored = rest.call(route.apply("GET"));
        if (!CommandShape.of(wanted).equals(CommandShape.of(stored))) {
            throw new DiscordException(
                    "Discord stored other commands than were sent: " + CommandShape.of(stored) + " in place of "
                            + CommandShape.of(wanted),
                    false,
                    0);
        }
        return true;
    }
}
