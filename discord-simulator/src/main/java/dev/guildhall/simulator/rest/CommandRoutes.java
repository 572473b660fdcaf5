package dev.guildhall.simulator.rest;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.command.CommandRules;
import dev.guildhall.simulator.command.CommandStore;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The application's commands, global and of single guilds. */
record CommandRoutes(World world, CommandStore commands) {
    private static final String GLOBAL = "/applications/{application}/commands";
    private static final String OF_GUILD = "/applications/{application}/guilds/{guild}/commands";
    private static final int MOST_SLASH_COMMANDS = 100;

    void mount(Router router) {
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
        boolean known = commands.of(guild).stream()
                .anyMatch(command -> command.path("name").equals(sent.path("name")));
        return new Answer(known ? 200 : 201, commands.put(guild, sent));
    }

    private Answer replaceAll(Call call) {
        Snowflake guild = guild(call);
        JsonNode sent = call.json();
        FormErrors errors = new FormErrors();
        if (!sent.isArray()) {
            throw new DiscordError(400, 50035, "Invalid Form Body");
        }
        if (sent.size() > MOST_SLASH_COMMANDS) {
            throw new DiscordError(400, 30032, "Maximum number of application commands reached (100).");
        }
        CommandRules rules = new CommandRules(errors::add);
        int index = 0;
        for (JsonNode command : sent) {
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
