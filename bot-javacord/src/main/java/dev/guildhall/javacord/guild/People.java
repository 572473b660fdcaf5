package dev.guildhall.javacord.guild;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.javacord.rest.Body;
import dev.guildhall.javacord.rest.RestClient;
import dev.guildhall.javacord.rest.Route;
import dev.guildhall.javacord.wire.DiscordJson;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.List;

/** What the bot does with people: talk to one alone, give and take roles. Thread-safe; calls block. */
public final class People {

    private final RestClient rest;
    private final Members members;
    // Discord limits how many are opened, and a person's channel is always the same.
    private final Cache<UserId, ChannelId> channels =
            Caffeine.newBuilder().maximumSize(10_000).build();

    public People(RestClient rest, Members members) {
        this.rest = rest;
        this.members = members;
    }

    /** @throws DiscordException where Discord refuses it or cannot be reached */
    public ChannelId directChannel(UserId person) {
        ChannelId known = channels.getIfPresent(person);
        if (known != null) {
            return known;
        }
        var wish = JsonNodeFactory.instance.objectNode().put("recipient_id", person.toString());
        ChannelId opened =
                new ChannelId(DiscordJson.id(rest.call(Route.directChannel(), Body.of(wish, List.of())), "id"));
        channels.put(person, opened);
        return opened;
    }

    /** @throws DiscordException where Discord refuses it or cannot be reached */
    public void assignRole(GuildId guild, UserId member, RoleId role, boolean has, String reason) {
        rest.call(Route.memberRole(has ? "PUT" : "DELETE", guild, member, role), Body.because(reason));
        members.forget(guild, member);
    }
}
