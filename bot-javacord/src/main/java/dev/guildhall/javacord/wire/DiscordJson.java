package dev.guildhall.javacord.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.spi.command.UploadedFile;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Discord's ids, members and messages. */
public final class DiscordJson {

    private static final int ORDINARY_MESSAGE = 0;
    private static final int ANSWER = 19;

    private DiscordJson() {}

    /**
     * The id in a field, which may hold the whole object too.
     *
     * @throws NumberFormatException if there is none
     */
    public static long id(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return id(value.isObject() ? value.path("id") : value);
    }

    /** @throws NumberFormatException if it is no id */
    public static long id(JsonNode value) {
        return Long.parseUnsignedLong(value.asText());
    }

    /** The guild in which it happened; nothing for what is private. */
    public static Optional<GuildId> guild(JsonNode json) {
        return json.hasNonNull("guild_id") ? Optional.of(new GuildId(id(json, "guild_id"))) : Optional.empty();
    }

    public static Optional<ChannelId> channel(JsonNode json, String field) {
        return json.hasNonNull(field) ? Optional.of(new ChannelId(id(json, field))) : Optional.empty();
    }

    /**
     * A member.
     *
     * @param member what the guild knows of the user; may be missing
     * @param webhook whether no account stands behind it
     */
    public static Member member(JsonNode user, JsonNode member, boolean webhook) {
        return new Member(
                new UserId(id(user, "id")),
                firstOf(member.path("nick"), user.path("global_name"), user.path("username")),
                webhook || user.path("bot").asBoolean(false),
                roles(member));
    }

    /** A member that holds its own user, as the REST interface and most events have it. */
    public static Member member(JsonNode member) {
        return member(member.path("user"), member, false);
    }

    private static List<RoleId> roles(JsonNode member) {
        List<RoleId> roles = new ArrayList<>();
        for (JsonNode role : member.path("roles")) {
            roles.add(new RoleId(id(role)));
        }
        return roles;
    }

    /** Whether it is what somebody wrote, and not a notice of Discord's own. */
    public static boolean isWritten(JsonNode message) {
        int type = message.path("type").asInt(ORDINARY_MESSAGE);
        return type == ORDINARY_MESSAGE || type == ANSWER;
    }

    /** A message that {@link #isWritten}. */
    public static MessageCreated message(JsonNode json, GuildId guild, Place place) {
        return new MessageCreated(
                guild,
                place,
                new MessageId(id(json, "id")),
                member(json.path("author"), json.path("member"), json.hasNonNull("webhook_id")),
                json.path("content").asText(),
                json.path("attachments").size(),
                files(json.path("attachments")));
    }

    private static List<MessageCreated.File> files(JsonNode attachments) {
        if (attachments.isEmpty()) {
            return List.of();
        }
        List<MessageCreated.File> files = new ArrayList<>();
        attachments.forEach(each -> {
            UploadedFile file = file(each);
            files.add(new MessageCreated.File(file.name(), file.size(), file.address()));
        });
        return files;
    }

    /** A file that somebody uploaded. */
    public static UploadedFile file(JsonNode json) {
        return new UploadedFile(
                json.path("filename").asText(),
                json.path("size").asLong(),
                URI.create(json.path("url").asText()));
    }

    private static String firstOf(JsonNode... names) {
        for (JsonNode name : names) {
            if (name.isTextual() && !name.asText().isEmpty()) {
                return name.asText();
            }
        }
        return "?";
    }
}
