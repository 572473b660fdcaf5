package dev.guildhall.javacord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.core.discord.IncomingCommand;
import dev.guildhall.core.discord.Responder;
import dev.guildhall.javacord.wire.DiscordJson;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Translates slash commands to the platform's records.
 *
 * @see <a href="https://discord.com/developers/docs/interactions/receiving-and-responding">Discord: interactions</a>
 */
final class EventReader {

    private EventReader() {}

    /** A slash command that somebody used; nothing where it was not used in a guild. */
    static Optional<IncomingCommand> command(JsonNode json, Responder responder) {
        JsonNode member = json.path("member");
        return DiscordJson.guild(json).map(guild -> {
            StringBuilder path =
                    new StringBuilder(json.path("data").path("name").asText());
            Map<String, Object> arguments = new HashMap<>();
            readOptions(json.path("data").path("options"), path, arguments);
            return new IncomingCommand(
                    guild,
                    new ChannelId(DiscordJson.id(json, json.hasNonNull("channel_id") ? "channel_id" : "channel")),
                    DiscordJson.member(member),
                    Long.parseUnsignedLong(member.path("permissions").asText("0")),
                    path.toString(),
                    arguments,
                    new MessageId(DiscordJson.id(json, "id")).time(),
                    responder);
        });
    }

    private static void readOptions(JsonNode options, StringBuilder path, Map<String, Object> arguments) {
        for (JsonNode option : options) {
            String name = option.path("name").asText();
            JsonNode value = option.path("value");
            switch (option.path("type").asInt()) {
                case 1, 2 -> {
                    path.append(' ').append(name);
                    readOptions(option.path("options"), path, arguments);
                }
                case 3 -> arguments.put(name, value.asText());
                case 4 -> arguments.put(name, value.asLong());
                case 5 -> arguments.put(name, value.asBoolean());
                case 6 -> arguments.put(name, new UserId(DiscordJson.id(value)));
                case 7 -> arguments.put(name, new ChannelId(DiscordJson.id(value)));
                case 8 -> arguments.put(name, new RoleId(DiscordJson.id(value)));
                // No command of ours declares an option of another type.
                default -> arguments.put(name, value.asText());
            }
        }
    }
}
