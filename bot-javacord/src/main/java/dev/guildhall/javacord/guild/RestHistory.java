package dev.guildhall.javacord.guild;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

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
    /** The gateway knows only active threads. */
    private final Cache<ChannelId, Place> archived =
            Caffeine.newBuilder().maximumSize(10_000).build();

    public RestHistory(RestClient rest, GuildCache cache, BackgroundPace pace) {
        this.rest = rest;
        this.cache = cache;
        this.pace = pace;
    }

    @Override
    public Page after(GuildId guild, ChannelId channel, MessageId after) {
        JsonNode answer = call(Route.messagesAfter(channel, after));
        Place place = place(guild, channel);
        List<MessageCreated> messages = new ArrayList<>();
        long next = after.value();
        for (JsonNode message : answer) {
            next = Math.max(next, DiscordJson.id(message, "id"));
            if (DiscordJson.isWritten(message)) {
                messages.add(DiscordJson.message(message, guild, place));
            }
        }
        messages.sort(Comparator.comparingLong(message -> message.id().value()));
        return new Page(messages, new MessageId(next), answer.size() < PAGE);
    }

    private Place place(GuildId guild, ChannelId channel) {
        Place known = cache.place(guild, channel);
        Place thread = archived.getIfPresent(channel);
        return known.within().isEmpty() && thread != null ? thread : known;
    }

    @Override
    public List<ChannelId> archivedThreads(GuildId guild, ChannelId channel) {
        List<ChannelId> threads = new ArrayList<>();
        read(channel, "public", Set.of(WRONG_KIND_OF_CHANNEL), threads);
        // Only who may manage threads sees all private ones: the others stay unread.
        read(channel, "private", Set.of(WRONG_KIND_OF_CHANNEL, MISSING_ACCESS, MISSING_PERMISSION), threads);
        List<ChannelId> within = cache.place(guild, channel).outward().toList();
        threads.forEach(thread -> archived.put(thread, new Place(thread, within)));
        return threads;
    }

    private void read(ChannelId channel, String kind, Set<Integer> tolerated, List<ChannelId> threads) {
        String before = "";
        for (int page = 0; page < THREAD_PAGES; page++) {
            JsonNode answer;
            try {
                answer = call(Route.archivedThreads(channel, kind, before));
            } catch (DiscordException refusal) {
                if (tolerated.contains(refusal.code())) {
                    return;
                }
                throw refusal;
            }
            for (JsonNode thread : answer.path("threads")) {
                threads.add(new ChannelId(DiscordJson.id(thread, "id")));
                before =
                        thread.path("thread_metadata").path("archive_timestamp").asText();
            }
            if (!answer.path("has_more").asBoolean() || before.isEmpty()) {
                return;
            }
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
