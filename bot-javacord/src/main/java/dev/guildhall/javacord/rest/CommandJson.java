package dev.guildhall.javacord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Writes commands as Discord wants them.
 *
 * @see <a href="https://discord.com/developers/docs/interactions/application-commands">Discord: application commands</a>
 */
final class CommandJson {

    private static final int CHAT_INPUT = 1;
    private static final int SUBCOMMAND = 1;
    private static final int SUBCOMMAND_GROUP = 2;
    private static final int GUILD = 0;
    private static final int GUILD_INSTALL = 0;

    private CommandJson() {}

    static ArrayNode of(List<Command> commands) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        commands.forEach(command -> json.add(of(command)));
        return json;
    }

    private static ObjectNode of(Command command) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", CHAT_INPUT).put("name", command.name()).put("description", command.description());
        json.set("options", options(command));
        Set<Permission> permissions = permissions(command);
        if (permissions.isEmpty()) {
            json.putNull("default_member_permissions");
        } else {
            long bits = permissions.stream().mapToLong(Permission::bit).reduce(0, (a, b) -> a | b);
            json.put("default_member_permissions", Long.toUnsignedString(bits));
        }
        json.putArray("contexts").add(GUILD);
        json.putArray("integration_types").add(GUILD_INSTALL);
        return json;
    }

    /** What a member needs to use any part of it: Discord shows a command or hides it as a whole. */
    private static Set<Permission> permissions(Command command) {
        Set<Permission> needed = EnumSet.noneOf(Permission.class);
        needed.addAll(command.permissions());
        if (!command.subcommands().isEmpty()) {
            Set<Permission> shared = EnumSet.allOf(Permission.class);
            command.subcommands().forEach(subcommand -> shared.retainAll(permissions(subcommand)));
            needed.addAll(shared);
        }
        return needed;
    }

    private static ArrayNode options(Command command) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Command subcommand : command.subcommands()) {
            ObjectNode option = json.addObject();
            option.put("type", subcommand.subcommands().isEmpty() ? SUBCOMMAND : SUBCOMMAND_GROUP)
                    .put("name", subcommand.name())
                    .put("description", subcommand.description());
            option.set("options", options(subcommand));
        }
        command.options().forEach(option -> json.add(option(option)));
        return json;
    }

    private static JsonNode option(Option option) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", type(option.type()))
                .put("name", option.name())
                .put("description", option.description())
                .put("required", option.required());
        boolean integer = option.type() == OptionType.INTEGER;
        for (String choice : option.choices()) {
            ObjectNode entry = json.withArray("choices").addObject().put("name", choice);
            if (integer) {
                entry.put("value", Long.parseLong(choice));
            } else {
                entry.put("value", choice);
            }
        }
        if (integer && option.minimum() > -Option.LARGEST) {
            json.put("min_value", option.minimum());
        }
        if (integer && option.maximum() < Option.LARGEST) {
            json.put("max_value", option.maximum());
        }
        return json;
    }

    private static int type(OptionType type) {
        return switch (type) {
            case TEXT -> 3;
            case INTEGER -> 4;
            case BOOLEAN -> 5;
            case MEMBER -> 6;
            case CHANNEL -> 7;
            case ROLE -> 8;
            case DECIMAL -> 10;
            case FILE -> 11;
            case MESSAGE -> 3;
        };
    }
}
