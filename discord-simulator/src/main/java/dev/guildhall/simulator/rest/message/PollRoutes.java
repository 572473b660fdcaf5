package dev.guildhall.simulator.rest.message;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;

/** The votes of polls, and their end. Bots cannot vote. */
public record PollRoutes(World world, Found found) {
    private static final String POLL = "/channels/{channel}/polls/{message}";

    public void mount(Router router) {
        router.bot(GET, POLL + "/answers/{answer}", this::voters);
        router.bot(POST, POLL + "/expire", this::end);
    }

    private Answer voters(Call call) {
        Message message = poll(call);
        long after = call.query("after")
                .filter(Snowflake::isOne)
                .map(text -> Snowflake.of(text).value())
                .orElse(0L);
        var users = Json.array(
                world.polls().voters(message.id(), (int) call.id("answer").value()).stream()
                        .sorted()
                        .filter(id -> Long.compareUnsigned(id.value(), after) > 0)
                        .limit(call.number("limit", 25, 1, 100))
                        .flatMap(id -> world.person(id).stream())
                        .map(Wire::user)
                        .toList());
        return Answer.ok(Json.object().set("users", users));
    }

    private Answer end(Call call) {
        Message message = poll(call);
        if (!message.author().equals(world.bot().id())) {
            throw new DiscordError(403, 50005, "Cannot edit a message authored by another user");
        }
        if (world.polls().isEnded(message)) {
            throw new DiscordError(400, 520001, "Poll expired");
        }
        return Answer.ok(world.polls().end(message).wire());
    }

    private Message poll(Call call) {
        Message message = found.message(call);
        if (!message.wire().path("poll").isObject()) {
            throw new DiscordError(400, 520000, "This message does not have a poll");
        }
        return message;
    }
}
