package dev.guildhall.xp.backfill;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.spi.text.Translations;
import dev.guildhall.xp.credit.Earning;
import dev.guildhall.xp.history.GuildHistory;
import dev.guildhall.xp.history.PastActivities;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out backfills: a few hundred messages, then what they earned is committed, then it is written down how far that is.
 * {@link #round} is for one thread.
 */
public final class BackfillWorker {

    public static final Duration INTERVAL = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(BackfillWorker.class);
    private static final int STEP = 500;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BackfillStore store;
    private final Outbox outbox;
    private final Guilds guilds;
    private final History history;
    private final Translations translations;
    private final Earning earning;
    private final InstantSource clock;
    private final BooleanSupplier gapsAreOpen;
    private volatile boolean closing;

    /** @param gapsAreOpen what was missed lately comes first */
    public BackfillWorker(
            Database database,
            Outbox outbox,
            Guilds guilds,
            History history,
            Translations translations,
            Earning earning,
            InstantSource clock,
            BooleanSupplier gapsAreOpen) {
        this.store = new BackfillStore(database);
        this.outbox = outbox;
        this.guilds = guilds;
        this.history = history;
        this.translations = translations;
        this.earning = earning;
        this.clock = clock;
        this.gapsAreOpen = gapsAreOpen;
    }

    /** Whether one is on its way, or was stopped lately and may go on: it needs to know what of the past is credited. */
    public static boolean needsOldMonths(DSLContext sql) {
        return BackfillStore.isWanted(sql);
    }

    /** Ends the round that runs, soon, and lets no other begin. */
    public void close() {
        closing = true;
    }

    /** Works on one that is wanted, until it is done, cancelled, or something comes in between. */
    public void round() {
        if (closing || gapsAreOpen.getAsBoolean()) {
            return;
        }
        Optional<Backfill> claimed = store.claim(guilds.served(), LEASE);
        if (claimed.isEmpty()) {
            return;
        }
        Backfill backfill = claimed.get();
        Optional<Guild> guild = guilds.guild(backfill.guild());
        if (guild.isPresent()) {
            try {
                carryOn(backfill, new GuildHistory(history, guild.get(), backfill.reached()));
            } catch (DiscordException later) {
                if (!closing) {
                    LOG.info("guild {} - the backfill goes on later: {}", backfill.guild(), later.getMessage());
                }
            }
        }
    }

    private void carryOn(Backfill claimed, GuildHistory messages) {
        PastActivities activities = new PastActivities(guilds, earning, clock);
        Optional<MessageId> watchedSince = store.watchedSince(claimed.guild());
        Backfill backfill = claimed;
        while (!closing) {
            long read = 0;
            MessageId reached = backfill.reached();
            boolean end = false;
            while (read < STEP && !end && !closing) {
                Optional<MessageCreated> next = messages.next()
                        .filter(message ->
                                message.id().value() < claimed.until().value());
                if (next.isPresent()) {
                    MessageId message = next.get().id();
                    boolean watched = watchedSince
                            .filter(since -> since.value() <= message.value())
                            .isPresent();
                    activities.takeBelatedly(next.get(), watched ? message.time() : claimed.begun());
                    reached = message;
                    read++;
                } else {
                    end = true;
                }
            }
            if (!earning.awaitSettled(earning.point(), PATIENCE)) {
                // The database is away: it goes on from what was written down.
                return;
            }
            backfill = backfill.reaching(reached, read, messages.unreadable());
            if (end) {
                finish(backfill.in(Backfill.State.DONE));
                return;
            }
            if (!store.move(backfill, closing ? Duration.ZERO : LEASE) || gapsAreOpen.getAsBoolean()) {
                return;
            }
        }
    }

    private void finish(Backfill backfill) {
        Texts texts = translations.of(backfill.guild());
        String told = texts.say("backfill.done", "count", backfill.read(), "unreadable", backfill.unreadable());
        store.end(
                backfill, outbox, new Errand.SendMessage(backfill.guild(), backfill.channel(), MessageBody.text(told)));
        LOG.info("guild {} - the backfill is done, {} messages were read", backfill.guild(), backfill.read());
    }
}
