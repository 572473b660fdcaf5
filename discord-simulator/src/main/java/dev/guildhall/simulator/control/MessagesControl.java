package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.MessageDraft;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Upload;
import dev.guildhall.simulator.world.Window;
import dev.guildhall.simulator.world.World;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads channels, and writes as people. */
record MessagesControl(World world, Lookup lookup) {
    private static final int MOST_AT_ONCE = 100_000;
    private static final int LONGEST = 4000;

    JsonNode history(Context context) {
        String named = context.pathParam("channel");
        if (!Snowflake.isOne(named) || world.channel(Snowflake.of(named)).isEmpty()) {
            throw new ControlError(404, "there is no channel with the id '" + named + "': see /_sim/state for ids");
        }
        String reader = context.queryParam("as");
        if (reader != null) {
            world.channel(Snowflake.of(named))
                    .ifPresent(channel -> ThreadRules.requireSeen(world, channel, lookup.person(reader)));
        }
        if (Boolean.parseBoolean(context.queryParam("pinned"))) {
            return Json.array(world.messageChanges().pinned(Snowflake.of(named)).stream()
                    .map(message -> MessageView.of(message, world.polls()))
                    .toList());
        }
        int limit = Numbers.within(
                "limit", Optional.ofNullable(context.queryParam("limit")).orElse("50"), 1, 1000);
        String before = context.queryParam("before");
        Window window = before == null || !Snowflake.isOne(before)
                ? new Window.Latest()
                : new Window.Before(Snowflake.of(before));
        return Json.array(world.messages().page(Snowflake.of(named), window, limit).reversed().stream()
                .map(message -> MessageView.of(message, world.polls()))
                .toList());
    }

    JsonNode post(JsonNode body, List<Upload> files) {
        Lookup.Place place = lookup.place(body);
        String content = body.path("content").asText();
        if ((content.isBlank() && files.isEmpty()) || content.length() > LONGEST) {
            throw new ControlError(
                    400,
                    "'content' has " + content.length() + " characters: give 1 to " + LONGEST + ", not only blanks");
        }
        int count = Numbers.within("count", body.path("count").asText("1"), 1, MOST_AT_ONCE);
        ThreadRules.requireOpen(world, place.channel(), place.author());
        SlowMode.require(world, place.channel(), place.author());
        world.channelChanges().open(place.channel());
        MessageDraft draft = MessageDraft.typed(
                        place.channel().id(), place.author().id(), content, replyTo(body, place))
                .withUploads(files);
        Message message = world.messages().post(draft);
        for (int more = 1; more < count; more++) {
            message = world.messages().post(draft);
        }
        return MessageView.of(message, world.polls()).put("count", count);
    }

    private @Nullable Snowflake replyTo(JsonNode body, Lookup.Place place) {
        if (!body.hasNonNull("replyTo")) {
            return null;
        }
        String named = body.path("replyTo").asText();
        if (!Snowflake.isOne(named)
                || world.messages()
                        .find(place.channel().id(), Snowflake.of(named))
                        .isEmpty()) {
            throw new ControlError(404, "there is no message '" + named + "' in this channel to reply to");
        }
        return Snowflake.of(named);
    }
}
