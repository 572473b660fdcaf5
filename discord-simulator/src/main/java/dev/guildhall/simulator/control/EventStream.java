package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Polls;
import dev.guildhall.simulator.world.WorldEvent;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages what happens, as server-sent events, each page from a bounded queue; one that does not keep up is
 * dropped.
 *
 * <p>A page is written to by the thread that serves its request and by no other: once a browser has gone, the server
 * gives the response object to the next request, and a late write from elsewhere would damage that one.
 */
final class EventStream implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventStream.class);
    private static final int BOUND = 1000;
    private static final List<String> STATE_PREFIXES =
            List.of("CHANNEL_", "THREAD_", "GUILD_ROLE_", "GUILD_MEMBER_", "GUILD_UPDATE", "VOICE_STATE_");
    private static final long KEEP_ALIVE_SECONDS = 10;
    private static final String NOTHING_NEW = ": still here\n\n";
    private static final String BEGIN = "retry: 1000\n\n";
    private static final String END = "";

    private final Set<BlockingQueue<String>> pages = ConcurrentHashMap.newKeySet();
    private final Polls polls;

    EventStream(Polls polls) {
        this.polls = polls;
    }

    /** Serves one page until it goes, is too slow, or the simulator ends. */
    void serve(Context context) throws InterruptedException {
        BlockingQueue<String> page = new ArrayBlockingQueue<>(BOUND);
        HttpServletResponse response = context.res();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        pages.add(page);
        try {
            OutputStream output = response.getOutputStream();
            output.write(BEGIN.getBytes(StandardCharsets.UTF_8));
            output.flush();
            String event = page.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
            while (pages.contains(page) && !END.equals(event)) {
                output.write((event == null ? NOTHING_NEW : event).getBytes(StandardCharsets.UTF_8));
                if (page.isEmpty()) {
                    output.flush();
                }
                event = page.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (IOException gone) {
            log.debug("page - gone", gone);
        } finally {
            pages.remove(page);
        }
    }

    /** Lets go of all pages; they will try to come back. */
    @Override
    public void close() {
        for (BlockingQueue<String> page : pages) {
            page.clear();
            page.offer(END);
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
            case WorldEvent.DirectChannelOpened(var channel) ->
                send(() -> Json.object()
                        .put("type", "direct-channel-opened")
                        .put("channelId", channel.id().toString())
                        .put("userId", channel.recipients().getFirst().toString()));
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
            case WorldEvent.LanguageChosen(var person) ->
                send(() -> Json.object().put("type", "member-changed").put("userId", person.toString()));
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
        if (announced.name().equals("PRESENCE_UPDATE")) {
            send(() -> Json.object()
                    .put("type", "member-changed")
                    .put("guildId", text(announced.guild()))
                    .put("userId", announced.data().path("user").path("id").asText()));
        }
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
                .set("message", MessageView.of(message, polls)));
    }

    void send(Supplier<ObjectNode> event) {
        if (pages.isEmpty()) {
            return;
        }
        String text = "data: " + new String(Json.bytes(event.get()), StandardCharsets.UTF_8) + "\n\n";
        pages.removeIf(page -> !page.offer(text));
    }

    /** Whether a page listens that has room for more. */
    boolean hasRoom() {
        return pages.stream().anyMatch(page -> page.remainingCapacity() > 0);
    }

    /** Tells the pages that have room for it; the others miss it. */
    void sendWhatFits(Supplier<ObjectNode> event) {
        String text = "data: " + new String(Json.bytes(event.get()), StandardCharsets.UTF_8) + "\n\n";
        pages.forEach(page -> page.offer(text));
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
