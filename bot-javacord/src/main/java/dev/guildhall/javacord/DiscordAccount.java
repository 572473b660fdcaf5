package dev.guildhall.javacord;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.core.discord.Privilege;
import dev.guildhall.javacord.guild.RestGuilds;
import dev.guildhall.javacord.rest.Application;
import dev.guildhall.javacord.rest.RestClient;
import dev.guildhall.javacord.rest.Route;
import dev.guildhall.javacord.wire.DiscordJson;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * The bot's account, asked by REST alone, for who looks at it beside a bot that may run: so slowly that the bot keeps its share of
 * Discord's limit. Thread-safe; calls block, and throw {@link dev.guildhall.spi.guild.DiscordException} where Discord refuses or
 * cannot be reached.
 */
public final class DiscordAccount implements AutoCloseable {

    private static final int CALLS_PER_SECOND = 15;
    private static final int PAGE = 200;

    private final RestClient rest;
    private final Application application;

    /** The application and its bot. */
    public record Identity(String application, String name, UserId bot, String botName, Set<Privilege> granted) {

        public Identity {
            granted = Set.copyOf(granted);
        }
    }

    public DiscordAccount(URI restBase, String token) {
        this.rest =
                new RestClient(restBase, token, new LocalPermits(1, Duration.ofSeconds(5), CALLS_PER_SECOND), () -> {});
        this.application = new Application(rest);
    }

    public Identity identity() {
        JsonNode described = application.described();
        JsonNode account = application.account();
        return new Identity(
                described.path("id").asText(),
                described.path("name").asText(),
                new UserId(DiscordJson.id(account, "id")),
                account.path("username").asText(),
                Application.privileges(described));
    }

    public GatewayInfo gateway() {
        return JavacordConnector.info(application.gatewayBot());
    }

    /**
     * All guilds that the bot is in.
     *
     * @param progress told how many are known so far
     */
    public List<Membership> memberships(IntConsumer progress) {
        List<Membership> all = new ArrayList<>();
        GuildId last = new GuildId(0);
        int found;
        do {
            JsonNode page = rest.call(Route.guildsAfter(last));
            found = page.size();
            for (JsonNode guild : page) {
                last = new GuildId(DiscordJson.id(guild, "id"));
                all.add(new Membership(
                        last,
                        guild.path("name").asText(),
                        guild.path("owner").asBoolean(),
                        Long.parseUnsignedLong(guild.path("permissions").asText("0"))));
            }
            progress.accept(all.size());
        } while (found == PAGE);
        return all;
    }

    /** @param self the bot, as {@link #identity} tells it */
    public Guilds guilds(UserId self) {
        return new RestGuilds(rest, self);
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        rest.close();
    }
}
