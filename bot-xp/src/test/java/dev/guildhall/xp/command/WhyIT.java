package dev.guildhall.xp.command;

import static dev.guildhall.testkit.SampleGuild.ADMIN;
import static dev.guildhall.testkit.SampleGuild.ANNA;
import static dev.guildhall.testkit.SampleGuild.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Edits;
import dev.guildhall.spi.setting.change.SettingsEditor;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import dev.guildhall.xp.XpModule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhyIT {

    private final Harness harness = Harness.start(new XpModule());

    @BeforeEach
    void twentyForEachMessage() {
        harness.set("xp.amount", "20");
        // What is set now holds for what is written later.
        harness.clock()
                .advance(Duration.between(harness.clock().now(), Instant.now().plus(Duration.ofHours(1))));
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void creditedMessageIsToldWithWhatItEarned() {
        MessageCreated message = harness.message(ANNA, "hello");

        String said = why(ANNA, "**20 XP**");

        assertThat(said)
                .contains("It earned **20 XP**.", "The next message earns XP <t:" + seconds(message, 61) + ":R>.")
                .contains("/" + SampleGuild.GENERAL + "/" + message.id());
    }

    @Test
    void multiplierIsTold() {
        harness.set("xp.multiplier", "1.5");
        harness.message(ANNA, "hello");

        assertThat(why(ANNA, "30 XP")).contains("It earned **30 XP**: 20 × 1.5 (Everybody ×1.5)");
    }

    @Test
    void multipliersAreToldWithWhoseTheyAre() {
        harness.set("xp.stacking", "product");
        harness.set("xp.role-multipliers", SampleGuild.REGULARS + "=1.5");
        harness.set("xp.channel-multipliers", SampleGuild.COMMUNITY + "=2");
        harness.message(ANNA, "hello");

        assertThat(why(ANNA, "60 XP"))
                .contains("20 × 3 (<@&" + SampleGuild.REGULARS + "> ×1.5, <#" + SampleGuild.COMMUNITY + "> ×2)");
    }

    @Test
    void whereMessagesEarnNothingNeitherDoesTheNextOne() {
        harness.set("xp.amount", "0");
        harness.message(ANNA, "hello");

        assertThat(why(ANNA, "nothing"))
                .contains("It earned nothing: messages earned nothing there at that time.")
                .contains("A message there earns nothing at the moment.");
    }

    @Test
    void whoHasOptedOutIsPromisedNothing() {
        harness.message(ANNA, "hello");
        why(ANNA, "20 XP");
        harness.command(ANNA, "xp opt-out", Map.of());

        assertThat(why(ANNA, "20 XP"))
                .contains("It earned **20 XP**.\nFurther messages earn nothing, as wished: `/xp opt-in` ends that.");
    }

    @Test
    void whileTheModuleWasOffMessagesEarnedNothing() {
        harness.set("general.command-rules", "off module:xp");
        MessageCreated message = harness.message(ANNA, "hello");
        Await.until("it is handled", () -> harness.status().lanes().queued() == 0);
        harness.set("general.command-rules", "none");

        assertThat(why(ANNA, "nothing"))
                .contains("It earned nothing: messages earned nothing there at that time.")
                .contains("/" + message.id());
    }

    @Test
    void timesAreThoseOfTheMessagesPlaceAndTheMembersRoles() {
        override(SampleGuild.ANNOUNCEMENTS, "xp.cooldown", "10m");
        MessageCreated first = harness.messageIn(SampleGuild.ANNOUNCEMENTS, BEN, "hello");
        harness.clock().advance(Duration.ofSeconds(90));
        harness.messageIn(SampleGuild.ANNOUNCEMENTS, BEN, "hello again");
        Await.until(
                "the verdict",
                () -> said(ask(ADMIN, Map.of("member", BEN.id()))).contains("cooldown"));

        assertThat(said(ask(ADMIN, Map.of("member", BEN.id()))))
                .contains("the cooldown is 10 min")
                .contains("The next message earns XP <t:" + seconds(first, 601) + ":R>.");
    }

    @Test
    void whatCallsACommandEarnsNothingAndIsNotExplained() {
        MessageCreated message = harness.message(ANNA, "hello");
        why(ANNA, "20 XP");
        harness.clock().advance(Duration.ofMinutes(5));

        for (String question : List.of("!xp why", SampleGuild.SELF.mention() + " xp why")) {
            harness.clock().advance(Duration.ofSeconds(1));
            MessageBody answer = harness.prefix(ANNA, question);
            assertThat(answer.embeds().getFirst().description())
                    .contains("It earned **20 XP**.", "/" + message.id())
                    .contains("The next message earns XP.");
        }
    }

    @Test
    void messageInTheCooldownIsToldUntilWhen() {
        MessageCreated first = harness.message(ANNA, "hello");
        harness.clock().advance(Duration.ofSeconds(18));
        harness.message(ANNA, "hello again");

        assertThat(why(ANNA, "cooldown"))
                .contains("it came 18 s after a message that earned XP, and the cooldown is 1 min.")
                .contains("The next message earns XP <t:" + seconds(first, 61) + ":R>.");
    }

    @Test
    void refusalNamesTheListThatRefused() {
        harness.set("xp.no-channels", SampleGuild.GENERAL.toString());
        harness.message(ANNA, "hello");

        assertThat(why(ANNA, "nothing"))
                .contains("no XP is earned in <#" + SampleGuild.GENERAL + "> (setting `xp.no-channels`)");
    }

    @Test
    void whoIsNotAmongThoseWhoEarnIsToldSo() {
        harness.set("xp.only-members", BEN.id().toString());
        harness.message(ANNA, "hello");

        assertThat(why(ANNA, "nothing")).contains("only certain members earn XP here (setting `xp.only-members`)");
        assertThat(harness.command(ANNA, "xp rules", Map.of()).body().toString())
                .contains("only " + BEN.mention());
        harness.message(BEN, "hello");
        assertThat(why(BEN, "20 XP")).contains("It earned **20 XP**.");
    }

    @Test
    void shortMessageIsToldHowLongItMustBe() {
        harness.set("xp.least-length", "10");
        harness.message(ANNA, "hello");

        assertThat(why(ANNA, "characters")).contains("it has 5 characters, and 10 are the least");
    }

    @Test
    void afterARestartTheLastCreditIsKnown() {
        harness.message(ANNA, "hello");
        harness.settle();
        harness.clock().advance(Duration.ofMinutes(5));

        assertThat(why(ANNA, "XP")).contains("It earned **20 XP**.", "The next message earns XP.");
    }

    @Test
    void onlyThoseWhoManageTheServerAskAboutOthers() {
        harness.message(BEN, "hello");

        assertThat(harness.command(ANNA, "xp why", Map.of("member", BEN.id()))
                        .body()
                        .text())
                .contains("Only those who manage the server");
        Await.until(
                "the verdict",
                () -> said(ask(ADMIN, Map.of("member", BEN.id()))).contains("20 XP"));
    }

    @Test
    void whoNeverWroteIsToldSo() {
        assertThat(said(ask(ANNA, Map.of()))).contains("I know of no message");
    }

    @Test
    void answerIsPrivateAndInThePersonsLanguage() {
        harness.speaks(ANNA, Locale.KOREAN);
        harness.message(ANNA, "hello");
        why(ANNA, "20 XP");

        Reply reply = ask(ANNA, Map.of());
        assertThat(reply.onlyForCaller()).isTrue();
        assertThat(said(reply)).contains("이 메시지로 **20 XP**를 얻었어요.");
    }

    private void override(ChannelId channel, String name, String text) {
        Edit edit = new Edit(new Slot(name, new SettingScope.InChannel(channel)), new Edit.Set(text));
        harness.context().service(SettingsEditor.class).apply(SampleGuild.ID, Edits.of(ADMIN.id(), edit));
    }

    private static long seconds(MessageCreated message, int later) {
        return message.id().time().getEpochSecond() + later;
    }

    /** What is said as soon as it has a word; crediting takes a moment. */
    private String why(Member caller, String word) {
        Await.until(
                "\"" + word + "\" in the answer",
                () -> said(ask(caller, Map.of())).contains(word));
        return said(ask(caller, Map.of()));
    }

    private Reply ask(Member caller, Map<String, Object> arguments) {
        // Whoever asks about a message does so after it.
        harness.clock().advance(Duration.ofMillis(1));
        return harness.command(caller, "xp why", arguments);
    }

    private static String said(Reply reply) {
        MessageBody body = reply.body();
        return body.text()
                + (body.embeds().isEmpty() ? "" : body.embeds().getFirst().description());
    }
}
