package dev.guildhall.xp;

import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.testkit.SampleGuild.ANNA;
import static dev.guildhall.testkit.SampleGuild.BEN;
import static dev.guildhall.testkit.SampleGuild.BOT;
import static dev.guildhall.testkit.SampleGuild.COMMUNITY;
import static dev.guildhall.testkit.SampleGuild.FORUM;
import static dev.guildhall.testkit.SampleGuild.GENERAL;
import static dev.guildhall.testkit.SampleGuild.REGULARS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.event.ReactionAdded;
import dev.guildhall.spi.event.ThreadCreated;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import dev.guildhall.testkit.Snowflakes;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads and posts as they are opened, and reactions: what is told once, and for which Discord must be asked. */
class ThreadsIT {

    private final AtomicReference<Harness> running = new AtomicReference<>();
    private final Harness harness = Harness.start(new XpModule(this::now));

    ThreadsIT() {
        running.set(harness);
        harness.set("xp.announce", "none");
        harness.set("xp.thread-amount", "40");
        harness.set("xp.post-amount", "30");
        // What happens from now on is judged by the settings that a test has set.
        harness.clock().set(Instant.now().plus(Duration.ofHours(1)));
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

    private List<Short> sourcesOf(Member member) {
        return harness.database()
                .query(sql -> sql.select(LEDGER.SOURCE)
                        .from(LEDGER)
                        .where(LEDGER.USER_ID.eq(member.id().value()))
                        .orderBy(LEDGER.SOURCE)
                        .fetch(LEDGER.SOURCE));
    }

    private ThreadCreated open(Member owner, boolean post) {
        harness.clock().advance(Duration.ofSeconds(1));
        ChannelId thread = new ChannelId(Snowflakes.at(harness.clock().now()).value());
        Place place = new Place(thread, List.of(post ? FORUM : GENERAL, COMMUNITY));
        ThreadCreated opened = new ThreadCreated(SampleGuild.ID, place, owner.id(), post);
        harness.event(opened);
        return opened;
    }

    /** Events of a guild come in order, so when this one has earned, the others have been judged. */
    private void awaitThoseBefore() {
        Member last = SampleGuild.member(1);
        harness.add(last);
        open(last, false);
        awaitTotal(last, 40);
    }

    @Test
    void threadAndPostEarnOnceHoweverOftenTheyAreTold() {
        ThreadCreated thread = open(ANNA, false);
        ThreadCreated post = open(BEN, true);
        harness.event(thread);
        harness.event(post);
        awaitThoseBefore();

        assertThat(total(ANNA.id())).isEqualTo(40);
        assertThat(sourcesOf(ANNA)).containsExactly(Source.THREAD.number());
        assertThat(total(BEN.id())).isEqualTo(30);
        assertThat(sourcesOf(BEN)).containsExactly(Source.FORUM_POST.number());
        new Tables(harness.database()).agree();
    }

    @Test
    void openingEarnsNothingUnlessTheGuildWishesIt() {
        harness.set("xp.post-amount", "0");
        harness.clock().advance(Duration.ofHours(1));
        open(ANNA, true);
        awaitThoseBefore();

        assertThat(total(ANNA.id())).isZero();
    }

    @Test
    void channelAndCategoryOfAThreadCountAsItsPlace() {
        harness.set("xp.no-channels", FORUM.toString());
        harness.clock().advance(Duration.ofHours(1));
        open(ANNA, true);
        open(BEN, false);
        awaitThoseBefore();
        assertThat(total(ANNA.id())).isZero();
        assertThat(total(BEN.id())).isEqualTo(40);

        harness.set("xp.no-channels", COMMUNITY.toString());
        harness.clock().advance(Duration.ofHours(1));
        open(ANNA, true);
        open(BEN, false);
        harness.settle();
        assertThat(total(ANNA.id())).isZero();
        assertThat(total(BEN.id())).isEqualTo(40);
    }

    @Test
    void rolesOfTheOwnerCount() {
        harness.set("xp.no-roles", REGULARS.toString());
        harness.clock().advance(Duration.ofHours(1));
        open(ANNA, true);
        open(BEN, true);
        awaitThoseBefore();

        assertThat(total(ANNA.id())).isZero();
        assertThat(total(BEN.id())).isEqualTo(30);
    }

    @Test
    void botsWhoHasLeftAndWhoWishesToEarnNothingEarnNothing() {
        harness.command(ANNA, "xp opt-out", Map.of());
        open(BOT, false);
        open(BOT, true);
        open(SampleGuild.member(2), true);
        open(ANNA, false);
        open(ANNA, true);
        awaitThoseBefore();

        assertThat(new Tables(harness.database()).totals())
                .hasEntrySatisfying(
                        new MemberKey(SampleGuild.ID, SampleGuild.member(1).id()),
                        total -> assertThat(total).isEqualTo(40));
        assertThat(total(ANNA.id())).isZero();
        assertThat(total(BOT.id())).isZero();
        assertThat(total(SampleGuild.member(2).id())).isZero();
    }

    @Test
    void postSeenLiveAndInHistoryEarnsOnce() {
        harness.set("xp.amount", "10");
        harness.clock().advance(Duration.ofHours(1));
        ThreadCreated post = open(ANNA, true);
        awaitTotal(ANNA, 30);

        ChannelId channel = post.place().channel();
        harness.history(
                channel,
                new MessageCreated(
                        SampleGuild.ID, post.place(), new MessageId(channel.value()), ANNA, "the post itself", 0));
        harness.settle();
        awaitTotal(ANNA, 40);
        harness.event(post);
        awaitThoseBefore();

        assertThat(total(ANNA.id())).isEqualTo(40);
        assertThat(sourcesOf(ANNA)).containsExactly(Source.MESSAGE.number(), Source.FORUM_POST.number());
        new Tables(harness.database()).agree();
    }

    @Test
    void nothingIsLostWhileDiscordCannotBeAsked() {
        harness.set("xp.reaction-received-amount", "5");
        harness.clock().advance(Duration.ofHours(1));
        harness.registeredCommands();
        harness.failNextSends(3);
        open(ANNA, false);
        open(BEN, true);
        awaitTotal(ANNA, 40);
        awaitTotal(BEN, 30);

        harness.failNextSends(3);
        harness.event(new ReactionAdded(
                SampleGuild.ID,
                SampleGuild.place(GENERAL),
                Snowflakes.at(harness.clock().now()),
                ANNA,
                Optional.of(BEN.id()),
                "👍",
                harness.clock().now()));
        awaitTotal(BEN, 35);
        assertThat(harness.status().lanes().failed()).isZero();
    }
}
