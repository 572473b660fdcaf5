package dev.guildhall.xp;

import static dev.guildhall.db.jooq.xp.Tables.CHANNEL_MARK;
import static dev.guildhall.db.jooq.xp.Tables.GAP;
import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.testkit.SampleGuild.ANNA;
import static dev.guildhall.testkit.SampleGuild.BEN;
import static dev.guildhall.testkit.SampleGuild.GENERAL;
import static dev.guildhall.testkit.SampleGuild.MANAGER;
import static dev.guildhall.testkit.SampleGuild.REGULARS;
import static dev.guildhall.testkit.SampleGuild.VOICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MemberChanged;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.MessagesMissed;
import dev.guildhall.spi.event.VoiceChanged;
import dev.guildhall.spi.event.VoiceState;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was written or spoken while nobody listened. */
class GuildFlowIT {

    private final AtomicReference<Harness> running = new AtomicReference<>();
    private final Harness harness = Harness.start(new XpModule(this::now));

    GuildFlowIT() {
        running.set(harness);
        harness.set("xp.amount", "10");
        harness.set("xp.cooldown", "0s");
        harness.set("xp.announce", "none");
        // What happens from now on is judged by these settings.
        Instant soon = Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofHours(1));
        Instant midnight = soon.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        // No test goes on for half an hour, so none has two days, of which each has a most of its own.
        harness.clock().set(soon.plus(Duration.ofMinutes(30)).isBefore(midnight) ? soon : midnight);
    }

    private Instant now() {
        Harness started = running.get();
        return started == null
                ? Instant.parse("2026-01-05T12:00:00Z")
                : started.clock().now();
    }

    @AfterEach
    void close() {
        harness.close();
    }

    private long total(UserId user) {
        return new Tables(harness.database()).total(new MemberKey(SampleGuild.ID, user));
    }

    private void awaitTotal(Member member, long total) {
        Await.until(member.name() + " has " + total, () -> total(member.id()) >= total);
        assertThat(total(member.id())).isEqualTo(total);
    }

    private List<MessageCreated> write(ChannelId channel, Member author, int count) {
        List<MessageCreated> written = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            harness.clock().advance(Duration.ofMillis(700));
            MessageCreated message = harness.written(harness.clock().now(), author, "number " + i);
            harness.history(channel, message);
            written.add(message);
        }
        return written;
    }

    private void awaitNoGaps() {
        Await.until("all gaps are closed", () -> harness.database().<Integer>query(sql -> sql.fetchCount(GAP)) == 0);
    }

    @Test
    void whatWasWrittenWhileTheBotWasAwayIsCreditedOnce() {
        harness.message(ANNA, "here");
        harness.settle();
        write(GENERAL, ANNA, 230);
        write(SampleGuild.THREAD, BEN, 3);
        write(GENERAL, SampleGuild.BOT, 3);
        harness.settle();
        harness.message(ANNA, "here again");

        awaitTotal(ANNA, 2320);
        awaitTotal(BEN, 30);
        awaitNoGaps();
        harness.settle();
        assertThat(harness.database().<Integer>query(sql -> sql.fetchCount(GAP)))
                .isZero();
        awaitTotal(ANNA, 2320);
    }

    @Test
    void whatIsOlderThanTheBotOrTheGuildsWishIsLeftOut() {
        // The harness tells of the guild when it starts, so its first message is after that.
        harness.set("xp.gap-age", "1h");
        harness.message(BEN, "first");
        harness.settle();
        harness.clock().advance(Duration.ofMinutes(1));
        write(GENERAL, ANNA, 5);
        harness.clock().advance(Duration.ofHours(2));
        write(GENERAL, ANNA, 7);
        harness.settle();

        awaitTotal(ANNA, 70);
        awaitNoGaps();
    }

    @Test
    void messagesDroppedOnTheWayAreReadFromTheHistory() {
        harness.message(ANNA, "one");
        List<MessageCreated> dropped = write(GENERAL, ANNA, 12);
        harness.event(new MessagesMissed(
                SampleGuild.ID, Map.of(GENERAL, dropped.getLast().id())));
        harness.message(ANNA, "two");

        awaitTotal(ANNA, 140);
        awaitNoGaps();
    }

    @Test
    void discordMayRefuseAndFailInBetween() {
        harness.message(ANNA, "one");
        harness.settle();
        write(GENERAL, ANNA, 150);
        harness.failNextSends(2);
        harness.settle();

        awaitTotal(ANNA, 1510);
        awaitNoGaps();
    }

    @Test
    void theRolesOfThePastAreAskedForWhereTheyMatter() {
        harness.set("xp.no-roles", REGULARS.toString());
        harness.message(BEN, "one");
        harness.settle();
        write(GENERAL, ANNA, 3);
        write(GENERAL, BEN, 3);
        harness.settle();

        awaitTotal(BEN, 40);
        awaitNoGaps();
        assertThat(total(ANNA.id())).isZero();
    }

    @Test
    void marksFollowWhatIsCommitted() {
        MessageCreated last = harness.message(ANNA, "one");
        Await.until(
                "the mark stands at the last message",
                () -> harness.database()
                        .<Optional<Long>>query(sql -> sql.select(CHANNEL_MARK.HANDLED_ID)
                                .from(CHANNEL_MARK)
                                .where(CHANNEL_MARK.CHANNEL_ID.eq(GENERAL.value()))
                                .fetchOptional(CHANNEL_MARK.HANDLED_ID))
                        .equals(Optional.of(last.id().value())));
        assertThat(total(ANNA.id())).isEqualTo(10);
    }

    private void enter(Member member, boolean there) {
        harness.event(new VoiceChanged(
                SampleGuild.ID,
                member,
                there ? Optional.of(new VoiceState(SampleGuild.place(VOICE), false, false)) : Optional.empty(),
                harness.clock().now()));
    }

    private int minutes(Member member) {
        return harness.database()
                .query(sql -> sql.fetchCount(
                        LEDGER,
                        LEDGER.USER_ID.eq(member.id().value()).and(LEDGER.SOURCE.eq(Source.VOICE_MINUTE.number()))));
    }

    @Test
    void minutesInVoiceGoOnOverARestartAndEndWithTheDaysMost() {
        harness.set("xp.voice-amount", "5");
        enter(ANNA, true);
        enter(BEN, true);
        harness.clock().advance(Duration.ofMinutes(4).plusSeconds(10));
        harness.settle();
        assertThat(minutes(ANNA)).isEqualTo(4);
        harness.clock().advance(Duration.ofMinutes(3));
        harness.settle();
        assertThat(minutes(ANNA)).isEqualTo(7);
        assertThat(minutes(BEN)).isEqualTo(7);
        assertThat(total(BEN.id())).isEqualTo(35);

        harness.set("xp.voice-per-day", "9");
        harness.clock().advance(Duration.ofMinutes(10));
        harness.settle();
        assertThat(minutes(ANNA)).isEqualTo(9);
        enter(ANNA, false);
        enter(BEN, false);
        harness.settle();
        assertThat(minutes(BEN)).isEqualTo(9);
        new Tables(harness.database()).agree();
    }

    @Test
    void whoeverMayHaveLeftVoiceUnseenEarnsNothingMore() {
        harness.set("xp.voice-amount", "5");
        enter(ANNA, true);
        enter(BEN, true);
        harness.clock().advance(Duration.ofMinutes(4).plusSeconds(10));
        harness.settle();
        assertThat(minutes(ANNA)).isEqualTo(4);

        harness.event(new MessagesMissed(SampleGuild.ID, Map.of(), true));
        harness.clock().advance(Duration.ofMinutes(3));
        harness.settle();
        assertThat(minutes(ANNA)).isEqualTo(4);

        // Who is there was told anew when the bot came again.
        harness.clock().advance(Duration.ofMinutes(3));
        harness.settle();
        assertThat(minutes(ANNA)).isEqualTo(6);
    }

    @Test
    void nobodyEarnsInVoiceWhileTheConnectionIsLost() {
        harness.set("xp.voice-amount", "5");
        enter(ANNA, true);
        enter(BEN, true);
        harness.clock().advance(Duration.ofMinutes(4).plusSeconds(10));
        harness.loseSession();
        enter(ANNA, false);
        enter(BEN, false);
        harness.clock().advance(Duration.ofMinutes(10));
        harness.settle();

        assertThat(minutes(ANNA)).isEqualTo(4);
        assertThat(minutes(BEN)).isEqualTo(4);
    }

    @Test
    void minutesInVoiceEarnByTheRolesOfTheirTime() {
        harness.set("xp.voice-amount", "5");
        harness.set("xp.no-roles", REGULARS.toString());
        enter(ANNA, true);
        enter(BEN, true);
        harness.clock().advance(Duration.ofMinutes(4));
        Member regular = new Member(BEN.id(), BEN.name(), false, List.of(REGULARS));
        harness.event(new MemberChanged(SampleGuild.ID, regular, harness.clock().now()));
        harness.clock().advance(Duration.ofMinutes(3));
        harness.settle();

        assertThat(minutes(BEN)).isEqualTo(4);
    }

    @Test
    void backfillCountsWhatWasWrittenBeforeTheBotCameOnce() {
        harness.set("xp.cooldown", "60s");
        harness.message(ANNA, "live");
        harness.settle();
        assertThat(total(ANNA.id())).isEqualTo(10);
        Instant day = Instant.parse("2025-11-20T10:00:00Z");
        for (int i = 0; i < 130; i++) {
            // Every second one lies within the cooldown of the one before, in another channel.
            harness.history(
                    i % 2 == 0 ? GENERAL : SampleGuild.THREAD,
                    harness.written(day.plusSeconds(45L * i), ANNA, "old " + i));
        }
        harness.history(GENERAL, harness.written(Instant.parse("2025-01-02T10:00:00Z"), BEN, "too old"));

        Reply asked = harness.command(MANAGER, "xp backfill", Map.of("since", "2025-06-01"));
        assertThat(asked.body().text()).contains("<t:1748736000:D>");
        harness.press(asked, "Begin", MANAGER);

        awaitTotal(ANNA, 660);
        Await.until(
                "its end is told",
                () -> harness.sent().stream()
                        .anyMatch(each -> each.body().text().contains("I read 130 messages")));
        assertThat(total(BEN.id())).isZero();

        harness.press(harness.command(MANAGER, "xp backfill", Map.of()), "Begin", MANAGER);
        awaitTotal(BEN, 10);
        Await.until(
                "its end is told again",
                () -> harness.sent().stream()
                        .anyMatch(each -> each.body().text().contains("I read 131 messages")));
        awaitTotal(ANNA, 660);
    }

    @Test
    void backfillMakesUpForAGapThatWasTooLargeByTheSettingsOfItsTime() {
        harness.set("xp.gap-age", "1h");
        harness.set("xp.cooldown", "60s");
        harness.message(ANNA, "live");
        // In the cooldown, so it was judged when it came.
        harness.clock().advance(Duration.ofSeconds(30));
        harness.message(ANNA, "live too");
        harness.settle();
        harness.clock().advance(Duration.ofSeconds(50));
        MessageCreated early = harness.written(harness.clock().now(), ANNA, "missed");
        harness.clock().advance(Duration.ofSeconds(30));
        MessageCreated soon = harness.written(harness.clock().now(), ANNA, "missed too");
        harness.history(GENERAL, early, soon);
        harness.clock().advance(Duration.ofHours(3));
        harness.settle();
        harness.message(ANNA, "live again");
        awaitTotal(ANNA, 20);
        awaitNoGaps();

        harness.clock().advance(Duration.ofSeconds(90));
        // The bot was there, and by the settings of that time a message earned from 15 to 25.
        harness.history(GENERAL, harness.written(Instant.parse("2026-02-01T10:00:00Z"), BEN, "long ago"));
        Reply asked = harness.command(MANAGER, "xp backfill", Map.of("since", "2026-01-20"));
        assertThat(asked.body().text()).contains("count what I missed");
        for (int i = 0; i < 2; i++) {
            int told = i + 1;
            harness.press(asked, "Begin", MANAGER);
            Await.until(
                    "its end is told",
                    () -> harness.sent().stream()
                                    .filter(each -> each.body().text().contains("The past is counted"))
                                    .count()
                            == told);
            awaitTotal(ANNA, 30);
            assertThat(total(BEN.id())).isBetween(15L, 25L);
        }
        new Tables(harness.database()).agree();
    }

    @Test
    void whoWishesToEarnNothingEarnsNothingOfTheTimeBefore() {
        harness.history(GENERAL, harness.written(Instant.parse("2025-11-20T10:00:00Z"), ANNA, "old"));
        harness.history(GENERAL, harness.written(Instant.parse("2025-11-20T10:00:00Z"), BEN, "old"));
        harness.command(ANNA, "xp opt-out", Map.of());

        harness.press(harness.command(MANAGER, "xp backfill", Map.of()), "Begin", MANAGER);
        awaitTotal(BEN, 10);
        assertThat(total(ANNA.id())).isZero();
    }

    @Test
    void postsThatNobodyWasSentEarnWhatPostsEarn() {
        harness.set("xp.post-amount", "30");
        MessageId first = new MessageId(SampleGuild.POST.value());
        harness.history(
                SampleGuild.POST,
                new MessageCreated(SampleGuild.ID, SampleGuild.place(SampleGuild.POST), first, ANNA, "a post", 0),
                harness.written(Instant.parse("2025-11-20T10:00:00Z"), BEN, "an answer"));

        harness.press(harness.command(MANAGER, "xp backfill", Map.of()), "Begin", MANAGER);
        awaitTotal(ANNA, 40);
        awaitTotal(BEN, 10);
    }

    @Test
    void backfillCanBeStoppedAndRefusesWhatIsNoDay() {
        assertThat(harness.command(MANAGER, "xp backfill", Map.of("since", "yesterday"))
                        .body()
                        .text())
                .contains("2026-01-31");
        assertThat(harness.command(MANAGER, "xp backfill", Map.of("since", "2999-01-01"))
                        .body()
                        .text())
                .contains("nothing to read yet");
        Reply asked = harness.command(MANAGER, "xp backfill", Map.of());
        harness.failNextSends(1_000);
        assertThat(((MessageUpdate) harness.press(asked, "Begin", MANAGER))
                        .body()
                        .text())
                .startsWith("Reading the past");
        Reply running = harness.command(MANAGER, "xp backfill", Map.of());
        assertThat(((MessageUpdate) harness.press(running, "Stop", MANAGER))
                        .body()
                        .text())
                .startsWith("Stopped");
    }
}
