package dev.guildhall.xp.gap;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.event.GuildAvailable;
import dev.guildhall.spi.event.MessagesMissed;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.xp.setting.GapSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what was missed, and writes that down before anything newer moves a mark: so it must be told of a guild's events in
 * their order, together with its messages. Thread-safe.
 */
public final class GapFinder {

    private static final Logger LOG = LoggerFactory.getLogger(GapFinder.class);

    private final GapStore store;
    private final Settings settings;

    public GapFinder(Database database, Settings settings) {
        this.store = new GapStore(database);
        this.settings = settings;
    }

    /** A guild is there: what is newer than its marks was missed. The first time, its marks are set where it stands. */
    public void available(GuildAvailable event) {
        find(event.guild(), event.newest(), event.time());
    }

    /** Messages were dropped on their way here. */
    public void missed(MessagesMissed event) {
        if (event.newest().isEmpty()) {
            return;
        }
        Instant newest = event.newest().values().stream()
                .map(Snowflake::time)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        find(event.guild(), event.newest(), newest);
    }

    private void find(GuildId guild, Map<ChannelId, MessageId> newest, Instant time) {
        Duration age = settings.of(guild).get(GapSettings.AGE);
        MessageId oldest = new MessageId(Snowflake.firstOf(time.minus(age).toEpochMilli()));
        List<Gap> found = store.database().transaction(sql -> {
            MessageId now = new MessageId(Snowflake.firstOf(time.toEpochMilli()));
            Optional<MessageId> watchedSince = store.watch(sql, guild, now);
            Map<ChannelId, MessageId> marks = store.marks(sql, guild);
            List<Gap> gaps = new ArrayList<>();
            SortedMap<ChannelKey, Long> moved = new TreeMap<>();
            newest.forEach((channel, message) -> {
                ChannelKey key = new ChannelKey(guild, channel);
                MessageId mark = marks.get(channel);
                if (mark == null || mark.value() < message.value()) {
                    moved.put(key, message.value());
                    watchedSince
                            .map(since -> new Gap(key, start(channel, mark, since, oldest), message, 0))
                            .filter(gap -> gap.after().value() < message.value() && !age.isZero())
                            .ifPresent(gaps::add);
                }
            });
            store.note(sql, gaps);
            store.mark(sql, moved);
            return gaps;
        });
        if (!found.isEmpty()) {
            LOG.info("guild {} - something may have been missed in {} channels", guild, found.size());
        }
    }

    /** A channel without a mark had nothing written in it yet; a post has the id of its first message. */
    private static MessageId start(ChannelId channel, @Nullable MessageId mark, MessageId since, MessageId oldest) {
        long known = mark == null ? Math.max(channel.value(), since.value()) - 1 : mark.value();
        return new MessageId(Math.max(known, oldest.value() - 1));
    }
}
