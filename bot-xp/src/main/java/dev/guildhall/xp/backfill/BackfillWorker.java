package dev.guildhall.xp.backfill;

import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.GuildLookup;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.text.Translations;
import dev.guildhall.xp.credit.Earning;
import dev.guildhall.xp.history.GuildHistory;
import dev.guildhall.xp.history.PastActivities;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out backfills: a few hundred messages of one, then what they earned is committed, then it is written down how far that
 * is, then comes the next one's turn. {@value #SEATS} guilds take turns, since each holds pages of many channels in memory; where
 * more wait, the one that was at it for longest makes room and goes on later. {@link #round} is for one thread.
 */
public final class BackfillWorker {

    public static final Duration INTERVAL = Duration.ofSeconds(3);

    static final int SEATS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(BackfillWorker.class);
    private static final int STEP = 500;
    /** Where messages lie far apart, a few hundred of them take many calls. */
    private static final Duration TURN = Duration.ofSeconds(10);
    /** Long beside the minute that a guild of thousands of threads needs to find them again. */
    private static final Duration SEAT = Duration.ofMinutes(10);

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BackfillStore store;
    private final Outbox outbox;
    private final Guilds guilds;
    private final GuildLookup lookup;
    private final History history;
    private final Translations translations;
    private final Earning earning;
    private final InstantSource clock;
    private final BooleanSupplier gapsAreOpen;
    private final Duration seat;
    /** Those under way, the next one first. */
    private final List<Reading> seated = new ArrayList<>();

    private volatile boolean closing;

    /** @param gapsAreOpen what was missed lately comes first */
    public BackfillWorker(ModuleContext context, Earning earning, InstantSource clock, BooleanSupplier gapsAreOpen) {
        this(context, earning, clock, gapsAreOpen, SEAT);
    }

    /** @param seat how long one is at it before it makes room for others */
    BackfillWorker(
            ModuleContext context, Earning earning, InstantSource clock, BooleanSupplier gapsAreOpen, Duration seat) {
        this.store = new BackfillStore(context.database());
        this.outbox = context.outbox();
        this.guilds = context.service(Guilds.class);
        this.lookup = context.service(GuildLookup.class);
        this.history = context.service(History.class);
        this.translations = context.service(Translations.class);
        this.earning = earning;
        this.clock = clock;
        this.gapsAreOpen = gapsAreOpen;
        this.seat = seat;
    }

    /** Whether one is on its way, or was stopped lately and may go on: it needs to know what of the past is credited. */
    public static boolean needsOldMonths(DSLContext sql) {
        return BackfillStore.isWanted(sql);
    }

    /** Ends the round that runs, soon, and lets no other begin. */
    public void close() {
        closing = true;
    }

    /** Works on those that are wanted, until all are done or cancelled, or something comes in between. */
    public void round() {
        boolean more = true;
        while (more && !closing && !gapsAreOpen.getAsBoolean()) {
            fillSeats();
            Optional<Reading> next =
                    seated.stream().filter(reading -> !reading.rests()).findFirst();
            more = next.isPresent() && turn(next.get());
        }
        if (closing && more) {
            // Whoever serves the guilds next need not wait for the leases' end.
            seated.forEach(reading -> store.move(reading.written(), Duration.ZERO));
            seated.clear();
        }
    }

    private void fillSeats() {
        Set<GuildId> others = new HashSet<>(guilds.served());
        seated.removeIf(reading -> !others.remove(reading.guild()));
        if (seated.size() == SEATS && longest().ageNanos() > seat.toNanos() && store.isWaiting(others)) {
            Reading longest = longest();
            store.move(longest.written(), Duration.ZERO);
            seated.remove(longest);
        }
        // Who has waited comes before those who had turns.
        for (int place = 0; seated.size() < SEATS; place++) {
            Optional<Reading> claimed = store.claim(others, LEASE).flatMap(this::begin);
            if (claimed.isEmpty()) {
                return;
            }
            seated.add(place, claimed.get());
            others.remove(claimed.get().guild());
        }
    }

    private Reading longest() {
        return seated.stream().max(Comparator.comparingLong(Reading::ageNanos)).orElseThrow();
    }

    private Optional<Reading> begin(Backfill claimed) {
        Optional<Guild> guild = guilds.guild(claimed.guild());
        return guild.map(there -> new Reading(
                claimed,
                new GuildHistory(history, there, () -> guilds.guild(claimed.guild()), claimed.reached()),
                new PastActivities(guilds, earning, clock),
                store.watchedSince(claimed.guild())));
    }

    /** Gives whether it is worth while to go on with the next one. */
    private boolean turn(Reading reading) {
        if (!store.move(reading.written(), LEASE)) {
            // Somebody has stopped it.
            seated.remove(reading);
            return true;
        }
        seated.remove(reading);
        seated.add(reading);
        long end = System.nanoTime() + TURN.toNanos();
        try {
            reading.advance(STEP, () -> closing || System.nanoTime() - end > 0);
        } catch (DiscordException later) {
            goOnLater(reading, later);
        }
        if (!earning.awaitSettled(earning.point(), PATIENCE)) {
            // The database is away: what was taken is written down when it is back.
            return false;
        }
        if (isWhatItSeems(reading)) {
            writeDown(reading);
        }
        return true;
    }

    private void goOnLater(Reading reading, DiscordException later) {
        if (!closing) {
            LOG.info("guild {} - the backfill goes on later: {}", reading.guild(), later.getMessage());
        }
        reading.rest(RETRY);
    }

    /**
     * Whether what could not be read is only for others. Who was removed from the guild is refused everything too, and must not
     * take it for the end: then nothing is written down, and it goes on from there when the bot is back.
     */
    private boolean isWhatItSeems(Reading reading) {
        if (!reading.isDoubtful()) {
            return true;
        }
        try {
            boolean there = guilds.guild(reading.guild())
                    .flatMap(guild -> lookup.standing(guild.id(), guild.self().id()))
                    .isPresent();
            if (there) {
                reading.believe();
            } else {
                seated.remove(reading);
                LOG.info(
                        "guild {} - the bot is not there any more: the backfill goes on from {} when it is back",
                        reading.guild(),
                        reading.written().reached().time());
            }
            return there;
        } catch (DiscordException later) {
            goOnLater(reading, later);
            return false;
        }
    }

    private void writeDown(Reading reading) {
        Backfill taken = reading.taken();
        if (reading.isAtEnd()) {
            finish(taken.in(Backfill.State.DONE));
            seated.remove(reading);
        } else if (store.move(taken, LEASE)) {
            reading.written(taken);
        } else {
            seated.remove(reading);
        }
    }

    private void finish(Backfill backfill) {
        String told = BackfillCommand.done(backfill, translations.of(backfill.guild()));
        store.end(
                backfill, outbox, new Errand.SendMessage(backfill.guild(), backfill.channel(), MessageBody.text(told)));
        LOG.info("guild {} - the backfill is done, {} messages were read", backfill.guild(), backfill.read());
    }
}
