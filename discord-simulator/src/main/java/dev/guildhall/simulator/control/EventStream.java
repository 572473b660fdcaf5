package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.WorldEvent;
import io.javalin.http.sse.SseClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells open pages what happens, each from a bounded queue; a page that does not keep up is dropped. */
final class EventStream {
    private static final int BOUND = 1000;
    private static final List<String> STATE_PREFIXES =
            List.of("CHANNEL_", "THREAD_", "GUILD_ROLE_", "GUILD_MEMBER_", "GUILD_UPDATE", "VOICE_STATE_");
    private static final long KEEP_ALIVE_SECONDS = 10;

    private final Set<Page> pages = ConcurrentHashMap.newKeySet();

    private record Page(SseClient client, BlockingQueue<String> queue) {}

    void open(SseClient client) {
        Page page = new Page(client, new ArrayBlockingQueue<>(BOUND));
        pages.add(page);
        client.keepAlive();
        client.onClose(() -> pages.remove(page));
        Thread.ofVirtual().name("simulator page events").start(() -> write(page));
    }

    private void write(Page page) {
        try {
            while (pages.contains(page) && !page.client().terminated()) {
                String event = page.queue().poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
                if (event == null) {
                    page.client().sendComment("still here");
                } else {
                    page.client().sendEvent(event);
                }
            }
        } catch (InterruptedException ended) {
            // Ends with the simulator.
        } finally {
            pages.remove(page);
            page.client().close();
        }
    }

    void on(WorldEvent event) {
        if (pages.isEmpty()) {
            return;
        }
        switch (event) {
            case WorldEvent.MessageCreated(var message) -> message("message-created", message);
            case WorldEvent.MessageUpdated(var message) -> message("message-updated", message);
            case WorldEvent.MessageDeleted(var message) ->
                send(() -> Json.object()
                        .put("type", "message-deleted")
                        .put("channelId", message.channel().toString())
                        .put("guildId", text(message.guild()))
                        .put("messageId", message.id().toString()));
            case WorldEvent.Typing(var channel, var person) ->
                send(() -> Json.object()
                        .put("type", "typing")
                        .put("channelId", channel.id().toString())
                        .put("guildId", text(channel.guild()))
                        .put("userId", person.toString()));
            case WorldEvent.DirectChannelOpened ignored -> {}
            case WorldEvent.MemberChanged(var guild, var member) ->
                send(() -> Json.object()
                        .put("type", "member-changed")
                        .put("guildId", guild.id().toString())
                        .put("userId", member.person().id().toString()));
            case WorldEvent.MemberJoined(var guild, var member) ->
                send(() -> Json.object()
                        .put("type", "member-changed")
                        .put("guildId", guild.id().toString())
                        .put("userId", member.person().id().toString()));
            case WorldEvent.GuildAvailable(var guild) -> guild(guild.id());
            case WorldEvent.GuildLeft(var guild) -> guild(guild.id());
            case WorldEvent.Announced announced -> announced(announced);
            case WorldEvent.GuildUnavailable(var guild) -> guild(guild.id());
        }
    }

    private void announced(WorldEvent.Announced announced) {
        if (announced.message() != null) {
            message("message-updated", announced.message());
        }
        announced
                .data()
                .path("ids")
                .forEach(id -> send(() -> Json.object()
                        .put("type", "message-deleted")
                        .put("channelId", announced.data().path("channel_id").asText())
                        .put("guildId", text(announced.guild()))
                        .put("messageId", id.asText())));
        boolean shownInState = STATE_PREFIXES.stream().anyMatch(announced.name()::startsWith);
        if (shownInState && announced.guild() != null) {
            guild(announced.guild());
        }
    }

    private void guild(Object id) {
        send(() -> Json.object().put("type", "guild-changed").put("guildId", id.toString()));
    }

    private void message(String type, Message message) {
        send(() -> Json.object()
                .put("type", type)
                .put("channelId", message.channel().toString())
                .put("guildId", text(message.guild()))
                .set("message", MessageView.of(message)));
    }

    void send(Supplier<ObjectNode> event) {
        if (pages.isEmpty()) {
            return;
        }
        String text = new String(Json.bytes(event.get()), StandardCharsets.UTF_8);
        pages.removeIf(page -> !page.queue().offer(text));
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
