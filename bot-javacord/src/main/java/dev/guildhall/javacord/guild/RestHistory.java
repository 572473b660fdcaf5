package dev.guildhall.javacord.guild;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.javacord.rest.RestClient;
import dev.guildhall.javacord.rest.Route;
import dev.guildhall.javacord.wire.DiscordJson;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** {@link History} by the REST interface, at its own pace. */
public final class RestHistory implements History {

    private static final int PAGE = 100;
    /** Of a hundred threads each. */
    private static final int THREAD_PAGES = 100;

    private static final int MISSING_ACCESS = 50001;
    private static final int MISSING_PERMISSION = 50013;
    private static final int WRONG_KIND_OF_CHANNEL = 50024;

    private final RestClient rest;
    private final GuildCache cache;
    private final BackgroundPace pace;

    public RestHistory(RestClient rest, GuildCache cache, BackgroundPace pace) {
        this.rest = rest;
        this.cache = cache;
        this.pace = pace;
    }

    @Override
    public Place place(GuildId guild, ChannelId channel) {
        if (cache.knows(guild, channel)) {
            return cache.place(guild, channel);
        }
        JsonNode told = call(Route.channel(channel));
        return told.hasNonNull("parent_id")
                ? new Place(channel, around(guild, new ChannelId(DiscordJson.id(told, "parent_id"))))
                : Place.of(channel);
    }

    @Override
    public Page after(GuildId guild, Place place, MessageId after) {
        JsonNode answer = call(Route.messagesAfter(place.channel(), after));
        Place now = now(guild, place);
        List<MessageCreated> messages = new ArrayList<>();
        long next = after.value();
        for (JsonNode message : answer) {
            next = Math.max(next, DiscordJson.id(message, "id"));
            if (DiscordJson.isWritten(message)) {
                messages.add(DiscordJson.message(message, guild, now));
            }
        }
        messages.sort(Comparator.comparingLong(message -> message.id().value()));
        return new Page(messages, new MessageId(next), answer.size() < PAGE);
    }

    /** The gateway knows only active threads; but what an archived one lies in may have moved since it was told. */
    private Place now(GuildId guild, Place told) {
        Place known = cache.place(guild, told.channel());
        if (!known.within().isEmpty() || told.within().isEmpty()) {
            return known;
        }
        return new Place(told.channel(), around(guild, told.within().getFirst()));
    }

    private List<ChannelId> around(GuildId guild, ChannelId channel) {
        return List.copyOf(cache.place(guild, channel).outward().toList());
    }

    @Override
    public Archive archivedThreads(GuildId guild, ChannelId channel, MessageId after) {
        List<ChannelId> within = around(guild, channel);
        List<Place> threads = new ArrayList<>();
        Consumer<ChannelId> found = thread -> threads.add(new Place(thread, within));
        boolean complete = read(channel, "public", Set.of(WRONG_KIND_OF_CHANNEL), after, found);
        // Only who may manage threads sees all private ones: the others stay unread.
        Set<Integer> tolerated = Set.of(WRONG_KIND_OF_CHANNEL, MISSING_ACCESS, MISSING_PERMISSION);
        complete &= read(channel, "private", tolerated, after, found);
        return new Archive(threads, complete);
    }

    /** Gives whether these are all. */
    private boolean read(
            ChannelId channel, String kind, Set<Integer> tolerated, MessageId after, Consumer<ChannelId> found) {
        String before = "";
        for (int page = 0; page < THREAD_PAGES; page++) {
            JsonNode answer;
            try {
                answer = call(Route.archivedThreads(channel, kind, before));
            } catch (DiscordException refusal) {
                if (tolerated.contains(refusal.code())) {
                    return true;
                }
                throw refusal;
            }
            for (JsonNode thread : answer.path("threads")) {
                before =
                        thread.path("thread_metadata").path("archive_timestamp").asText();
                if (mayGoOnAfter(after, thread)) {
                    found.accept(new ChannelId(DiscordJson.id(thread, "id")));
                }
            }
            // Those archived last come first, and nobody can write in one without opening it again.
            boolean over = !before.isEmpty() && archived(before).isBefore(after.time());
            if (over || before.isEmpty() || !answer.path("has_more").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayGoOnAfter(MessageId message, JsonNode thread) {
        // A post has the id of its first message.
        if (DiscordJson.id(thread, "id") > message.value()) {
            return true;
        }
        if (thread.hasNonNull("last_message_id")) {
            return DiscordJson.id(thread, "last_message_id") > message.value();
        }
        String time = thread.path("thread_metadata").path("archive_timestamp").asText();
        return !archived(time).isBefore(message.time());
    }

    private static Instant archived(String timestamp) {
        try {
            return OffsetDateTime.parse(timestamp).toInstant();
        } catch (DateTimeParseException unknown) {
            return Instant.MAX;
        }
    }

    private JsonNode call(Route route) {
        try {
            pace.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new DiscordException(route + " was interrupted before it was sent", true, 0, ended);
        }
        return rest.call(route);
    }
}
