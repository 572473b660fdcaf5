package dev.guildhall.simulator.rest.command;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.command.CommandRules;
import dev.guildhall.simulator.command.CommandStore;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.FormErrors;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The application's commands, global and of single guilds. */
public record CommandRoutes(World world, CommandStore commands) {
    private static final String GLOBAL = "/applications/{application}/commands";
    private static final String OF_GUILD = "/applications/{application}/guilds/{guild}/commands";
    private static final String PERMISSIONS = OF_GUILD + "/permissions";
    private static final int SLASH = 1;
    private static final int MOST_SLASH = 100;
    private static final int MOST_OF_MENU = 5;

    public void mount(Router router) {
        router.bot(GET, PERMISSIONS, call -> {
            Snowflake guild = Objects.requireNonNull(guild(call));
            return Answer.ok(Json.array(commands.permissions().all(guild)));
        });
        String ofOne = OF_GUILD + "/{command}/permissions";
        router.bot(GET, ofOne, this::permissions);
        for (String path : List.of(PERMISSIONS, ofOne)) {
            router.bot(PUT, path, call -> {
                throw new DiscordError(403, 20001, "Bots cannot use this endpoint");
            });
        }
        for (String path : List.of(GLOBAL, OF_GUILD)) {
            router.bot(GET, path, call -> Answer.ok(Json.array(commands.of(guild(call)))));
            router.bot(POST, path, this::create);
            router.bot(PUT, path, this::replaceAll);
            String one = path + "/{command}";
            router.bot(GET, one, call -> Answer.ok(orUnknown(commands.find(guild(call), call.id("command")))));
            router.bot(PATCH, one, this::change);
            router.bot(DELETE, one, this::delete);
        }
    }

    private @Nullable Snowflake guild(Call call) {
        if (!call.id("application").equals(world.bot().id())) {
            throw DiscordError.unknown(10002, "Unknown Application");
        }
        if (!call.context().pathParamMap().containsKey("guild")) {
            return null;
        }
        Snowflake guild = call.id("guild");
        if (world.guild(guild).isEmpty()) {
            throw new DiscordError(403, 50001, "Missing Access");
        }
        return guild;
    }

    private Answer create(Call call) {
        Snowflake guild = guild(call);
        ObjectNode sent = call.object();
        FormErrors errors = new FormErrors();
        new CommandRules(errors::add).check(sent, "");
        errors.throwIfAny();
        List<ObjectNode> there = commands.of(guild);
        boolean known = there.stream().anyMatch(command -> same(command, sent));
        if (!known) {
            requireRoom(there, type(sent), 1);
        }
        return new Answer(known ? 200 : 201, commands.put(guild, sent));
    }

    private static int type(JsonNode command) {
        return command.path("type").asInt(SLASH);
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return type(one) == type(other) && one.path("name").equals(other.path("name"));
    }

    private static void requireRoom(Iterable<? extends JsonNode> among, int type, int more) {
        int count = more;
        for (JsonNode command : among) {
            count += type(command) == type ? 1 : 0;
        }
        int most = type == SLASH ? MOST_SLASH : MOST_OF_MENU;
        if (count > most) {
            throw new DiscordError(400, 30032, "Maximum number of application commands reached (" + most + ").");
        }
    }

    private Answer permissions(Call call) {
        Snowflake guild = Objects.requireNonNull(guild(call));
        return Answer.ok(commands.permissions()
                .of(guild, call.id("command"))
                .orElseThrow(() -> DiscordError.unknown(10066, "Unknown application command permissions")));
    }

    private Answer replaceAll(Call call) {
        Snowflake guild = guild(call);
        JsonNode sent = call.json();
        FormErrors errors = new FormErrors();
        if (!sent.isArray()) {
            throw new DiscordError(400, 50035, "Invalid Form Body");
        }
        for (int type = SLASH; type <= 3; type++) {
            requireRoom(sent, type, 0);
        }
        CommandRules rules = new CommandRules(errors::add);
        int index = 0;
        Set<String> names = new HashSet<>();
        for (JsonNode command : sent) {
            if (!names.add(type(command) + command.path("name").asText())) {
                errors.add(
                        index + ".name",
                        "APPLICATION_COMMANDS_DUPLICATE_NAME",
                        "Application command names must be unique");
            }
            rules.check(command, index++ + ".");
        }
        errors.throwIfAny();
        return Answer.ok(Json.array(commands.replaceAll(guild, sent)));
    }

    private Answer change(Call call) {
        Snowflake guild = guild(call);
        ObjectNode merged = orUnknown(commands.find(guild, call.id("command")));
        ObjectNode changes = call.object();
        merged.setAll(changes);
        FormErrors errors = new FormErrors();
        new CommandRules(errors::add).check(merged, "");
        errors.throwIfAny();
        return Answer.ok(orUnknown(commands.patch(guild, call.id("command"), changes)));
    }

    private Answer delete(Call call) {
        if (!commands.remove(guild(call), call.id("command"))) {
            throw DiscordError.unknown(10063, "Unknown application command");
        }
        return Answer.nothing();
    }

    private static ObjectNode orUnknown(Optional<ObjectNode> command) {
        return command.orElseThrow(() -> DiscordError.unknown(10063, "Unknown application command"));
    }
}
