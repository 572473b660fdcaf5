package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Permissions;
import dev.guildhall.simulator.world.Role;
import dev.guildhall.simulator.world.Upload;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks the values of a command's options against what the bot registered, and converts them. */
final class OptionValues {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1L << 53);

    private final World world;
    private final Lookup lookup;
    private final @Nullable Guild guild;
    private final Channel channel;
    private final GivenFiles files;
    private final ObjectNode resolved = Json.object();

    OptionValues(World world, Lookup lookup, Channel channel) {
        this(world, lookup, channel, List.of());
    }

    OptionValues(World world, Lookup lookup, Channel channel, List<Upload> files) {
        this.files = new GivenFiles(world, channel, files);
        this.world = world;
        this.lookup = lookup;
        this.channel = channel;
        this.guild = channel.guildId().flatMap(world::guild).orElse(null);
    }

    /** What was resolved on the way, in Discord's form. */
    ObjectNode resolved() {
        return resolved;
    }

    /**
     * Converts the values.
     *
     * @param focused the option that is being typed, empty when the command is being sent
     */
    ArrayNode convert(JsonNode declared, JsonNode values, String focused) {
        List<String> names = new ArrayList<>();
        declared.forEach(option -> names.add(option.path("name").asText()));
        Set<String> unknown = new TreeSet<>();
        values.fieldNames().forEachRemaining(unknown::add);
        names.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new ControlError(400, "unknown options " + unknown + "; this command has: " + names);
        }
        requireCompleting(declared, names, focused);
        ArrayNode converted = Json.array();
        for (JsonNode option : declared) {
            String name = option.path("name").asText();
            boolean typing = name.equals(focused);
            if (typing || values.hasNonNull(name)) {
                ObjectNode node = converted
                        .addObject()
                        .put("name", name)
                        .put("type", option.path("type").asInt());
                node.set("value", typing ? typed(values.path(name)) : convert(option, name, values.get(name)));
                if (typing) {
                    node.put("focused", true);
                }
            } else if (option.path("required").asBoolean() && focused.isEmpty()) {
                throw new ControlError(400, "the option '" + name + "' is required and was not given");
            }
        }
        return converted;
    }

    /** Discord's client asks for choices only while an option that has them is being typed. */
    private static void requireCompleting(JsonNode declared, List<String> names, String focused) {
        if (focused.isEmpty()) {
            return;
        }
        List<String> completing = new ArrayList<>();
        for (JsonNode option : declared) {
            if (option.path("autocomplete").asBoolean()) {
                completing.add(option.path("name").asText());
            }
        }
        if (!names.contains(focused)) {
            throw new ControlError(400, "there is no option '" + focused + "' to complete; this command has: " + names);
        }
        if (!completing.contains(focused)) {
            throw new ControlError(
                    400,
                    "the option '" + focused + "' has no autocomplete, so that Discord would not ask the bot; "
                            + (completing.isEmpty() ? "no option here has it" : "these have: " + completing));
        }
    }

    /** What stands in the field so far, which Discord sends as text whatever the option's type. */
    private static JsonNode typed(JsonNode value) {
        return text(value.asText());
    }

    private JsonNode convert(JsonNode option, String name, JsonNode value) {
        int type = option.path("type").asInt();
        JsonNode converted = switch (type) {
            case 3 -> string(option, name, value);
            case 4, 10 -> number(option, name, value, type == 4);
            case 5 -> bool(name, value);
            case 6 -> user(inGuild(), value.asText());
            case 7 -> channelNamed(inGuild(), value.asText());
            case 8 -> role(inGuild(), value.asText());
            case 9 -> mentionable(inGuild(), value.asText());
            case 11 -> text(file(name, value.asText()));
            default ->
                throw new ControlError(
                        400, "the option '" + name + "' has the type " + type + ", which cannot be given here");
        };
        return option.path("choices").isEmpty() || option.path("autocomplete").asBoolean()
                ? converted
                : choice(option, name, converted);
    }

    private static JsonNode string(JsonNode option, String name, JsonNode value) {
        for (JsonNode choice : option.path("choices")) {
            if (choice.path("name").asText().equals(value.asText())) {
                return choice.path("value");
            }
        }
        int length = value.asText().length();
        int least = option.path("min_length").asInt(0);
        int most = option.path("max_length").asInt(6000);
        if (length < least || length > most) {
            throw new ControlError(
                    400, "the option '" + name + "' has " + length + " characters: give " + least + " to " + most);
        }
        return Json.array().add(value.asText()).get(0);
    }

    private static JsonNode number(JsonNode option, String name, JsonNode value, boolean whole) {
        BigDecimal number;
        try {
            number = new BigDecimal(value.asText());
            if (whole) {
                return bounded(
                        option,
                        name,
                        number,
                        Json.array().add(number.longValueExact()).get(0));
            }
        } catch (ArithmeticException | NumberFormatException notOne) {
            throw new ControlError(
                    400,
                    "the option '" + name + "' is '" + value.asText() + "': give a " + (whole ? "whole " : "")
                            + "number");
        }
        return bounded(
                option, name, number, Json.array().add(number.doubleValue()).get(0));
    }

    private static JsonNode bounded(JsonNode option, String name, BigDecimal number, JsonNode node) {
        BigDecimal least =
                option.hasNonNull("min_value") ? option.get("min_value").decimalValue() : LARGEST.negate();
        BigDecimal most =
                option.hasNonNull("max_value") ? option.get("max_value").decimalValue() : LARGEST;
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            throw new ControlError(
                    400, "the option '" + name + "' is " + number + ": give a number from " + least + " to " + most);
        }
        return node;
    }

    private static JsonNode bool(String name, JsonNode value) {
        String text = value.asText();
        if (!text.equals("true") && !text.equals("false")) {
            throw new ControlError(400, "the option '" + name + "' is '" + text + "': give true or false");
        }
        return Json.array().add(text.equals("true")).get(0);
    }

    private static JsonNode choice(JsonNode option, String name, JsonNode value) {
        List<String> names = new ArrayList<>();
        for (JsonNode choice : option.path("choices")) {
            if (choice.path("value").asText().equals(value.asText())) {
                return value;
            }
            names.add(choice.path("name").asText());
        }
        throw new ControlError(400, "the option '" + name + "' is '" + value.asText() + "': choose one of " + names);
    }

    /** What is chosen in a menu of people, roles, both, or channels, whose number is the component's. */
    String selected(int component, String named) {
        JsonNode id = switch (component) {
            case 5 -> user(inGuild(), named);
            case 6 -> role(inGuild(), named);
            case 7 -> mentionable(inGuild(), named);
            case 8 -> channelNamed(inGuild(), named);
            default -> throw new ControlError(400, "nothing can be chosen in a component of the type " + component);
        };
        return id.asText();
    }

    /** What a command of a context menu is used on: a member by name or id, or a message by id. */
    String target(boolean ofUser, String named) {
        if (ofUser) {
            return user(inGuild(), named).asText();
        }
        Message message = lookup.message(channel, Json.object().put("message", named));
        resolved.withObjectProperty("messages").set(named, message.wire());
        return named;
    }

    /** The id of an attached file, named by its own name. */
    String file(String field, String named) {
        ObjectNode attachment = files.take(field, named);
        String id = attachment.path("id").asText();
        resolved.withObjectProperty("attachments").set(id, attachment);
        return id;
    }

    private Guild inGuild() {
        if (guild == null) {
            throw new ControlError(400, "options that name a member, channel or role need a guild");
        }
        return guild;
    }

    private JsonNode user(Guild where, String named) {
        Member member = lookup.member(where, mention(named));
        String id = member.person().id().toString();
        resolved.withObjectProperty("users").set(id, Wire.user(member.person()));
        resolved.withObjectProperty("members")
                .set(
                        id,
                        Wire.memberWithoutUser(member)
                                .put("permissions", Long.toString(Permissions.inChannel(where, member, channel))));
        return text(id);
    }

    private JsonNode channelNamed(Guild where, String named) {
        Channel found = lookup.channel(where, mention(named));
        String id = found.id().toString();
        resolved.withObjectProperty("channels")
                .set(id, Wire.channel(world, found).put("permissions", "0"));
        return text(id);
    }

    private JsonNode role(Guild where, String named) {
        Role found = lookup.role(where, mention(named));
        String id = found.id().toString();
        resolved.withObjectProperty("roles").set(id, Wire.role(found));
        return text(id);
    }

    private JsonNode mentionable(Guild where, String named) {
        boolean role = where.roles().stream()
                .anyMatch(each -> each.id().toString().equals(mention(named))
                        || each.name().equalsIgnoreCase(named));
        return role ? role(where, named) : user(where, named);
    }

    private static String mention(String named) {
        return named.replaceFirst("^<(?:@[!&]?|#)(\\d+)>$", "$1");
    }

    private static JsonNode text(String id) {
        return Json.array().add(id).get(0);
    }
}
