package dev.guildhall.simulator.rest.message;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PUT;

import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Emoji;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Marks;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.MessageChanges;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.util.List;

/** Reactions of messages. */
public record ReactionRoutes(World world, Found found) {
    private static final String REACTIONS = "/channels/{channel}/messages/{message}/reactions";
    private static final String ONE = REACTIONS + "/{emoji}";
    private static final int MOST_EMOJIS = 20;

    public void mount(Router router) {
        router.bot(PUT, ONE + "/@me", this::add);
        router.bot(DELETE, ONE + "/@me", call -> remove(call, world.bot().id()));
        router.bot(DELETE, ONE + "/{user}", call -> {
            boolean own = call.id("user").equals(world.bot().id());
            return own ? remove(call, world.bot().id()) : removeOther(call);
        });
        router.bot(GET, ONE, this::people);
        router.bot(DELETE, ONE, call -> {
            found.channel(call, Permission.MANAGE_MESSAGES);
            changes().clear(found.message(call), emoji(call));
            return Answer.nothing();
        });
        router.bot(DELETE, REACTIONS, call -> {
            found.channel(call, Permission.MANAGE_MESSAGES);
            changes().clear(found.message(call));
            return Answer.nothing();
        });
    }

    private MessageChanges changes() {
        return world.messageChanges();
    }

    private Answer add(Call call) {
        Channel channel = found.channel(call, Permission.READ_MESSAGE_HISTORY);
        Message message = found.message(call);
        Emoji emoji = emoji(call);
        List<Marks.Reaction> reactions = message.marks().reactions();
        if (message.marks().with(emoji).isEmpty()) {
            found.require(channel, Permission.ADD_REACTIONS);
            if (reactions.size() >= MOST_EMOJIS) {
                throw new DiscordError(403, 30010, "Maximum number of reactions reached (20)");
            }
        }
        changes().react(message, emoji, world.bot().id());
        return Answer.nothing();
    }

    private Answer remove(Call call, Snowflake person) {
        changes().unreact(found.message(call), emoji(call), person);
        return Answer.nothing();
    }

    private Answer removeOther(Call call) {
        found.channel(call, Permission.MANAGE_MESSAGES);
        return remove(call, call.id("user"));
    }

    private Answer people(Call call) {
        Message message = found.message(call);
        long after = call.query("after")
                .filter(Snowflake::isOne)
                .map(text -> Snowflake.of(text).value())
                .orElse(0L);
        List<Snowflake> people =
                message.marks().with(emoji(call)).map(Marks.Reaction::people).orElse(List.of());
        return Answer.ok(Json.array(people.stream()
                .sorted()
                .filter(id -> Long.compareUnsigned(id.value(), after) > 0)
                .limit(call.number("limit", 25, 1, 100))
                .flatMap(id -> world.person(id).stream())
                .map(Wire::user)
                .toList()));
    }

    private Emoji emoji(Call call) {
        Emoji emoji = Emoji.of(call.path("emoji")).orElseThrow(ReactionRoutes::unknown);
        Snowflake id = emoji.id();
        boolean there = id == null
                || world.guilds().stream()
                        .flatMap(guild -> guild.emojis().stream())
                        .anyMatch(each -> each.path("id").asText().equals(id.toString()));
        if (!there) {
            throw unknown();
        }
        return emoji;
    }

    private static DiscordError unknown() {
        return new DiscordError(400, 10014, "Unknown Emoji");
    }
}
