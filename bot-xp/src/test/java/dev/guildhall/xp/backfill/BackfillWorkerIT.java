package dev.guildhall.xp.backfill;

import static dev.guildhall.db.jooq.xp.Tables.BACKFILL;
import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.testkit.SampleGuild.ADMIN;
import static dev.guildhall.testkit.SampleGuild.ANNA;
import static dev.guildhall.testkit.SampleGuild.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.Scheduler;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.GuildLookup;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.text.Translations;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import dev.guildhall.testkit.Snowflakes;
import dev.guildhall.xp.RecordingOutbox;
import dev.guildhall.xp.SampleTexts;
import dev.guildhall.xp.Samples;
import dev.guildhall.xp.XpModule;
import dev.guildhall.xp.credit.CreditQueue;
import dev.guildhall.xp.credit.Earning;
import dev.guildhall.xp.credit.RulesOfGuilds;
import dev.guildhall.xp.history.FakeHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several guilds whose past is read at once. */
class BackfillWorkerIT {

    private static final Instant START = Instant.parse("2025-11-01T00:00:00Z");
    private static final Duration SPACING = Duration.ofSeconds(61);
    private static final Duration LONG = Duration.ofHours(1);
    private static final GuildId LARGE = new GuildId(7_001);
    private static final GuildId SMALL = new GuildId(7_002);

    private final Harness harness = Harness.start(new XpModule());
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final FakeHistory discord = new FakeHistory();
    private final FakeGuilds guilds = new FakeGuilds();
    private final BackfillStore store = new BackfillStore(harness.database());
    private final CreditQueue queue = new CreditQueue(Samples.store(harness.database(), outbox));

    /** The harness, but for guilds and their history. */
    private record Context(ModuleContext harness, Outbox outbox, Map<Class<?>, Object> services)
            implements ModuleContext {

        @Override
        public Database database() {
            return harness.database();
        }

        @Override
        public Settings settings() {
            return harness.settings();
        }

        @Override
        public Scheduler scheduler() {
            return harness.scheduler();
        }

        @Override
        public <T> T service(Class<T> type) {
            Object own = services.get(type);
            return own == null ? harness.service(type) : type.cast(own);
        }
    }

    @AfterEach
    void close() {
        queue.close();
        harness.close();
    }

    private BackfillWorker worker(Duration seat, BooleanSupplier gapsAreOpen) {
        ModuleContext context = new Context(
                harness.context(),
                outbox,
                Map.of(
                        Guilds.class,
                        guilds,
                        GuildLookup.class,
                        guilds,
                        History.class,
                        discord,
                        Translations.class,
                        new SampleTexts()));
        RulesOfGuilds rules = new RulesOfGuilds(
                context.settings(), context.service(SettingsDirectory.class), (guild, leveling) -> {});
        return new BackfillWorker(context, new Earning(rules, queue), InstantSource.system(), gapsAreOpen, seat);
    }

    private static ChannelId channel(GuildId guild, int number) {
        return new ChannelId(guild.value() * 10 + number);
    }

    /** A guild with a channel for each of its authors, in which they have written. */
    private void guild(GuildId id, int messages, Member... authors) {
        List<Channel> channels = IntStream.range(0, authors.length)
                .mapToObj(i -> new Channel(Place.of(channel(id, i)), "channel " + i, Channel.Kind.TEXT))
                .toList();
        guilds.add(new Guild(
                id,
                "A guild",
                Locale.ENGLISH,
                ADMIN.id(),
                authors.length,
                SampleGuild.guild().roles(),
                channels,
                Optional.empty(),
                SampleGuild.SELF));
        for (int i = 0; i < messages; i++) {
            for (int author = 0; author < authors.length; author++) {
                MessageId first = Snowflakes.at(START.plus(SPACING.multipliedBy(i)));
                discord.write(channel(id, author), new MessageId(first.value() + author), authors[author]);
            }
        }
    }

    private void begin(GuildId guild, int messages) {
        assertThat(store.begin(Backfill.begun(
                        guild,
                        ADMIN.id(),
                        channel(guild, 0),
                        Snowflakes.at(START),
                        Snowflakes.at(START.plus(SPACING.multipliedBy(messages))),
                        Instant.now())))
                .isTrue();
    }

    private Backfill of(GuildId guild) {
        return store.of(guild).orElseThrow();
    }

    private boolean isDone(GuildId guild) {
        return store.of(guild)
                .filter(each -> each.state() == Backfill.State.DONE)
                .isPresent();
    }

    private int credits(GuildId guild) {
        return harness.database().query(sql -> sql.fetchCount(LEDGER, LEDGER.GUILD_ID.eq(guild.value())));
    }

