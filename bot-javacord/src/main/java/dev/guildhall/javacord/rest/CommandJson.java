package dev.guildhall.javacord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.Menu;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
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
    private static final int LONGEST_DESCRIPTION = 100;
    private static final int LONGEST_LABEL = 32;

    private CommandJson() {}

    static ArrayNode of(List<DeclaredCommand> commands) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (DeclaredCommand declared : commands) {
            json.add(slash(declared));
            addMenus(json, declared, declared.command(), declared.path(), Set.of());
        }
        return json;
    }

    private static ObjectNode slash(DeclaredCommand declared) {
        Command command = declared.command();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", CHAT_INPUT).put("name", command.name());
        describe(json, declared, "command." + declared.path(), command.description());
        json.set("options", options(declared, command, declared.path()));
        addScope(json, permissions(command));
        return json;
    }

    private static void addMenus(
            ArrayNode json, DeclaredCommand declared, Command command, String path, Set<Permission> above) {
        Set<Permission> needed = EnumSet.noneOf(Permission.class);
        needed.addAll(above);
        needed.addAll(command.permissions());
        for (Menu menu : command.menus()) {
            ObjectNode entry = json.addObject();
            entry.put("type", type(menu.target())).put("name", menu.label());
            String key = "command." + path + ".menu-" + menu.target().name().toLowerCase(Locale.ROOT);
            localise(entry, "name_localizations", declared, key, LONGEST_LABEL);
            addScope(entry, needed);
        }
        command.subcommands().forEach(each -> addMenus(json, declared, each, path + "." + each.name(), needed));
    }

    private static void addScope(ObjectNode json, Set<Permission> permissions) {
        if (permissions.isEmpty()) {
            json.putNull("default_member_permissions");
        } else {
            long bits = permissions.stream().mapToLong(Permission::bit).reduce(0, (a, b) -> a | b);
            json.put("default_member_permissions", Long.toUnsignedString(bits));
        }
        json.putArray("contexts").add(GUILD);
        json.putArray("integration_types").add(GUILD_INSTALL);
    }

    private static void describe(ObjectNode json, DeclaredCommand declared, String key, String description) {
        json.put("description", description);
        localise(json, "description_localizations", declared, key, LONGEST_DESCRIPTION);
    }

    private static void localise(ObjectNode json, String field, DeclaredCommand declared, String key, int longest) {
        for (Locale language : declared.texts().keySet()) {
            declared.text(language, key)
                    .filter(text -> text.length() <= longest)
                    .ifPresent(text -> json.withObject("/" + field).put(language.toLanguageTag(), text));
        }
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

    private static ArrayNode options(DeclaredCommand declared, Command command, String path) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Command subcommand : command.subcommands()) {
            String below = path + "." + subcommand.name();
            ObjectNode option = json.addObject();
            option.put("type", subcommand.subcommands().isEmpty() ? SUBCOMMAND : SUBCOMMAND_GROUP)
                    .put("name", subcommand.name());
            describe(option, declared, "command." + below, subcommand.description());
            option.set("options", options(declared, subcommand, below));
        }
        command.options().forEach(option -> json.add(option(declared, option, path)));
        return json;
    }

    private static JsonNode option(DeclaredCommand declared, Option option, String path) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", type(option.type())).put("name", option.name());
        describe(json, declared, "command." + path + "." + option.name(), option.description());
        json.put("required", option.required());
        for (String choice : option.choices()) {
            ObjectNode entry = json.withArray("/choices").addObject().put("name", choice);
            switch (option.type()) {
                case INTEGER -> entry.put("value", Long.parseLong(choice));
                case DECIMAL -> entry.put("value", Double.parseDouble(choice));
                case TEXT, BOOLEAN, MEMBER, CHANNEL, ROLE, FILE, MESSAGE -> entry.put("value", choice);
            }
        }
        if (option.completer().isPresent()) {
            json.put("autocomplete", true);
        }
        switch (option.type()) {
            case INTEGER, DECIMAL -> addRange(json, option, "value");
            case TEXT -> addRange(json, option, "length");
            case BOOLEAN, MEMBER, CHANNEL, ROLE, FILE, MESSAGE -> {}
        }
        return json;
    }

    private static void addRange(ObjectNode json, Option option, String of) {
        if (option.minimum() > -Option.LARGEST) {
            json.put("min_" + of, option.minimum());
        }
        if (option.maximum() < Option.LARGEST) {
            json.put("max_" + of, option.maximum());
        }
    }

    private static int type(Menu.Target target) {
        return switch (target) {
            case MEMBER -> 2;
            case MESSAGE -> 3;
        };
    }

    private static int type(OptionType type) {
        return switch (type) {
            case TEXT, MESSAGE -> 3;
            case INTEGER -> 4;
            case BOOLEAN -> 5;
            case MEMBER -> 6;
            case CHANNEL -> 7;
            case ROLE -> 8;
            case DECIMAL -> 10;
            case FILE -> 11;
        };
    }
}
