package dev.guildhall.xp.reward;

import static dev.guildhall.testkit.SampleGuild.ADMIN;
import static dev.guildhall.testkit.SampleGuild.ADMINISTRATORS;
import static dev.guildhall.testkit.SampleGuild.ANNA;
import static dev.guildhall.testkit.SampleGuild.BEN;
import static dev.guildhall.testkit.SampleGuild.REGULARS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.spi.event.MemberJoined;
import dev.guildhall.spi.event.MemberLeft;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import dev.guildhall.xp.XpModule;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RewardsIT {

    private final Harness harness = Harness.start(new XpModule());

    /** Messages are judged by the settings of their time, so they are written after these were set. */
    @BeforeEach
    void beginAfterTheSettings() {
        harness.clock()
                .advance(Duration.between(harness.clock().now(), Instant.now().plus(Duration.ofHours(1))));
        harness.set("xp.amount", "250");
        harness.set("xp.announce", "none");
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void levelBringsItsRoleThoughItWasSkipped() {
        harness.set("xp.rewards", "1=" + REGULARS);
        harness.message(BEN, "hello");
        Await.until("the role is there", () -> harness.rolesOf(BEN).contains(REGULARS));
    }

    @Test
    void whoComesBackIsGivenTheRolesAgain() {
        harness.set("xp.rewards", "2=" + REGULARS);
        harness.message(BEN, "hello");
        Await.until("the role is there", () -> harness.rolesOf(BEN).contains(REGULARS));
        harness.event(new MemberLeft(SampleGuild.ID, BEN.id()));
        // Who comes back has no role any more.
        harness.add(BEN);
        assertThat(harness.rolesOf(BEN)).doesNotContain(REGULARS);
        harness.event(new MemberJoined(SampleGuild.ID, BEN));
        Await.until("the role is there again", () -> harness.rolesOf(BEN).contains(REGULARS));
    }

    @Test
    void syncGivesAndTakesAndSaysHowFarItIs() {
        harness.message(BEN, "hello");
        harness.settle();
        // Anna has the role, but no XP.
        harness.set("xp.rewards", "2=" + REGULARS);

        assertThat(harness.command(ADMIN, "xp sync", Map.of()).body().text()).contains("go through all members");
        Await.until(
                "both are right",
                () -> harness.rolesOf(BEN).contains(REGULARS)
                        && !harness.rolesOf(ANNA).contains(REGULARS));
    }

    @Test
    void rolesFollowChangedRewardsAndAChangedCurveByThemselves() {
        harness.message(BEN, "hello");
        harness.settle();
        // Anna has the role, but no XP.
        harness.set("xp.rewards", "2=" + REGULARS);
        harness.message(BEN, "again");
        Await.until(
                "both are right",
                () -> harness.rolesOf(BEN).contains(REGULARS)
                        && !harness.rolesOf(ANNA).contains(REGULARS));
        harness.set("xp.curve", "linear 1000");
        harness.message(BEN, "and again");
        Await.until("Ben is of level 0 now", () -> !harness.rolesOf(BEN).contains(REGULARS));
    }

    @Test
    void syncWithoutRewardsSaysWhatToDo() {
        assertThat(harness.command(ADMIN, "xp sync", Map.of()).body().text()).contains("xp.rewards");
    }

    @Test
    void roleAboveTheBotsIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> harness.set("xp.rewards", "5=" + ADMINISTRATORS))
                .hasMessageContaining("stands above mine");
    }

    @Test
    void whoWishesItIsNotAnnounced() {
        harness.set("xp.announce", "channel");
        harness.command(ANNA, "xp announcements", Map.of("mine", "off"));
        harness.message(ANNA, "hello");
        harness.message(BEN, "hello");
        harness.settle();
        assertThat(harness.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.body().text()).contains(BEN.mention()));
    }
}