    @Test
    void smallGuildIsDoneWhileALargeOneIsUnderWay() {
        guild(LARGE, 3_000, ANNA);
        guild(SMALL, 20, BEN);
        begin(LARGE, 3_000);
        AtomicInteger turns = new AtomicInteger();
        AtomicInteger pauses = new AtomicInteger(1);
        BackfillWorker worker = worker(LONG, () -> {
            if (turns.getAndIncrement() == 2) {
                begin(SMALL, 20);
            }
            return isDone(SMALL) && pauses.getAndDecrement() > 0;
        });

        worker.round();
        assertThat(isDone(SMALL)).isTrue();
        assertThat(of(SMALL).read()).isEqualTo(20);
        assertThat(of(LARGE).state()).isEqualTo(Backfill.State.RUNNING);
        assertThat(of(LARGE).read()).isEqualTo(1_000);
        assertThat(of(LARGE).percent()).isEqualTo(33);

        worker.round();
        assertThat(of(LARGE).state()).isEqualTo(Backfill.State.DONE);
        assertThat(of(LARGE).read()).isEqualTo(3_000);
        assertThat(credits(LARGE)).isEqualTo(3_000);
        assertThat(credits(SMALL)).isEqualTo(20);
        assertThat(discord.answered()).doesNotHaveDuplicates();
    }

    @Test
    void whoWaitsIsGivenTheSeatOfWhoWasAtItForLongest() {
        List<GuildId> large = IntStream.range(0, BackfillWorker.SEATS)
                .mapToObj(i -> new GuildId(7_010 + i))
                .toList();
        large.forEach(guild -> {
            guild(guild, 2_000, ANNA);
            begin(guild, 2_000);
        });
        guild(SMALL, 20, BEN);
        AtomicInteger turns = new AtomicInteger();
        AtomicInteger pauses = new AtomicInteger(1);
        BackfillWorker worker = worker(Duration.ZERO, () -> {
            if (turns.getAndIncrement() == BackfillWorker.SEATS) {
                begin(SMALL, 20);
            }
            return isDone(SMALL) && pauses.getAndDecrement() > 0;
        });

        worker.round();
        assertThat(large).allSatisfy(guild -> {
            assertThat(of(guild).state()).isEqualTo(Backfill.State.RUNNING);
            assertThat(of(guild).read()).isBetween(500L, 1_000L);
        });

        worker.round();
        assertThat(large).allSatisfy(guild -> {
            assertThat(of(guild).state()).isEqualTo(Backfill.State.DONE);
            assertThat(of(guild).read()).isEqualTo(2_000);
            assertThat(credits(guild)).isEqualTo(2_000);
        });
    }

    @Test
    void nothingIsReadTwiceWhereDiscordFailsInBetween() {
        guild(LARGE, 1_200, ANNA);
        begin(LARGE, 1_200);
        discord.failAfter(8);
        BackfillWorker worker = worker(LONG, () -> false);

        worker.round();
        assertThat(of(LARGE).state()).isEqualTo(Backfill.State.RUNNING);
        assertThat(of(LARGE).read()).isEqualTo(700);
        Await.until("it goes on", () -> {
            worker.round();
            return isDone(LARGE);
        });
        assertThat(of(LARGE).read()).isEqualTo(1_200);
        assertThat(credits(LARGE)).isEqualTo(1_200);
        assertThat(discord.answered()).doesNotHaveDuplicates();
    }

    @Test
    void whereTheBotIsRemovedNothingIsTakenForTheEnd() {
        guild(LARGE, 900, ANNA, BEN);
        begin(LARGE, 900);
        AtomicInteger turns = new AtomicInteger();
        BackfillWorker worker = worker(LONG, () -> {
            if (turns.incrementAndGet() == 2) {
                // The gateway tells it later.
                discord.shut(Set.of(channel(LARGE, 0), channel(LARGE, 1)));
                guilds.leave(LARGE);
            }
            return false;
        });

        worker.round();
        assertThat(of(LARGE).state()).isEqualTo(Backfill.State.RUNNING);
        assertThat(of(LARGE).read()).isEqualTo(500);
        assertThat(outbox.texts()).isEmpty();

        discord.shut(Set.of());
        guilds.comeBack(LARGE);
        // As when the lease has ended.
        harness.database()
                .query(sql -> sql.update(BACKFILL)
                        .set(BACKFILL.CLAIMED_UNTIL, OffsetDateTime.parse("2025-01-01T00:00:00Z"))
                        .execute());
        worker.round();
        assertThat(of(LARGE).state()).isEqualTo(Backfill.State.DONE);
        assertThat(of(LARGE).read()).isEqualTo(1_800);
        assertThat(of(LARGE).unreadable()).isZero();
        assertThat(credits(LARGE)).isEqualTo(1_800);
    }

    @Test
    void whatIsLeftOutIsTold() {
        guild(SMALL, 20, ANNA, BEN);
        begin(SMALL, 20);
        discord.shut(Set.of(channel(SMALL, 0)));
        discord.crowd(channel(SMALL, 1));

        worker(LONG, () -> false).round();
        assertThat(credits(SMALL)).isEqualTo(20);
        assertThat(outbox.texts())
                .anySatisfy(text -> assertThat(text).contains("backfill.done count=20 unreadable=1 crowded=1"));
    }
}
