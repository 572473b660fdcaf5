package dev.guildhall.xp.reward;

import static dev.guildhall.db.jooq.xp.Tables.GUILD;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.testkit.SampleGuild.ADMIN;
import static dev.guildhall.testkit.SampleGuild.ADMINISTRATORS;
import static dev.guildhall.testkit.SampleGuild.ANNA;
import static dev.guildhall.testkit.SampleGuild.BEN;
import static dev.guildhall.testkit.SampleGuild.BRONZE;
import static dev.guildhall.testkit.SampleGuild.GOLD;
import static dev.guildhall.testkit.SampleGuild.REGULARS;
import static dev.guildhall.testkit.SampleGuild.SILVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MemberJoined;
import dev.guildhall.spi.event.MemberLeft;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Edits;
import dev.guildhall.spi.setting.change.Outcome;
import dev.guildhall.spi.setting.change.SettingsEditor;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import dev.guildhall.xp.XpModule;
import dev.guildhall.xp.setting.XpSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    /** Ben has left, and has come back without a role, of which nobody told. */
    private void returnUnseen() {
        harness.event(new MemberLeft(SampleGuild.ID, BEN.id()));
        Await.until("it is known", this::isGone);
        harness.add(BEN);
        assertThat(harness.rolesOf(BEN)).doesNotContain(REGULARS);
    }

    private boolean isGone() {
        return harness.database().<Boolean>query(sql -> sql.fetchExists(MEMBER, MEMBER.LEFT_AT.isNotNull()));
    }

    @Test
    void whoseReturnNobodyToldIsGivenTheRolesAgainWithTheNextMessage() {
        harness.set("xp.rewards", "2=" + REGULARS);
        harness.message(BEN, "hello");
        Await.until("the role is there", () -> harness.rolesOf(BEN).contains(REGULARS));
        returnUnseen();

        harness.set("xp.amount", "0");
        harness.clock().advance(Duration.ofMinutes(2));
        harness.message(BEN, "here I am");
        Await.until("the role is there again", () -> harness.rolesOf(BEN).contains(REGULARS));
        assertThat(isGone()).isFalse();
    }

    @Test
    void whoComesBackInSilenceWhileTheBotIsAwayIsGivenTheRolesAgain() {
        harness.set("xp.rewards", "2=" + REGULARS);
        harness.message(BEN, "hello");
        Await.until("the role is there", () -> harness.rolesOf(BEN).contains(REGULARS));
        returnUnseen();

        harness.settle();
        Await.until("the role is there again", () -> harness.rolesOf(BEN).contains(REGULARS));
        assertThat(isGone()).isFalse();
    }

    @Test
    void whoseLeavingNobodyToldEitherIsGivenTheRolesAgainWithTheNextLevel() {
        harness.set("xp.rewards", "2=" + REGULARS);
        harness.message(BEN, "hello");
        Await.until("the role is there", () -> harness.rolesOf(BEN).contains(REGULARS));
        returnUnseen();
        harness.database()
                .query(sql -> sql.update(MEMBER).setNull(MEMBER.LEFT_AT).execute());

        harness.clock().advance(Duration.ofMinutes(2));
        harness.message(BEN, "here I am");
        Await.until("the role is there again", () -> harness.rolesOf(BEN).contains(REGULARS));
    }

    private Reply sync() {
        return harness.command(ADMIN, "xp sync", Map.of());
    }

    private static String said(Response response) {
        return response instanceof MessageUpdate(MessageBody body) ? body.text() : "";
    }

    /** What the answer to the command says at last. */
    private Reply ended() {
        Await.until("it ended", () -> !sync().body().rows().isEmpty());
        return sync();
    }

    @Test
    void syncGivesAndTakesAndSaysWhatCameOfIt() {
        harness.message(BEN, "hello");
        harness.settle();
        // Anna has the role, but no XP.
        harness.set("xp.rewards", "2=" + REGULARS);
        sync();
        Await.until(
                "both are right",
                () -> harness.rolesOf(BEN).contains(REGULARS)
                        && !harness.rolesOf(ANNA).contains(REGULARS));
        Reply ended = ended();
        assertThat(ended.onlyForCaller()).isTrue();
        assertThat(ended.body().text()).contains("members were looked at", "got or lost a role");

        assertThat(said(harness.press(ended, "Again", ADMIN))).contains("go through all members");
        assertThat(ended().body().text()).contains("nobody got or lost a role");
    }

    @Test
    void syncThatFailsSaysSoAndStillTakesTheRolesOfFormerRewards() {
        harness.set("xp.rewards", "2=" + REGULARS);
        sync();
        Await.until(
                "the change is noticed",
                () -> harness.database().<Boolean>query(sql -> sql.fetchExists(GUILD, GUILD.REWARDS.ne(""))));
        ended();
        Await.until("who has no XP has no role", () -> !harness.rolesOf(ANNA).contains(REGULARS));
        harness.message(ANNA, "hello");
        Await.until("the role is there", () -> harness.rolesOf(ANNA).contains(REGULARS));

        harness.refuseNext(1, 50_001);
        harness.set("xp.rewards", "");
        Await.until("it failed", () -> sync().body().text().contains("Server Members"));
        Reply failed = sync();
        assertThat(failed.body().text()).contains("code 50001");

        assertThat(said(harness.press(failed, "Again", ADMIN))).contains("go through all members");
        Await.until("the role is gone", () -> !harness.rolesOf(ANNA).contains(REGULARS));
        assertThat(ended().body().text()).contains("members were looked at");
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
    void nobodyHasALevelBringARoleThatTheyCouldNotGiveByHand() {
        Member helper = new Member(new UserId(700), "Hal", false, List.of(SILVER));
        harness.add(helper);
        SettingsEditor editor = harness.context().service(SettingsEditor.class);
        assertThat(editor.apply(SampleGuild.ID, rewards(helper, "5=" + BRONZE))).isInstanceOf(Outcome.Applied.class);

        assertThat(editor.apply(SampleGuild.ID, rewards(helper, "1=" + GOLD)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Outcome.Problem::text)
                                .singleElement()
                                .asString()
                                .contains("Gold", "your own highest role"));
        assertThat(editor.apply(SampleGuild.ID, rewards(helper, "1=" + SILVER))).isInstanceOf(Outcome.Refused.class);

        // What the owner set before is no reason to refuse what has nothing to do with it.
        editor.apply(SampleGuild.ID, rewards(ADMIN, "9=" + GOLD));
        assertThat(editor.apply(SampleGuild.ID, rewards(helper, "5=" + BRONZE + ", 9=" + GOLD)))
                .isInstanceOf(Outcome.Applied.class);
        assertThat(editor.apply(SampleGuild.ID, rewards(helper, "1=" + GOLD))).isInstanceOf(Outcome.Refused.class);
    }

    private static Edits rewards(Member actor, String text) {
        return Edits.of(actor.id(), new Edit(Slot.of(XpSettings.REWARDS), new Edit.Set(text)));
    }

    @Test
    void rewardsAreForThoseWhoMayManageRoles() {
        assertThat(XpSettings.REWARDS.permission()).isEqualTo(Permission.MANAGE_ROLES);
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
