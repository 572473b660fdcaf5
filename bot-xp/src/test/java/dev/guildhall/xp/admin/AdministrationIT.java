package dev.guildhall.xp.admin;

import static dev.guildhall.testkit.SampleGuild.ADMIN;
import static dev.guildhall.testkit.SampleGuild.ANNA;
import static dev.guildhall.testkit.SampleGuild.BEN;
import static dev.guildhall.testkit.SampleGuild.BRONZE;
import static dev.guildhall.testkit.SampleGuild.MANAGER;
import static dev.guildhall.testkit.SampleGuild.REGULARS;
import static dev.guildhall.testkit.SampleGuild.SILVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.Form;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import dev.guildhall.xp.Tables;
import dev.guildhall.xp.XpModule;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.setting.XpSettings;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One harness for all: each test begins by taking everybody's XP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdministrationIT {

    private final Harness harness = Harness.start(new XpModule());

    @BeforeEach
    void nobodyHasXp() {
        harness.add(ANNA);
        harness.add(MANAGER);
        harness.add(BEN);
        for (Member member : List.of(ANNA, BEN, MANAGER)) {
            edit("set member", Map.of("member", member.id(), "amount", 0L));
        }
    }

    @AfterAll
    void close() {
        harness.close();
    }

    private Reply edit(String path, Map<String, Object> arguments) {
        return harness.command(ADMIN, "xp " + path, arguments);
    }

    private Reply give(Member member, long amount) {
        return edit("add member", Map.of("member", member.id(), "amount", amount));
    }

    private long total(Member member) {
        return new Tables(harness.database()).total(new MemberKey(SampleGuild.ID, member.id()));
    }

    private static String said(Response response) {
        return switch (response) {
            case Reply reply -> reply.body().text();
            case MessageUpdate update -> update.body().text();
            case Form form -> form.title();
        };
    }

    private static String number(String said) {
        return said.replaceAll("(?s).*`/xp undo ([0-9]+)`.*", "$1");
    }

    @Test
    void oneMembersXpIsChangedAtOnceAndUndoneByAButton() {
        Reply given = edit("add member", Map.of("member", ANNA.id(), "amount", 250L, "reason", "contest"));

        assertThat(given.onlyForCaller()).isTrue();
        assertThat(given.body().text())
                .matches(ANNA.mention()
                        + " got 250 XP and has 250 now: level 2\\. To take it back: `/xp undo [0-9]+`\\.");
        assertThat(total(ANNA)).isEqualTo(250);
        assertThat(said(harness.press(given, "Undo", ADMIN))).contains("undo", "−250 XP");
        assertThat(total(ANNA)).isZero();
        assertThat(said(harness.press(given, "Undo", ADMIN))).contains("undone already", ADMIN.mention());
    }

    @Test
    void nobodyFallsBelowNothingAndTheAnswerSaysHowMuchWasTaken() {
        give(ANNA, 30);
        Reply taken = edit("remove member", Map.of("member", ANNA.id(), "amount", 100L));
        assertThat(taken.body().text()).startsWith(ANNA.mention() + " lost 30 XP and has 0 now: level 0.");
    }

    @Test
    void transferMovesWhatIsThere() {
        give(ANNA, 30);
        assertThat(edit("transfer", Map.of("from", ANNA.id(), "to", BEN.id(), "amount", 100L))
                        .body()
                        .text())
                .startsWith(ANNA.mention() + " gave 30 XP to " + BEN.mention() + ". " + ANNA.mention()
                        + " has 0 XP now, " + BEN.mention() + " 30.");
        assertThat(total(ANNA)).isZero();
        assertThat(total(BEN)).isEqualTo(30);
        assertThat(edit("transfer", Map.of("from", BEN.id(), "to", BEN.id()))
                        .body()
                        .text())
                .contains("same member");
        assertThat(edit("transfer", Map.of("from", ANNA.id(), "to", BEN.id()))
                        .body()
                        .text())
                .contains(ANNA.mention(), "no XP");
    }

    @Test
    void whatConcernsARoleIsShownFirstAndDoneAfterAButton() {
        give(ANNA, 250);
        give(BEN, 250);
        Reply asked = edit("remove role", Map.of("role", REGULARS, "amount", 150L));

        assertThat(asked.body().text())
                .isEqualTo("**Take XP from <@&" + REGULARS + ">?** This is what would happen:\n"
                        + "1 of 2 members change XP (−150 in all), 1 member changes level (0 up, 1 down).");
        assertThat(total(ANNA)).isEqualTo(250);
        assertThat(said(harness.press(asked, "Do it", ADMIN))).contains("1 member changed");
        assertThat(total(ANNA)).isEqualTo(100);
        assertThat(total(BEN)).isEqualTo(250);
        assertThat(said(harness.press(asked, "Do it", ADMIN))).contains("already");
        assertThat(total(ANNA)).isEqualTo(100);
    }

    @Test
    void botsAndStrangersGetNoXp() {
        harness.add(SampleGuild.BOT);
        Reply toBot = edit("add member", Map.of("member", SampleGuild.BOT.id(), "amount", 5L));
        assertThat(toBot.body().text()).contains(SampleGuild.BOT.mention() + " is a bot");
        assertThat(total(SampleGuild.BOT)).isZero();

        Member stranger = SampleGuild.member(999);
        assertThat(edit("add member", Map.of("member", stranger.id(), "amount", 5L))
                        .body()
                        .text())
                .contains(stranger.mention() + " is not in this server");
        give(ANNA, 30);
        assertThat(edit("transfer", Map.of("from", ANNA.id(), "to", stranger.id()))
                        .body()
                        .text())
                .contains("is not in this server");
        assertThat(total(ANNA)).isEqualTo(30);
    }

    @Test
    void whatWouldChangeNothingIsNotAsked() {
        give(ANNA, 30);
        Reply asked = edit("set server", Map.of("amount", 30L));
        harness.press(asked, "Do it", ADMIN);
        Reply again = edit("set server", Map.of("amount", 30L));
        assertThat(again.body().text()).endsWith("Nobody’s XP would change, so there is nothing to do.");
        assertThat(again.body().rows()).isEmpty();
    }

    @Test
    void previewTellsWhoLosesARoleAndTheRoleIsTaken() {
        harness.set("xp.rewards", "2=<@&" + REGULARS + ">");
        try {
            give(ANNA, 500);
            Reply asked = edit("reset member", Map.of("member", ANNA.id(), "reason", "new season"));
            assertThat(asked.body().text()).contains("1 member changes level (0 up, 1 down), 1 loses a role.");
            assertThat(said(harness.press(asked, "Do it", ADMIN))).contains("lost all 500 XP");
            harness.settle();
            assertThat(harness.rolesOf(ANNA)).doesNotContain(REGULARS);
        } finally {
            harness.set("xp.rewards", "");
        }
    }

    @Test
    void everybodyIsResetAndBroughtBack() {
        give(ANNA, 250);
        give(BEN, 100);
        // What concerns two is undone at once.
        give(MANAGER, 10);
        Reply asked = edit("reset server", Map.of());
        assertThat(asked.body().text()).startsWith("**Take all XP of everybody?**");
        String done = said(harness.press(asked, "Do it", ADMIN));
        assertThat(total(ANNA)).isZero();

        Reply undo = edit("undo", Map.of("number", Long.parseLong(number(done)), "reason", "by mistake"));
        assertThat(undo.body().text()).contains("Undo #" + number(done));
        harness.press(undo, "Do it", ADMIN);
        assertThat(total(ANNA)).isEqualTo(250);
        assertThat(total(BEN)).isEqualTo(100);
    }

    @Test
    void cancelChangesNothing() {
        give(ANNA, 250);
        Reply asked = edit("reset server", Map.of());
        assertThat(said(harness.press(asked, "Cancel", ADMIN))).isEqualTo("Cancelled. Nothing was changed.");
        assertThat(said(harness.press(asked, "Do it", ADMIN))).contains("already");
        assertThat(total(ANNA)).isEqualTo(250);
    }

    @Test
    void onlyThoseWhoManageTheServerMay() {
        Reply refused = harness.command(ANNA, "xp add member", Map.of("member", ANNA.id(), "amount", 1L));
        assertThat(refused.body().text()).contains("Manage Server");
        assertThat(total(ANNA)).isZero();
        give(ANNA, 5);
        Reply asked = edit("reset member", Map.of("member", ANNA.id()));
        assertThat(said(harness.press(asked, "Do it", ANNA))).contains("Only " + ADMIN.mention());
        assertThat(total(ANNA)).isEqualTo(5);
        assertThat(harness.command(MANAGER, "xp history", Map.of()).onlyForCaller())
                .isTrue();
    }

    @Test
    void historyIsTurnedByButtonsAndOfOneMember() {
        for (int i = 1; i <= 20; i++) {
            edit("add member", Map.of("member", ANNA.id(), "amount", (long) i, "reason", "round *" + i + "*"));
        }
        Reply history = edit("history", Map.of("member", ANNA.id()));
        String first = history.body().embeds().getFirst().description();
        assertThat(first.lines()).hasSize(9).first().isEqualTo(ANNA.mention());
        assertThat(first)
                .contains("+20 XP", "round \\*20\\*", "**add** " + ANNA.mention())
                .doesNotContain("+12 XP");

        MessageBody older = ((MessageUpdate) harness.press(history, "Older", ADMIN)).body();
        assertThat(older.embeds().getFirst().description()).contains("+12 XP").doesNotContain("+13 XP");
        MessageBody newer = ((MessageUpdate) harness.press(older, "Newer", ADMIN)).body();
        assertThat(newer.embeds().getFirst().description()).isEqualTo(first);
    }

    @Test
    void fileIsReadShownImportedAndUndone() {
        give(ANNA, 50);
        String file = "id,xp\n" + ANNA.id() + ",250\n" + BEN.id() + ",40\nx,1\n" + BEN.id() + ",30\n";
        Reply asked = harness.command(ADMIN, "xp import file", upload("levels.csv", file));

        assertThat(asked.body().text())
                .startsWith("**Bring XP along from `levels.csv` (csv, max)?** This is what would happen:\n"
                        + "2 of 2 members change XP (+240 in all), 1 member changes level (1 up, 0 down)")
                .contains(
                        "1 row names a person a second time", "1 bad row is left out", "line 4: not a person’s id (x)");
        assertThat(asked.body().attachments()).extracting(Attachment::name).containsExactly("bad-rows.txt");
        String done = said(harness.press(asked, "Do it", ADMIN));
        assertThat(total(ANNA)).isEqualTo(250);
        assertThat(total(BEN)).isEqualTo(40);

        Reply undo = edit("undo", Map.of("number", Long.parseLong(number(done))));
        assertThat(undo.body().text()).contains("Done: undo");
        assertThat(total(ANNA)).isEqualTo(50);
        assertThat(total(BEN)).isZero();
    }

    @Test
    void modesAddAndReplace() {
        give(ANNA, 50);
        Map<String, Object> add = upload("data.json", "{\"" + ANNA.id() + "\": {\"xp\": 10, \"level\": 1}}");
        add.put("mode", "add");
        harness.press(harness.command(ADMIN, "xp import file", add), "Do it", ADMIN);
        assertThat(total(ANNA)).isEqualTo(60);

        Map<String, Object> replace = upload("data.json", "{\"" + ANNA.id() + "\": {\"xp\": 10, \"level\": 1}}");
        replace.put("mode", "replace");
        harness.press(harness.command(ADMIN, "xp import file", replace), "Do it", ADMIN);
        assertThat(total(ANNA)).isEqualTo(10);
    }

    @Test
    void settingsOfTheOtherBotAreTakenOverWhereWished() {
        String file = "{\"players\": [{\"id\": \"" + ANNA.id() + "\", \"xp\": 1000}], \"xp_per_message\": [20, 30],"
                + " \"role_rewards\": [{\"rank\": 5, \"role\": {\"id\": \"" + REGULARS + "\"}}], \"xp_rate\": 1}";
        try {
            Reply asked = harness.command(ADMIN, "xp import file", upload("mee6.json", file));
            assertThat(asked.body().text())
                    .contains("xp.amount 20-30", "xp.curve mee6", "xp.rewards 5=<@&" + REGULARS + ">")
                    .contains("With the settings too: 1 member changes level (1 up, 0 down).");
            assertThat(said(harness.press(asked, "Do it, and take over the settings", ADMIN)))
                    .contains("`xp.amount` is `20-30` now", "`xp.curve` is `mee6` now", "`xp.rewards` is")
                    .doesNotContain("refused");
            assertThat(total(ANNA)).isEqualTo(1000);
        } finally {
            for (String name : List.of("xp.amount", "xp.cooldown", "xp.curve", "xp.rewards")) {
                reset(name);
            }
        }
    }

    @Test
    void rewardsOfTheOtherBotComeBesideTheOwnOnesAndStrangersAreLeftOut() {
        String gone = "300000000000000009";
        harness.set("xp.rewards", "5=" + BRONZE);
        try {
            String file = "{\"players\": [{\"id\": \"" + ANNA.id() + "\", \"xp\": 1000}], \"role_rewards\": ["
                    + reward(5, REGULARS.toString()) + ", " + reward(7, SILVER.toString()) + ", " + reward(9, gone)
                    + "]}";
            Reply asked = harness.command(ADMIN, "xp import file", upload("mee6.json", file));
            assertThat(asked.body().text())
                    .contains("xp.rewards 5=<@&" + BRONZE + ">, 7=<@&" + SILVER + ">")
                    .contains("not on this server: 9=" + gone);
            harness.press(asked, "Do it, and take over the settings", ADMIN);
            assertThat(harness.context().settings().of(SampleGuild.ID).get(XpSettings.REWARDS))
                    .isEqualTo(Map.of(5, BRONZE, 7, SILVER));
        } finally {
            reset("xp.rewards");
        }
    }

    private static String reward(int level, String role) {
        return "{\"rank\": " + level + ", \"role\": {\"id\": \"" + role + "\"}}";
    }

    @Test
    void whoMayNotManageRolesTakesOverNoRewards() {
        String file = "{\"players\": [{\"id\": \"" + ANNA.id() + "\", \"xp\": 1000}], \"role_rewards\": ["
                + reward(7, SILVER.toString()) + "]}";
        Reply asked = harness.command(MANAGER, "xp import file", upload("mee6.json", file));
        assertThat(asked.body().text()).doesNotContain("With the settings too");
        assertThat(said(harness.press(asked, "Do it, and take over the settings", MANAGER)))
                .contains("`xp.rewards` stays as it was", "needs the permission Manage Roles");
        assertThat(total(ANNA)).isEqualTo(1000);
        assertThat(harness.context().settings().of(SampleGuild.ID).get(XpSettings.REWARDS))
                .isEmpty();
    }

    @Test
    void importThatChangesNothingIsNotAsked() {
        give(ANNA, 250);
        Reply asked = harness.command(ADMIN, "xp import file", upload("levels.csv", "id,xp\n" + ANNA.id() + ",250\n"));
        assertThat(asked.body().text()).contains("Nobody’s XP would change");
        assertThat(asked.body().rows()).isEmpty();
    }

    @Test
    void historyTellsWhatWasMoved() {
        give(ANNA, 30);
        edit("transfer", Map.of("from", ANNA.id(), "to", BEN.id(), "amount", 20L));
        assertThat(edit("history", Map.of())
                        .body()
                        .embeds()
                        .getFirst()
                        .description()
                        .lines()
                        .findFirst())
                .get()
                .asString()
                .contains("**transfer**", "· 20 XP")
                .doesNotContain("±");
    }

    @Test
    void exportIsHandedOutToWhoAskedAloneThoughThePrefixWasUsed() {
        give(ANNA, 250);
        MessageBody offered = harness.prefix(ADMIN, "!xp export csv");
        assertThat(offered.attachments()).isEmpty();
        Reply file = (Reply) harness.press(offered, "Give me the file", ADMIN);
        assertThat(file.onlyForCaller()).isTrue();
        assertThat(file.body().attachments()).hasSize(1);
    }

    private void reset(String name) {
        var directory = harness.context().service(SettingsDirectory.class);
        directory.reset(SampleGuild.ID, directory.key(name).orElseThrow(), ADMIN.id());
    }

    @Test
    void fileThatCannotBeReadIsRefusedInWords() {
        assertThat(harness.command(ADMIN, "xp import file", upload("x.txt", "hello"))
                        .body()
                        .text())
                .startsWith("I do not know this kind of file. I read: mee6");
        assertThat(harness.command(ADMIN, "xp import file", upload("x.json", "[{\"id\":"))
                        .body()
                        .text())
                .startsWith("The file is damaged: ")
                .contains("Where: line 1, column");
        assertThat(harness.command(ADMIN, "xp import file", upload("x.csv", "id,xp\nx,1"))
                        .body()
                        .text())
                .startsWith("There is nobody in it");
    }

    @Test
    void exportIsReadAgainByImport() {
        give(ANNA, 250);
        give(BEN, 40);
        for (String format : List.of("json", "csv")) {
            Reply exported = (Reply) harness.press(edit("export", Map.of("format", format)), "Give me the file", ADMIN);
            assertThat(exported.onlyForCaller()).isTrue();
            Attachment file = exported.body().attachments().getFirst();
            assertThat(file.name()).endsWith("." + format);
            harness.press(edit("reset server", Map.of()), "Do it", ADMIN);
            Reply asked = harness.command(
                    ADMIN, "xp import file", upload(file.name(), new String(file.content(), StandardCharsets.UTF_8)));
            harness.press(asked, "Do it", ADMIN);
            assertThat(total(ANNA)).isEqualTo(250);
            assertThat(total(BEN)).isEqualTo(40);
        }
    }

    @Test
    void prefixWorksAsWell() {
        MessageBody answer = harness.prefix(ADMIN, "!xp add member " + ANNA.mention() + " 70 well done");
        assertThat(answer.text()).contains("got 70 XP");
        assertThat(total(ANNA)).isEqualTo(70);

        assertThat(harness.prefix(ADMIN, "!xp add 500 " + ANNA.mention()).text())
                .as("the words in the wrong order do not give everybody XP")
                .contains("!xp add member <member> <amount>");
        assertThat(total(ANNA)).isEqualTo(70);
    }

    @Test
    void koreansReadKorean() {
        harness.speaks(ADMIN, Locale.KOREAN);
        try {
            assertThat(give(ANNA, 250).body().text()).startsWith(ANNA.mention() + " 님이 250 XP를 받아서");
        } finally {
            harness.speaks(ADMIN, Locale.ENGLISH);
        }
    }

    private Map<String, Object> upload(String name, String content) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("file", harness.upload(name, content.getBytes(StandardCharsets.UTF_8)));
        return arguments;
    }
}
