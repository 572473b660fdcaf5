package dev.guildhall.xp.gap;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.xp.credit.Earning;
import dev.guildhall.xp.history.PastActivities;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads gaps from the history of their channels, newest channels first, a page at a time: what was read is committed before the
 * gap is written down as smaller, so it goes on after a crash where it was. {@link #round} is for one thread; the rest is
 * thread-safe.
 */
public final class GapCloser {

    /** How many messages of one gap are read at most; what is beyond is left out, which the log tells. */
    static final long MOST = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(GapCloser.class);
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GapStore store;
    private final Guilds guilds;
    private final History history;
    private final Earning earning;
    private final InstantSource clock;
    private volatile boolean closing;
    private volatile long openChannels;
    private volatile long oldestMillis;
    private volatile long messages;

    public GapCloser(Database database, Guilds guilds, History history, Earning earning, InstantSource clock) {
        this.store = new GapStore(database);
        this.guilds = guilds;
        this.history = history;
        this.earning = earning;
        this.clock = clock;
    }

    /** In how many channels something may be missing, as of the last round. */
    public long openChannels() {
        return openChannels;
    }

    /** How many messages were read from gaps since the start. */
    public long messages() {
        return messages;
    }

    /** How old the oldest is that may be missing, in seconds; 0 where nothing is. */
    public long oldestSeconds() {
        long oldest = oldestMillis;
        return oldest == 0 ? 0 : Math.max(0, (clock.millis() - oldest) / 1000);
    }

    /** Ends the round that runs, soon, and lets no other begin. */
    public void close() {
        closing = true;
    }

    /** Reads all gaps that are there. */
    public void round() {
        Set<GuildId> served = guilds.served();
        count(served);
        PastActivities activities = new PastActivities(guilds, earning, clock);
        while (!closing && openChannels > 0) {
            Optional<Gap> gap = store.claim(served, LEASE);
            if (gap.isEmpty()) {
                return;
            }
            read(gap.get(), activities);
            count(served);
        }
    }

    private void count(Set<GuildId> served) {
        GapStore.Open open = store.open(served);
        openChannels = open.channels();
        oldestMillis = open.oldestAfter().isPresent()
                ? new MessageId(open.oldestAfter().getAsLong()).timeMillis()
                : 0;
    }

    private void read(Gap gap, PastActivities activities) {
        try {
            Gap rest = gap;
            GuildId guild = gap.place().guild();
            Place place = history.place(guild, gap.place().channel());
            while (!closing) {
                History.Page page = history.after(guild, place, rest.after());
                long taken = take(page, rest.upTo(), activities);
                if (!earning.awaitSettled(earning.point(), PATIENCE)) {
                    // The database is away: the page is read again when it is back.
                    return;
                }
                rest = rest.reaching(page.next(), taken);
                if (page.last() || page.next().value() >= rest.upTo().value()) {
                    LOG.info(
                            "guild {} - channel {} is complete again, {} messages were missing",
                            guild,
                            place.channel(),
                            rest.read());
                    store.close(rest);
                    return;
                }
                if (rest.read() >= MOST) {
                    LOG.warn(
                            "guild {} - channel {} missed more than {} messages: those between {} and {} are left out,"
                                    + " until somebody uses /xp backfill",
                            rest.place().guild(),
                            rest.place().channel(),
                            MOST,
                            rest.after(),
                            rest.upTo());
                    store.close(rest);
                    return;
                }
                store.move(rest, closing ? Duration.ZERO : LEASE);
            }
        } catch (DiscordException failure) {
            failed(gap, failure);
        }
    }

    private long take(History.Page page, MessageId upTo, PastActivities activities) {
        long taken = 0;
        for (MessageCreated message : page.messages()) {
            // What is newer came, or comes, as an event.
            if (message.id().value() <= upTo.value()) {
                activities.take(message);
                taken++;
            }
        }
        messages += taken;
        return taken;
    }

    private void failed(Gap gap, DiscordException failure) {
        if (closing || failure.retryable()) {
            LOG.debug("guild {} - a gap is tried again later: {}", gap.place().guild(), failure.getMessage());
            store.move(gap, RETRY);
            return;
        }
        LOG.warn(
                "guild {} - what was missed in channel {} cannot be read, until somebody lets the bot read it and uses"
                        + " /xp backfill: {}",
                gap.place().guild(),
                gap.place().channel(),
                failure.getMessage());
        store.close(gap);
    }
}
