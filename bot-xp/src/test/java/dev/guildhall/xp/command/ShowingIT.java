package dev.guildhall.xp.command;

import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.testkit.SampleGuild.ANNA;
import static dev.guildhall.testkit.SampleGuild.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.command.Completer.Proposal;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.Component.Button;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import dev.guildhall.xp.XpModule;
import dev.guildhall.xp.view.CardPersonalData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShowingIT {

    private final Harness harness = Harness.start(new XpModule());
    private final LocalDate today = LocalDate.of(2026, 1, 5);

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void rankIsAPictureThatIsDescribed() throws IOException {
        total(ANNA.id(), 245, 1, 0);

        Attachment card = picture(harness.command(ANNA, "rank", Map.of()).body());

        assertThat(card.description()).isEqualTo("Rank card of " + ANNA.name() + ": level 2, rank 1, 45 / 100 XP");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(card.content()));
        assertThat(image.getWidth()).isEqualTo(934);
        assertThat(card.content().length).isLessThan(60_000);
    }

    @Test
    void rulesSayWhatIsEarnedWhereAndWhatLevelsBring() {
        assertThat(rules()).isEqualTo("""
                - **A message**: 15–25 XP, then none for 1 min
                **Levels**
                level 1: 100 XP · level 5: 500 XP · level 10: 1,000 XP · level 50: 5,000 XP""");

        harness.set("xp.amount", "20");
        harness.set("xp.cooldown", "0s");
        harness.set("xp.voice-amount", "5");
        harness.set("xp.reaction-received-amount", "2-3");
        harness.set("xp.least-length", "3");
        harness.set("xp.multiplier", "1.50");
        harness.set("xp.events", "x2 mon, x3 2020-12-24");
        harness.set("xp.no-channels", "<#" + SampleGuild.VOICE + ">");
        harness.set("xp.level-cap", "7");
        harness.set("xp.rewards", "2=<@&" + SampleGuild.REGULARS + ">, 5=<@&" + SampleGuild.GOLD + ">");
        assertThat(rules()).isEqualTo("""
                - **A message**: 20 XP
                - **A minute in voice**: 5 XP, where somebody else listens
                - **A reaction to your message**: 2–3 XP for each person
                -# A text needs 3 characters or more.
                **Multipliers**
                - Everybody ×1.5
                - `x2 mon` **now!**
                - `x3 2020-12-24`
                **Where and who earns nothing**
                - not in <#%s>
                **Levels**
                level 1: 100 XP · level 5: 500 XP
                - level 2 brings <@&%s> ✓
                - level 5 brings <@&%s>""".formatted(SampleGuild.VOICE, SampleGuild.REGULARS, SampleGuild.GOLD));
    }

    private String rules() {
        return harness.command(ANNA, "xp rules", Map.of())
                .body()
                .embeds()
                .getFirst()
                .description();
    }

    @Test
    void rankSaysWhoEarnsNothing() {
        harness.set("xp.pictures", "off");
        harness.add(SampleGuild.BOT);
        assertThat(harness.command(ANNA, "rank", Map.of("member", SampleGuild.BOT.id()))
                        .body()
                        .text())
                .isEqualTo(SampleGuild.BOT.mention() + " is a bot, and bots earn no XP.");

        total(ANNA.id(), 45, 1, 0);
        harness.command(ANNA, "xp opt-out", Map.of());
        assertThat(footer(harness.command(ANNA, "rank", Map.of()))).isEqualTo("earns no XP, as wished");
        harness.command(ANNA, "xp opt-in", Map.of());
        assertThat(footer(harness.command(ANNA, "rank", Map.of()))).isEqualTo("next message earns XP");
        for (List<String> nothing : List.of(
                List.of("xp.no-channels", SampleGuild.COMMUNITY.toString(), ""),
                List.of("xp.amount", "0", "20"),
                List.of("xp.multiplier", "0", "1"))) {
            harness.set(nothing.getFirst(), nothing.get(1));
            assertThat(footer(harness.command(ANNA, "rank", Map.of())))
                    .as(nothing.getFirst())
                    .isEqualTo("earns no XP here");
            harness.set(nothing.getFirst(), nothing.getLast());
        }
        harness.set("xp.no-roles", "<@&" + SampleGuild.REGULARS + ">");
        assertThat(footer(harness.command(ANNA, "rank", Map.of()))).isEqualTo("earns no XP here");
    }

    private static String footer(Reply reply) {
        return reply.body().embeds().getFirst().footer();
    }

    @Test
    void rankIsAnsweredFromTheMenuOfAMember() {
        total(BEN.id(), 245, 1, 0);

        assertThat(picture(harness.menu(ANNA, "Rank", BEN.id()).body()).description())
                .contains(BEN.name());
    }

    @Test
    void rankIsTextWhereTheGuildOrTheMemberWishesSo() {
        total(ANNA.id(), 123_445, 1_234, 90);
        total(BEN.id(), 2_000_000, 1, 0);
        Reply text = Reply.embed(Embed.titled("Level 1,234")
                .withDescription(ANNA.mention() + "\n▰▰▰▰▰▱▱▱▱▱▱▱\n45 / 100 XP")
                .withField("Rank", "#2")
                .withField("XP", "123,445")
                .withField("Messages", "1,234")
                .withField("Voice", "1 h 30 min")
                .withFooter("next message earns XP"));

        harness.command(ANNA, "rank-card", Map.of("pictures", "off"));
        assertThat(harness.command(ANNA, "rank", Map.of())).isEqualTo(text);
        assertThat(harness.command(BEN, "rank", Map.of("member", ANNA.id()))
                        .body()
                        .attachments())
                .as("what Anna wants to see is not what Ben wants to see")
                .hasSize(1);

        harness.set("xp.pictures", "off");
        harness.command(ANNA, "rank-card", Map.of("pictures", "on"));
        assertThat(harness.command(ANNA, "rank", Map.of())).isEqualTo(text);
    }

    @Test
    void rankTellsTheCooldownThatIsLeft() {
        harness.set("xp.pictures", "off");
        harness.set("xp.cooldown", "5m");
        harness.message(ANNA, "hello there");
        harness.settle();
        harness.clock().advance(Duration.ofSeconds(18));

        assertThat(footer(harness.command(ANNA, "rank", Map.of()).body())).isEqualTo("next XP in 4 min 42 s");

        harness.clock().advance(Duration.ofMinutes(5));
        assertThat(footer(harness.command(ANNA, "rank", Map.of()).body())).isEqualTo("next message earns XP");
    }

    @Test
    void whoHasNothingIsToldHowItBegins() {
        assertThat(harness.command(ANNA, "rank", Map.of()).body())
                .isEqualTo(MessageBody.text("You have no XP yet: write a message, and it begins."));
        assertThat(harness.command(ANNA, "rank", Map.of("member", BEN.id())).body())
                .isEqualTo(MessageBody.text(BEN.mention() + " has no XP yet."));
        assertThat(harness.command(ANNA, "leaderboard", Map.of()).body())
                .isEqualTo(MessageBody.text("Nobody has XP yet: write a message, and it begins."));
    }

    @Test
    void memberChoosesTheLookOfTheCard() {
        total(ANNA.id(), 245, 1, 0);
        byte[] before = picture(harness.command(ANNA, "rank", Map.of()).body()).content();

        Reply chosen = harness.command(ANNA, "rank-card", Map.of("color", "#eb459e", "theme", "light"));

        assertThat(chosen.onlyForCaller()).isTrue();
        assertThat(chosen.body().text())
                .isEqualTo("Your cards here: color #eb459e, theme light, pictures on (as the server has it).");
        assertThat(picture(harness.command(ANNA, "rank", Map.of()).body()).content())
                .isNotEqualTo(before);
        assertThat(harness.command(ANNA, "rank-card", Map.of("color", "plaid"))
                        .body()
                        .text())
                .contains("`plaid`", "#5865f2");
        harness.command(ANNA, "rank-card", Map.of("color", "default", "theme", "default"));
        assertThat(picture(harness.command(ANNA, "rank", Map.of()).body()).content())
                .isEqualTo(before);
    }

    @Test
    void leaderboardShowsTenAndTheCallersOwnPlace() {
        for (int number = 1; number <= 12; number++) {
            total(SampleGuild.member(number).id(), 1_000 - number, 1, 0);
        }

        String list = description(leaderboard(SampleGuild.member(12), Map.of()).body());
        assertThat(list.lines())
                .hasSize(12)
                .startsWith(
                        "🥇 " + SampleGuild.member(1).mention() + " · level 9 · 999 XP",
                        "🥈 " + SampleGuild.member(2).mention() + " · level 9 · 998 XP",
                        "🥉 " + SampleGuild.member(3).mention() + " · level 9 · 997 XP",
                        "**4.** " + SampleGuild.member(4).mention() + " · level 9 · 996 XP")
                .endsWith("…", "**12. " + SampleGuild.member(12).mention() + " · level 9 · 988 XP**");
        assertThat(description(leaderboard(SampleGuild.member(3), Map.of()).body())
                        .lines())
                .as("one's own line stands out")
                .hasSize(10)
                .contains("**🥉 " + SampleGuild.member(3).mention() + " · level 9 · 997 XP**");
        assertThat(description(leaderboard(ANNA, Map.of()).body()).lines()).hasSize(10);
        assertThat(harness.prefix(BEN, "!lb").embeds()).hasSize(1);
    }

    @Test
    void pagesAreTurnedByButtonsUpToTheirEdges() {
        for (int number = 1; number <= 23; number++) {
            total(SampleGuild.member(number).id(), 1_000 - number, 1, 0);
        }
        Member caller = SampleGuild.member(23);

        MessageBody first = leaderboard(caller, Map.of()).body();
        assertThat(footer(first)).isEqualTo("Page 1 of 3 · 23 members");
        assertThat(greyOnes(first)).containsExactly("« First", "‹ Back");

        MessageBody second = updated(harness.press(first, "Next ›", caller));
        assertThat(description(second).lines().findFirst().orElseThrow()).startsWith("**11.** ");
        assertThat(greyOnes(second)).isEmpty();

        MessageBody last = updated(harness.press(second, "Last »", caller));
        assertThat(description(last).lines()).hasSize(3);
        assertThat(greyOnes(last)).containsExactly("Me", "Next ›", "Last »");

        Member leader = SampleGuild.member(1);
        MessageBody behind = updated(harness.press(leaderboard(leader, Map.of()), "Last »", leader));
        assertThat(description(behind).lines())
                .as("who stands higher is shown above")
                .startsWith("**🥇 " + leader.mention() + " · level 9 · 999 XP**", "…");

        MessageBody back = updated(harness.press(last, "« First", caller));
        assertThat(back).isEqualTo(first);
        assertThat(description(updated(harness.press(back, "Me", caller)))).isEqualTo(description(last));
        assertThat(description(updated(harness.press(last, "‹ Back", caller)))).isEqualTo(description(second));
    }

    @Test
    void pageThatIsGoneIsTheLastOneThereIs() {
        for (int number = 1; number <= 21; number++) {
            day(SampleGuild.member(number).id(), today, 100 + number, 1, 0);
        }
        MessageBody first = leaderboard(ANNA, Map.of("period", "today")).body();
        harness.database()
                .query(sql -> sql.deleteFrom(DAY).where(DAY.AMOUNT.gt(115L)).execute());

        MessageBody last = updated(harness.press(first, "Last »", ANNA));

        assertThat(footer(last)).isEqualTo("Page 2 of 2 · 15 members");
        assertThat(description(last)).contains(SampleGuild.member(1).mention());
    }

    @Test
    void periodsCountTheirDaysAlone() {
        day(ANNA.id(), today, 10, 1, 0);
        day(ANNA.id(), today.minusDays(1), 100, 5, 60);
        day(BEN.id(), today, 20, 2, 5);
        day(BEN.id(), LocalDate.of(2025, 12, 31), 7, 9, 0);

        assertThat(entries(Map.of("period", "today")))
                .containsExactly("🥇 " + BEN.mention() + " · 20 XP", "**🥈 " + ANNA.mention() + " · 10 XP**");
        assertThat(entries(Map.of("period", "last week")))
                .as("Sunday is last week, and so is the last day of the year before")
                .containsExactly("**🥇 " + ANNA.mention() + " · 100 XP**", "🥈 " + BEN.mention() + " · 7 XP");
        assertThat(entries(Map.of("period", "2025", "kind", "messages")))
                .containsExactly("🥇 " + BEN.mention() + " · 9 messages");
        assertThat(entries(Map.of("period", "2026-01", "kind", "voice")))
                .containsExactly("**🥇 " + ANNA.mention() + " · 1 h 0 min**", "🥈 " + BEN.mention() + " · 5 min");
        assertThat(leaderboard(ANNA, Map.of("period", "yesterday", "kind", "messages"))
                        .body()
                        .embeds()
                        .getFirst()
                        .description())
                .startsWith("Yesterday (Jan 4, 2026)");
    }

    @Test
    void periodsLeaveOutWhatWasNotEarned() {
        day(ANNA.id(), today, 10, 1, 0);
        harness.database()
                .query(sql -> sql.update(DAY)
                        .set(DAY.AMOUNT, DAY.AMOUNT.plus(5_000))
                        .set(DAY.ADJUSTMENTS, 5_000L)
                        .execute());

        assertThat(entries(Map.of("period", "today"))).containsExactly("**🥇 " + ANNA.mention() + " · 10 XP**");
    }

    @Test
    void boardsOfMessagesAndVoiceAreOfAllTimeToo() {
        total(ANNA.id(), 10, 70, 5);
        total(BEN.id(), 20, 1, 700);

        assertThat(description(leaderboard(ANNA, Map.of("kind", "messages")).body())
                        .lines())
                .containsExactly("**🥇 " + ANNA.mention() + " · 70 messages**", "🥈 " + BEN.mention() + " · 1 message");
        assertThat(description(leaderboard(ANNA, Map.of("kind", "voice")).body())
                        .lines())
                .containsExactly("🥇 " + BEN.mention() + " · 11 h 40 min", "**🥈 " + ANNA.mention() + " · 5 min**");
    }

    @Test
    void wrongPeriodIsRefusedWithExamples() {
        assertThat(leaderboard(ANNA, Map.of("period", "soon")).body().text()).contains("`soon`", "2026-10-31");
        assertThat(leaderboard(ANNA, Map.of("period", "2025")).body().text())
                .isEqualTo("Nobody did anything that counts: Jan 1 – Dec 31, 2025.");
    }

    @Test
    void periodsAreProposedInThePersonsLanguage() {
        assertThat(harness.complete(ANNA, "leaderboard", "period", "week"))
                .containsExactly(
                        new Proposal("This week (Jan 5 – Jan 11, 2026)", "week"),
                        new Proposal("This week (Jan 5 – Jan 11, 2026)", "this week"),
                        new Proposal("Last week (Dec 29, 2025 – Jan 4, 2026)", "last week"));
        harness.speaks(ANNA, Locale.KOREAN);
        assertThat(harness.complete(ANNA, "leaderboard", "period", "지난주"))
                .extracting(Proposal::value)
                .contains("last week");
        assertThat(harness.complete(ANNA, "leaderboard", "period", "")).hasSizeBetween(10, 25);
    }

    @Test
    void statisticsOfAMemberAreAChartWithFigures() {
        day(ANNA.id(), today, 10, 1, 0);
        day(ANNA.id(), today.minusDays(29), 290, 7, 65);
        day(ANNA.id(), today.minusDays(30), 99_999, 1, 0);
        day(BEN.id(), today, 1_000, 1, 0);

        MessageBody stats = harness.command(ANNA, "xp stats member", Map.of()).body();

        assertThat(fields(stats))
                .containsEntry("XP", "300")
                .containsEntry("Messages that count", "8")
                .containsEntry("Time in voice", "1 h 5 min")
                .containsEntry("Active days", "2 of 30")
                .containsEntry("XP a day", "10")
                .containsEntry("Best day", "Dec 7: 290 XP");
        assertThat(picture(stats).description())
                .isEqualTo("Chart of " + ANNA.name() + ", Dec 7, 2025 – Jan 5, 2026: 300 XP on 2 days");
        assertThat(picture(stats).content().length).isLessThan(60_000);
    }

    @Test
    void statisticsOfTheServerSumUpAllMembers() {
        day(ANNA.id(), today, 10, 1, 0);
        day(BEN.id(), today, 1_000, 3, 0);
        day(BEN.id(), today.minusDays(3), 50, 3, 0);

        MessageBody stats = harness.command(ANNA, "xp stats server", Map.of()).body();

        assertThat(fields(stats)).containsEntry("XP", "1,060").containsEntry("Most members on a day", "2");
        assertThat(stats.attachments()).hasSize(1);
    }

    @Test
    void whatBringsNoXpCountsInStatisticsAllTheSame() {
        day(ANNA.id(), today, 0, 4, 0);
        day(ANNA.id(), today.minusDays(1), 0, 0, 65);

        MessageBody stats = harness.command(ANNA, "xp stats member", Map.of()).body();

        assertThat(fields(stats))
                .containsEntry("XP", "0")
                .containsEntry("Messages that count", "4")
                .containsEntry("Time in voice", "1 h 5 min")
                .containsEntry("Active days", "2 of 30")
                .doesNotContainKey("Best day");
        assertThat(picture(stats).description()).endsWith(": 0 XP on 2 days");
        MessageBody server = harness.command(ANNA, "xp stats server", Map.of()).body();
        assertThat(fields(server)).containsEntry("XP", "0").containsEntry("Most members on a day", "1");
        assertThat(server.attachments()).hasSize(1);
    }

    @Test
    void statisticsAreALineWherePicturesAreOff() {
        harness.set("xp.pictures", "off");
        day(ANNA.id(), today, 10, 1, 0);

        MessageBody stats = harness.command(ANNA, "xp stats member", Map.of()).body();

        assertThat(stats.attachments()).isEmpty();
        assertThat(description(stats)).contains("`" + "·".repeat(29) + "█`");
        assertThat(harness.command(BEN, "xp stats member", Map.of()).body().text())
                .isEqualTo(BEN.mention() + " did nothing that counts in the last 30 days.");
    }

    @Test
    void choicesAreHandedOutAndErased() {
        harness.command(ANNA, "rank-card", Map.of("color", "#eb459e"));
        harness.command(BEN, "rank-card", Map.of("theme", "light"));
        CardPersonalData data = new CardPersonalData(harness.context().database());

        assertThat(data.export(ANNA.id()))
                .isEqualTo(Map.of(
                        "rank-cards", List.of(Map.of("guild_id", SampleGuild.ID.toString(), "color", "#eb459e"))));
        assertThat(data.erase(ANNA.id())).isEqualTo(1);
        assertThat(data.export(ANNA.id())).isEmpty();
        assertThat(data.erase(ANNA.id())).isZero();
        assertThat(data.export(BEN.id())).isNotEmpty();
    }

    private Reply leaderboard(Member caller, Map<String, Object> arguments) {
        return harness.command(caller, "leaderboard", arguments);
    }

    /** The lines of a board of a period, without its heading. */
    private List<String> entries(Map<String, Object> arguments) {
        return description(leaderboard(ANNA, arguments).body()).lines().skip(2).toList();
    }

    private static Attachment picture(MessageBody body) {
        assertThat(body.attachments()).hasSize(1);
        return body.attachments().getFirst();
    }

    private static String description(MessageBody body) {
        return body.embeds().getFirst().description();
    }

    private static String footer(MessageBody body) {
        return body.embeds().getFirst().footer();
    }

    private static Map<String, String> fields(MessageBody body) {
        return body.embeds().getFirst().fields().stream()
                .collect(Collectors.toMap(Embed.Field::name, Embed.Field::value));
    }

    private static List<String> greyOnes(MessageBody body) {
        return body.rows().stream()
                .flatMap(row -> row.components().stream())
                .map(Button.class::cast)
                .filter(button -> !button.enabled())
                .map(Button::label)
                .toList();
    }

    private static MessageBody updated(Response response) {
        assertThat(response).isInstanceOf(MessageUpdate.class);
        return ((MessageUpdate) response).body();
    }

    private void total(UserId member, long total, long messages, long voiceMinutes) {
        harness.database()
                .query(sql -> sql.insertInto(MEMBER)
                        .set(MEMBER.GUILD_ID, SampleGuild.ID.value())
                        .set(MEMBER.USER_ID, member.value())
                        .set(MEMBER.TOTAL, total)
                        .set(MEMBER.MESSAGES, messages)
                        .set(MEMBER.VOICE_MINUTES, voiceMinutes)
                        .execute());
    }

    private void day(UserId member, LocalDate day, long amount, int messages, int voiceMinutes) {
        harness.database()
                .query(sql -> sql.insertInto(DAY)
                        .set(DAY.GUILD_ID, SampleGuild.ID.value())
                        .set(DAY.USER_ID, member.value())
                        .set(DAY.DAY_, day)
                        .set(DAY.AMOUNT, amount)
                        .set(DAY.MESSAGES, messages)
                        .set(DAY.VOICE_MINUTES, voiceMinutes)
                        .execute());
    }
}
