package dev.guildhall.javacord.guild;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.javacord.rest.RestClient;
import dev.guildhall.javacord.rest.Route;
import dev.guildhall.javacord.wire.DiscordJson;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Members as the REST interface tells them, remembered for a moment. Thread-safe; calls block. */
public final class Members {

    private static final int UNKNOWN_MEMBER = 10007;
    private static final int UNKNOWN_USER = 10013;
    private static final int PAGE = 1_000;

    private final RestClient rest;
    private final Cache<Key, Optional<Known>> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    private record Key(GuildId guild, UserId user) {}

    /**
     * A member and where the picture lies.
     *
     * @param picture path below the CDN
     */
    record Known(Member member, String picture) {}

    public Members(RestClient rest) {
        this.rest = rest;
    }

    /** @throws DiscordException where Discord cannot be asked */
    Optional<Known> member(GuildId guild, UserId user) {
        Key key = new Key(guild, user);
        Optional<Known> remembered = known.getIfPresent(key);
        if (remembered != null) {
            return remembered;
        }
        Optional<Known> asked = ask(guild, user);
        known.put(key, asked);
        return asked;
    }

    /** What is known of a member no longer holds. */
    public void forget(GuildId guild, UserId user) {
        known.invalidate(new Key(guild, user));
    }

    private Optional<Known> ask(GuildId guild, UserId user) {
        try {
            JsonNode json = rest.call(Route.member(guild, user));
            return Optional.of(new Known(DiscordJson.member(json), picture(guild, user, json)));
        } catch (DiscordException refusal) {
            if (refusal.code() == UNKNOWN_MEMBER || refusal.code() == UNKNOWN_USER) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private static String picture(GuildId guild, UserId user, JsonNode member) {
        String own = member.path("avatar").asText("");
        if (member.hasNonNull("avatar") && !own.isEmpty()) {
            return "/guilds/" + guild + "/users/" + user + "/avatars/" + own + ".png?size=128";
        }
        JsonNode account = member.path("user").path("avatar");
        return account.isTextual()
                ? "/avatars/" + user + "/" + account.asText() + ".png?size=128"
                : "/embed/avatars/" + (user.value() >>> 22) % 6 + ".png";
    }

    /** @throws DiscordException where Discord cannot be asked, or does not allow it */
    List<Member> after(GuildId guild, UserId after) {
        List<Member> page = new ArrayList<>();
        for (JsonNode member : rest.call(Route.membersAfter(guild, after, PAGE))) {
            page.add(DiscordJson.member(member));
        }
        return page;
    }
}
