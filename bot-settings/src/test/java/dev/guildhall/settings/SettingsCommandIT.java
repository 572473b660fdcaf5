package dev.guildhall.settings;

import static dev.guildhall.db.jooq.settings.Tables.OWN_VALUE;
import static dev.guildhall.db.jooq.settings.Tables.VALUE;
import static dev.guildhall.settings.Garden.embed;
import static dev.guildhall.testkit.SampleGuild.ADMIN;
import static dev.guildhall.testkit.SampleGuild.ANNA;
import static dev.guildhall.testkit.SampleGuild.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.command.Completer;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.testkit.SampleGuild;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsCommandIT {

    private final Garden garden = Garden.open(0);

    @AfterEach
    void close() {
        garden.close();
    }

    private Reply set(String key, String value) {
        return garden.set(MANAGER, key, value);
    }

    @Test
    void changedValueIsShownOldToNew() {
        assertThat(embed(set("garden.wait", "90s")).description()).isEqualTo("`1m` → `1m30s`");
        assertThat(embed(set("garden.wait", "2m")).description()).isEqualTo("`1m30s` → `2m`");
        assertThat(embed(set("garden.wait", "120")).description()).isEqualTo("It is `2m`, as it was.");
    }

    @Test
    void changeThatConcernsManyIsMadeOnceItWasConfirmed() {
        Reply asked = set("garden.price", "2.50");

        assertThat(embed(asked).title()).isEqualTo("Please confirm");
        assertThat(embed(asked).description()).contains("`1` → `2.5`", "412 visitors pay more.");
        assertThat(garden.value(GardenModule.PRICE)).isEqualByComparingTo("1");

        garden.press(MANAGER, asked, "Apply");
        assertThat(garden.value(GardenModule.PRICE)).isEqualByComparingTo("2.5");
        assertThat(embed(set("garden.price", "2")).description())
                .as("a change that concerns nobody")
                .isEqualTo("`2.5` → `2`");
    }

    @Test
    void changeThatConcernsManyCanBeDiscarded() {
        Reply asked = set("garden.price", "9");

        garden.press(MANAGER, asked, "Discard");
        assertThat(garden.value(GardenModule.PRICE)).isEqualByComparingTo("1");
    }

    @Test
    void resetGoesBackToTheDefault() {
        set("garden.wait", "90s");

        assertThat(embed(garden.run(MANAGER, "reset", Map.of("key", "garden.wait")))
                        .description())
                .isEqualTo("`1m30s` → `1m`\nThat is the default.");
    }

    @Test
    void oneSettingIsShownWithAllThatIsKnownOfIt() {
        set("garden.gate", "<#" + SampleGuild.GENERAL + ">");

        Embed shown = embed(garden.run(MANAGER, "get", Map.of("key", "garden.gate")));
        assertThat(shown.title()).isEqualTo("garden.gate");
        assertThat(shown.description()).isEqualTo("Where the gate stands");
        assertThat(shown.fields())
                .startsWith(
                        new Embed.Field("Value", "<#" + SampleGuild.GENERAL + ">", true),
                        new Embed.Field("Default", "`none`", true),
                        new Embed.Field("Allowed", "a channel like \\#general, or none", true));
        assertThat(shown.fields().getLast().name()).isEqualTo("Last changed");
        assertThat(shown.fields().getLast().value()).startsWith(MANAGER.mention());
        assertThat(embed(garden.run(MANAGER, "get", Map.of("key", "garden.open")))
                        .description())
                .isEqualTo("Whether the gate is open\nWho is inside stays inside.");
    }

    @Test
    void wrongValueIsRefusedNamingItAndWhatIsAllowed() {
        Reply refusal = set("garden.wait", "@everyone");

        assertThat(refusal.onlyForCaller()).isTrue();
        assertThat(refusal.body().text())
                .startsWith("`garden.wait` stays `1m`: \"\\@\u200Beveryone\" is not a time from 0s to 1d");
        assertThat(garden.value(GardenModule.WAIT)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void rolesAndChannelsMayBeWrittenByName() {
        assertThat(embed(set("garden.gate", "#GENERAL")).description())
                .isEqualTo("`none` → <#" + SampleGuild.GENERAL + ">");
        assertThat(set("garden.gate", "#nowhere").body().text()).contains("nowhere", "is not a channel");
        assertThat(set("garden.gate", "#general-2").body().text()).contains("general\\-2", "is not a channel");
    }

    @Test
    void textFromPeopleIsShownAsItWasTyped() {
        assertThat(embed(set("garden.sign", "**hi** `you`")).description()).isEqualTo("`keep out` → `**hi** 'you'`");
    }

    @Test
    void valuesThatDoNotFitTogetherAreRefused() {
        set("garden.most", "4");

        assertThat(set("garden.least", "5").body().text())
                .isEqualTo("`garden.least` stays `0`: `garden.least` must not be above `garden.most`.");
    }

    @Test
    void theSecondOfTwoAdministratorsIsToldAndMayRepeatIt() {
        garden.run(MANAGER, "get", Map.of("key", "garden.wait"));
        garden.set(ADMIN, "garden.wait", "5m");

        Reply second = set("garden.wait", "9m");

        assertThat(second.body().text())
                .startsWith(ADMIN.mention() + " changed `garden.wait` <t:")
                .contains(": `1m` → `5m`.\nNothing of yours was changed.");
        assertThat(garden.value(GardenModule.WAIT)).isEqualTo(Duration.ofMinutes(5));
        assertThat(embed(set("garden.wait", "9m")).description()).isEqualTo("`5m` → `9m`");
    }

    @Test
    void whoDidNotLookIsToldWhatAnotherChangedAtTheSameTime() {
        garden.set(ADMIN, "garden.wait", "5m");

        assertThat(set("garden.wait", "9m").body().text()).contains("`1m` → `5m`");
    }

    @Test
    void listsAndMapsAreEditedItemByItem() {
        garden.run(MANAGER, "add", Map.of("key", "garden.plants", "item", "rose"));
        garden.run(ADMIN, "add", Map.of("key", "garden.plants", "item", "oak, old"));
        assertThat(garden.value(GardenModule.PLANTS)).containsExactly("rose", "oak, old");
        assertThat(embed(garden.run(MANAGER, "remove", Map.of("key", "garden.plants", "item", "rose")))
                        .description())
                .isEqualTo("`rose`, `oak, old` → `oak, old`");
        assertThat(garden.run(MANAGER, "remove", Map.of("key", "garden.plants", "item", "fir"))
                        .body()
                        .text())
                .contains("is not in the list");

        garden.run(MANAGER, "add", Map.of("key", "garden.keepers", "item", "3=<@&" + SampleGuild.REGULARS + ">"));
        assertThat(garden.value(GardenModule.KEEPERS)).isEqualTo(Map.of(3, SampleGuild.REGULARS));
        assertThat(garden.run(MANAGER, "add", Map.of("key", "garden.wait", "item", "1m"))
                        .body()
                        .text())
                .contains("holds one value");
    }

    @Test
    void everybodysRoleGetsNothingOfItsOwn() {
        assertThat(garden.run(
                                MANAGER,
                                "own role",
                                Map.of("role", SampleGuild.EVERYBODY, "key", "garden.wait", "value", "7s"))
                        .body()
                        .text())
                .contains("`/settings set` changes it for everybody");
    }

    @Test
    void channelsAndRolesGetValuesOfTheirOwn() {
        garden.run(MANAGER, "own channel", Map.of("channel", SampleGuild.GENERAL, "key", "garden.wait", "value", "5s"));
        garden.run(MANAGER, "own role", Map.of("role", SampleGuild.REGULARS, "key", "garden.wait", "value", "7s"));

        GuildSettings settings = garden.harness().context().settings().of(SampleGuild.ID);
        assertThat(settings.at(Place.of(SampleGuild.GENERAL), ANNA.roles()).get(GardenModule.WAIT))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.at(Place.of(SampleGuild.ANNOUNCEMENTS), ANNA.roles())
                        .get(GardenModule.WAIT))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(embed(garden.run(MANAGER, "get", Map.of("key", "garden.wait")))
                        .fields())
                .anySatisfy(field -> assertThat(field.value())
                        .isEqualTo("<#" + SampleGuild.GENERAL + "> `5s`\n<@&" + SampleGuild.REGULARS + "> `7s`"));
        garden.run(MANAGER, "own channel", Map.of("channel", SampleGuild.GENERAL, "key", "garden.wait"));
        assertThat(garden.harness()
                        .context()
                        .settings()
                        .of(SampleGuild.ID)
                        .at(Place.of(SampleGuild.GENERAL), List.of())
                        .get(GardenModule.WAIT))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(garden.run(
                                MANAGER,
                                "own role",
                                Map.of("role", SampleGuild.REGULARS, "key", "garden.sign", "value", "hi"))
                        .body()
                        .text())
                .contains("has one value for the whole server");
    }

    @Test
    void browseHoldsEverySettingWithItsValue() {
        set("garden.wait", "90s");

        Embed list = embed(garden.run(MANAGER, "browse", Map.of()));
        assertThat(list.fields())
                .extracting(Embed.Field::name)
                .startsWith("garden")
                .contains("general");
        assertThat(list.fields().getFirst().value())
                .contains("`garden.wait` `1m30s` · default `1m`", "`garden.sign` `keep out`")
                .doesNotContain("garden.lock");
        assertThat(embed(garden.run(ADMIN, "browse", Map.of("module", "garden")))
                        .fields())
                .singleElement()
                .satisfies(field -> assertThat(field.value()).contains("garden.lock"));
        assertThat(garden.run(MANAGER, "browse", Map.of("module", "moon"))
                        .body()
                        .text())
                .startsWith("No module named `moon`");
    }

    @Test
    void worksAsMessageToo() {
        assertThat(garden.harness()
                        .prefix(MANAGER, "!settings set garden.sign welcome dear friends")
                        .embeds())
                .extracting(Embed::description)
                .containsExactly("`keep out` → `welcome dear friends`");
        assertThat(garden.harness().prefix(MANAGER, "!settings get garden.sing").text())
                .contains("garden.sign");
        assertThat(garden.harness().prefix(MANAGER, "!settings browse").embeds())
                .hasSize(1);
    }

    @Test
    void prefixChangesAtOnce() {
        set("general.prefix", "?");

        assertThat(garden.harness().prefix(MANAGER, "?settings browse").embeds())
                .hasSize(1);
    }

    @Test
    void whoMayNotManageTheServerIsRefused() {
        for (String path : List.of("browse", "panel", "history", "export")) {
            assertThat(garden.run(ANNA, path, Map.of()).body().text()).as(path).contains("Manage Server");
        }
        assertThat(garden.set(ANNA, "garden.wait", "5s").body().text()).contains("Manage Server");
    }

    @Test
    void aKeyMayAskForAnotherPermission() {
        assertThat(set("garden.lock", "on").body().text())
                .isEqualTo("You need the permission **Administrator** to change `garden.lock`.");
        assertThat(embed(garden.set(ADMIN, "garden.lock", "on")).description()).isEqualTo("`off` → `on`");
    }

    @Test
    void aValueThatNoLongerFitsIsReportedToAdministrators() {
        garden.harness()
                .database()
                .query(sql -> sql.insertInto(VALUE)
                        .columns(VALUE.GUILD_ID, VALUE.NAME, VALUE.VALUE_, VALUE.CHANGED_BY)
                        .values(SampleGuild.ID.value(), "garden.weather", "hail", 1L)
                        .execute());

        Embed list = embed(garden.run(MANAGER, "browse", Map.of()));
        assertThat(list.description()).contains("⚠ One stored value no longer fits");
        assertThat(list.fields().getFirst().value()).contains("⚠ `garden.weather` `sun`");
        assertThat(embed(garden.run(MANAGER, "get", Map.of("key", "garden.weather")))
                        .fields()
                        .getFirst()
                        .value())
                .startsWith("`sun`\n⚠ `hail` is stored but no longer fits");
        assertThat(garden.harness().command(MANAGER, "help", Map.of()).toString())
                .contains("⚠ One stored setting no longer fits");
        assertThat(garden.harness().command(ANNA, "help", Map.of()).toString()).doesNotContain("no longer fit");
        assertThat(garden.harness().status().gauges())
                .anyMatch(each -> each.name().equals("settings.misfits") && each.value() == 1);
        assertThat(new FittingCheck(
                                garden.harness().context().database(),
                                garden.harness().context().service(SettingsDirectory.class))
                        .violations())
                .singleElement()
                .asString()
                .contains("garden.weather is \"hail\" in 1 servers, one of them " + SampleGuild.ID);
    }

    @Test
    void unknownKeyGetsTheClosestOne() {
        assertThat(garden.harness().prefix(MANAGER, "!settings get Garden.Wait").embeds())
                .hasSize(1);
        assertThat(garden.harness().prefix(MANAGER, "!settings get colors").text())
                .isEqualTo("There is no setting `colors`. Did you mean `garden.color`?");
        assertThat(garden.harness().prefix(MANAGER, "!settings get garden.wiat").text())
                .isEqualTo("There is no setting `garden.wiat`. Did you mean `garden.wait`?");
        assertThat(garden.harness().prefix(MANAGER, "!settings get moon").text())
                .isEqualTo("There is no setting `moon`. `settings browse` shows all of them.");
    }

    @Test
    void whatOnlyThePersonSeesIsInTheirLanguageAndWhatAllSeeInTheServers() {
        garden.harness().speaks(MANAGER, Locale.KOREAN);

        assertThat(set("garden.wait", "soon").body().text()).contains("`garden.wait` 설정을 바꾸지 않았어요");
        assertThat(set("garden.lock", "on").body().text()).contains("**관리자** 권한이 필요해요");
        assertThat(garden.run(
                                MANAGER,
                                "own role",
                                Map.of("role", SampleGuild.REGULARS, "key", "garden.sign", "value", "x"))
                        .body()
                        .text())
                .contains("서버 전체에 값이 하나라서");
        assertThat(garden.harness().complete(MANAGER, "settings set", Map.of("key", "garden.wait"), "value", "1m"))
                .extracting(Completer.Proposal::label)
                .containsExactly("지금: 1m", "기본값: 1m");
        assertThat(embed(garden.run(MANAGER, "browse", Map.of())).title()).isEqualTo("Settings");
        set("garden.wait", "2m");
        assertThat(embed(set("garden.wait", "2m")).description()).isEqualTo("It is `2m`, as it was.");
    }

    @Test
    void entriesAreProposedPartByPartAndByName() {
        garden.run(MANAGER, "add", Map.of("key", "garden.keepers", "item", "3=" + SampleGuild.REGULARS));

        assertThat(garden.harness().complete(MANAGER, "settings add", Map.of("key", "garden.keepers"), "item", "5=reg"))
                .containsExactly(new Completer.Proposal("5=@Regulars", "5=" + SampleGuild.REGULARS));
        assertThat(garden.harness().complete(MANAGER, "settings remove", Map.of("key", "garden.keepers"), "item", ""))
                .containsExactly(new Completer.Proposal("3=@Regulars", "3=" + SampleGuild.REGULARS));
    }

    @Test
    void whatAPlaceMayNoLongerHaveOfItsOwnIsMarkedAndCanBeTakenAway() {
        garden.harness()
                .database()
                .query(sql -> sql.insertInto(OWN_VALUE)
                        .columns(
                                OWN_VALUE.GUILD_ID,
                                OWN_VALUE.SCOPE,
                                OWN_VALUE.SUBJECT_ID,
                                OWN_VALUE.NAME,
                                OWN_VALUE.VALUE,
                                OWN_VALUE.CHANGED_BY)
                        .values(SampleGuild.ID.value(), "role", SampleGuild.REGULARS.value(), "garden.sign", "hi", 1L)
                        .execute());
        FittingCheck check = new FittingCheck(
                garden.harness().context().database(),
                garden.harness().context().service(SettingsDirectory.class));

        assertThat(embed(garden.run(MANAGER, "get", Map.of("key", "garden.sign")))
                        .fields())
                .anySatisfy(field -> assertThat(field.value()).contains("⚠ `hi` no longer fits"));
        assertThat(check.violations()).singleElement().asString().contains("garden.sign", "of a role");
        assertThat(new String(
                        garden.run(MANAGER, "export", Map.of())
                                .body()
                                .attachments()
                                .getFirst()
                                .content(),
                        StandardCharsets.UTF_8))
                .contains("# sign no longer fits: \"hi\"");
        garden.run(MANAGER, "own role", Map.of("role", SampleGuild.REGULARS, "key", "garden.sign"));
        assertThat(check.violations()).isEmpty();
    }
}
