package dev.guildhall.xp;

import static dev.guildhall.testkit.SampleGuild.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import dev.guildhall.testkit.SentMessage;
import dev.guildhall.xp.ledger.MemberKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    void everybodysRoleIsRefusedAmongThoseByWhichMembersEarn() {
        for (String name : List.of("xp.no-roles", "xp.only-roles")) {
            assertThatThrownBy(() -> harness.set(name, SampleGuild.EVERYBODY.toString()))
                    .hasMessageContaining("`" + name + "` names @everyone");
        }
        assertThatThrownBy(() -> harness.set("xp.role-multipliers", SampleGuild.EVERYBODY + "=2"))
                .hasMessageContaining("`xp.role-multipliers` names @everyone");
    }

    @Test
    void announcementThatComesToNothingKeepsNobodyFromEarning() {
        harness.set("xp.amount", "150");
        harness.set("xp.level-up-message", "{role}");
        harness.message(ANNA, "one");
        harness.settle();

        assertThat(total(ANNA.id())).isEqualTo("150");
        assertThat(harness.sent())
                .extracting(sent -> sent.body().text())
                .containsExactly("🎉 " + ANNA.mention() + " reached level 1!");
    }

    @Test
    void whileTheModuleIsOffNobodyEarnsAnything() {
        harness.set("xp.amount", "10");
        harness.set("xp.cooldown", "0s");
        harness.message(ANNA, "one");
        harness.settle();
        assertThat(total(ANNA.id())).isEqualTo("10");

        harness.set("general.command-rules", "off module:xp");
        harness.clock().advance(Duration.ofMinutes(1));
        harness.message(ANNA, "two");
        harness.message(SampleGuild.BEN, "hello");
        harness.settle();
        Tables tables = new Tables(harness.database());
        assertThat(total(ANNA.id())).isEqualTo("10");
        assertThat(tables.credits()).isEqualTo(1);
        assertThat(tables.totals()).containsOnlyKeys(new MemberKey(SampleGuild.ID, ANNA.id()));

        harness.set("general.command-rules", "none");
        harness.clock().advance(Duration.ofMinutes(1));
        harness.message(ANNA, "three");
        harness.settle();
        assertThat(total(ANNA.id())).isEqualTo("20");
    }

    @Test
    void messagesThatCallCommandsNeitherEarnNorStartTheCooldown() {
        harness.set("xp.amount", "10");
        harness.set("general.prefix", "!, ?");
        harness.message(ANNA, "!rank");
        harness.message(ANNA, "?play something");
        harness.message(ANNA, "!!! hello");
        harness.settle();

        assertThat(total(ANNA.id())).isEqualTo("10");
        assertThat(new Tables(harness.database()).credits()).isEqualTo(1);
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

    private String total(UserId user) {
        return new Tables(harness.database())
                .totals()
                .get(new MemberKey(SampleGuild.ID, user))
                .toString();
    }
}
