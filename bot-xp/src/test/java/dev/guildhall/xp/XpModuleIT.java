package dev.guildhall.xp;

import static dev.guildhall.testkit.SampleGuild.ANNA;
import static dev.guildhall.testkit.SampleGuild.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import dev.guildhall.testkit.SentMessage;
import dev.guildhall.xp.ledger.MemberKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class XpModuleIT {

    private final Harness harness = Harness.start(new XpModule());

    /** Messages are judged by the settings of their time, so they are written after these were set. */
    @BeforeEach
    void beginAfterTheSettings() {
        harness.clock()
                .advance(Duration.between(harness.clock().now(), Instant.now().plus(Duration.ofHours(1))));
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void rankShowsLevelProgressPlaceAndMessages() {
        harness.set("xp.amount", "245");
        harness.message(ANNA, "hello");
        awaitCredit(ANNA.id());
        harness.set("xp.amount", "300");
        harness.message(BEN, "hello");
        awaitCredit(BEN.id());

        assertThat(harness.command(ANNA, "rank", Map.of()))
                .isEqualTo(Reply.embed(Embed.titled("Level 2")
                        .withDescription(ANNA.mention() + "\n▰▰▰▰▰▱▱▱▱▱▱▱\n45 of 100 XP to level 3")
                        .withField("Rank", "#2")
                        .withField("XP", "245")
                        .withField("Messages", "1")));
        assertThat(harness.command(ANNA, "rank", Map.of("member", BEN.id()))
                        .body()
                        .embeds())
                .extracting(Embed::title)
                .containsExactly("Level 3");
        assertThat(harness.prefix(ANNA, "!level " + BEN.mention()).embeds())
                .extracting(Embed::title)
                .containsExactly("Level 3");
    }

    @Test
    void whoEarnedNothingIsToldHowItBegins() {
        assertThat(harness.command(ANNA, "rank", Map.of()).body())
                .isEqualTo(MessageBody.text("You have no XP yet: write a message, and it begins."));
        assertThat(harness.command(ANNA, "rank", Map.of("member", BEN.id())).body())
                .isEqualTo(MessageBody.text(BEN.mention() + " has no XP yet."));
        assertThat(harness.command(ANNA, "leaderboard", Map.of()).body())
                .isEqualTo(MessageBody.text("Nobody has XP yet: write a message, and it begins."));
    }

    @Test
    void leaderboardShowsTenAndTheCallersOwnPlace() {
        for (int number = 1; number <= 12; number++) {
            harness.set("xp.amount", String.valueOf(1000 - number));
            MessageCreated message = harness.message(SampleGuild.member(number), "hello");
            awaitCredit(message.author().id());
        }

        String list = leaderboard(SampleGuild.member(12).id());
        assertThat(list.lines()).hasSize(12);
        assertThat(list.lines())
                .startsWith(
                        "🥇 " + SampleGuild.member(1).mention() + " · level 9 · 999 XP",
                        "🥈 " + SampleGuild.member(2).mention() + " · level 9 · 998 XP",
                        "🥉 " + SampleGuild.member(3).mention() + " · level 9 · 997 XP",
                        "**4.** " + SampleGuild.member(4).mention() + " · level 9 · 996 XP")
                .endsWith("…", "**12.** " + SampleGuild.member(12).mention() + " · level 9 · 988 XP");
        assertThat(leaderboard(SampleGuild.member(3).id()).lines()).hasSize(10);
        assertThat(leaderboard(ANNA.id()).lines()).hasSize(10);
        assertThat(harness.prefix(BEN, "!lb").embeds()).hasSize(1);
    }

    @Test
    void messageSeenTwiceAndMessageInCooldownEarnNothing() {
        harness.set("xp.amount", "10");
        MessageCreated first = harness.message(ANNA, "one");
        harness.event(first);
        harness.clock().advance(Duration.ofSeconds(59));
        harness.message(ANNA, "two");
        harness.settle();
        harness.event(first);
        harness.clock().advance(Duration.ofSeconds(1));
        harness.message(ANNA, "three");
        harness.settle();

        assertThat(total(ANNA.id())).isEqualTo("20");
    }

    @Test
    void amountFollowsFromTheIdOfTheMessage() {
        MessageId id = new MessageId(1_482_301_234_567_890_123L);
        harness.messageAt(id, ANNA, "hello");
        harness.settle();

        assertThat(total(ANNA.id())).isEqualTo("24");
    }

    @Test
    void botsEarnNothing() {
        harness.message(SampleGuild.BOT, "beep");
        harness.settle();

        assertThat(new Tables(harness.database()).totals()).isEmpty();
    }

    @Test
    void levelUpIsAnnouncedWhereItHappenedOnceThoughTheMessageComesTwice() {
        harness.set("xp.amount", "500");
        MessageCreated message = harness.message(ANNA, "hello");
        harness.settle();
        harness.event(message);
        harness.settle();

        assertThat(harness.sent())
                .extracting(SentMessage::channel, each -> each.body().text())
                .containsExactly(tuple(SampleGuild.GENERAL, "🎉 " + ANNA.mention() + " reached level 5!"));
    }

    @Test
    void levelUpGoesToTheChannelOfTheSettings() {
        harness.set("xp.amount", "500");
        harness.set("xp.level-up-channel", SampleGuild.ANNOUNCEMENTS.toString());
        harness.message(ANNA, "hello");
        harness.settle();

        assertThat(harness.sent()).extracting(SentMessage::channel).containsExactly(SampleGuild.ANNOUNCEMENTS);
    }

    @Test
    void noAnnouncementWhereThatIsSwitchedOff() {
        harness.set("xp.amount", "500");
        harness.set("xp.announce", "off");
        harness.message(ANNA, "hello");
        harness.settle();

        assertThat(harness.sent()).isEmpty();
        assertThat(total(ANNA.id())).isEqualTo("500");
    }

    private String leaderboard(UserId caller) {
        return harness.command(new Member(caller, "Caller", false, List.of()), "leaderboard", Map.of())
                .body()
                .embeds()
                .getFirst()
                .description();
    }

    private void awaitCredit(UserId user) {
        Await.until(
                "a credit",
                () -> new Tables(harness.database()).totals().containsKey(new MemberKey(SampleGuild.ID, user)));
    }

    private String total(UserId user) {
        return new Tables(harness.database())
                .totals()
                .get(new MemberKey(SampleGuild.ID, user))
                .toString();
    }
}
