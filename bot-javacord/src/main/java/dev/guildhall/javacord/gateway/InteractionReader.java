package dev.guildhall.javacord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.core.discord.IncomingAction;
import dev.guildhall.core.discord.IncomingCommand;
import dev.guildhall.core.discord.IncomingCompletion;
import dev.guildhall.core.discord.IncomingMenu;
import dev.guildhall.core.discord.Origin;
import dev.guildhall.core.discord.Responder;
import dev.guildhall.javacord.cache.GuildBook;
import dev.guildhall.javacord.wire.DiscordJson;
import dev.guildhall.spi.command.Completer;
import dev.guildhall.spi.command.Menu;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Translates Discord's interactions to the platform's records.
 *
 * @see <a href="https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object">Discord:
 *     interaction object</a>
 */
final class InteractionReader {

    private static final int OF_MEMBER = 2;

    private final GuildBook guilds;

    InteractionReader(GuildBook guilds) {
        this.guilds = guilds;
    }

    /** A slash command that somebody used in a guild. */
    IncomingCommand command(JsonNode json, Responder responder) {
        Written written = Written.of(json.path("data"));
        return new IncomingCommand(guild(json), origin(json), written.path(), written.arguments(), responder);
    }

    /** An entry of a menu that somebody used in a guild. */
    IncomingMenu menu(JsonNode json, Responder responder) {
        JsonNode data = json.path("data");
        boolean member = data.path("type").asInt() == OF_MEMBER;
        long target = DiscordJson.id(data, "target_id");
        return new IncomingMenu(
                guild(json),
                origin(json),
                member ? Menu.Target.MEMBER : Menu.Target.MESSAGE,
                data.path("name").asText(),
                member ? new UserId(target) : new MessageId(target),
                responder);
    }

    /** A button, a select or a form that somebody used. */
    IncomingAction action(JsonNode json, Responder responder) {
        JsonNode data = json.path("data");
        List<String> values = new ArrayList<>();
        data.path("values").forEach(value -> values.add(value.asText()));
        Map<String, String> fields = new HashMap<>();
        readFields(data.path("components"), fields);
        JsonNode command = json.path("message").path("interaction").path("name");
        return new IncomingAction(
                DiscordJson.guild(json),
                origin(json),
                data.path("custom_id").asText(),
                values,
                fields,
                command.isTextual() ? Optional.of(command.asText()) : Optional.empty(),
                responder);
    }

    /** Somebody is typing an option of a slash command in a guild. */
    IncomingCompletion completion(JsonNode json, Consumer<List<Completer.Proposal>> responder) {
        Written written = Written.of(json.path("data"));
        return new IncomingCompletion(
                guild(json),
                origin(json),
                written.path(),
                written.arguments(),
                written.focused(),
                written.typed(),
                responder);
    }

    private static GuildId guild(JsonNode json) {
        return new GuildId(DiscordJson.id(json, "guild_id"));
    }

    private Origin origin(JsonNode json) {
        JsonNode member = json.path("member");
        boolean inGuild = member.isObject();
        return new Origin(
                place(json),
                DiscordJson.member(inGuild ? member.path("user") : json.path("user"), member, false),
                Long.parseUnsignedLong(member.path("permissions").asText("0")),
                Locale.forLanguageTag(json.path("locale").asText("en-US")),
                new MessageId(DiscordJson.id(json, "id")).time());
    }

    private Place place(JsonNode json) {
        ChannelId channel =
                new ChannelId(DiscordJson.id(json, json.hasNonNull("channel_id") ? "channel_id" : "channel"));
        Place known = DiscordJson.guild(json)
                .map(guild -> guilds.place(guild, channel))
                .orElseGet(() -> Place.of(channel));
        JsonNode parent = json.path("channel").path("parent_id");
        return known.within().isEmpty() && parent.isTextual()
                ? new Place(channel, List.of(new ChannelId(DiscordJson.id(parent))))
                : known;
    }

    /** Fields stand in rows or labels, by Discord's newer or older way. */
    private static void readFields(JsonNode components, Map<String, String> fields) {
        for (JsonNode each : components) {
            JsonNode inner = each.path("component");
            for (JsonNode input : inner.isObject() ? List.of(inner) : each.path("components")) {
                if (input.path("value").isTextual()) {
                    fields.put(
                            input.path("custom_id").asText(),
                            input.path("value").asText());
                }
            }
        }
    }

    /** What somebody wrote after the slash. */
    private static final class Written {

        private final StringBuilder path;
        private final JsonNode resolved;
        private final Map<String, Object> arguments = new HashMap<>();
        private String focused = "";
        private String typed = "";

        private Written(JsonNode data) {
            this.path = new StringBuilder(data.path("name").asText());
            this.resolved = data.path("resolved");
        }

        static Written of(JsonNode data) {
            Written written = new Written(data);
            written.read(data.path("options"));
            return written;
        }

        String path() {
            return path.toString();
        }

        Map<String, Object> arguments() {
            return arguments;
        }

        String focused() {
            return focused;
        }

        String typed() {
            return typed;
        }

        private void read(JsonNode options) {
            for (JsonNode option : options) {
                String name = option.path("name").asText();
                JsonNode value = option.path("value");
                if (option.path("focused").asBoolean(false)) {
                    focused = name;
                    typed = value.asText();
                    continue;
                }
                switch (option.path("type").asInt()) {
                    case 1, 2 -> {
                        path.append(' ').append(name);
                        read(option.path("options"));
                    }
                    case 4 -> arguments.put(name, value.asLong());
                    case 5 -> arguments.put(name, value.asBoolean());
                    case 6 -> arguments.put(name, new UserId(DiscordJson.id(value)));
                    case 7 -> arguments.put(name, new ChannelId(DiscordJson.id(value)));
                    case 8 -> arguments.put(name, new RoleId(DiscordJson.id(value)));
                    case 10 -> arguments.put(name, value.asDouble());
                    case 11 ->
                        arguments.put(
                                name,
                                DiscordJson.file(resolved.path("attachments").path(value.asText())));
                    // Texts; no command of ours declares an option of a type that is not here.
                    default -> arguments.put(name, value.asText());
                }
            }
        }
    }
}
