package dev.guildhall.settings;

import static dev.guildhall.db.jooq.settings.Tables.CHANGE;
import static dev.guildhall.testkit.SampleGuild.ANNA;
import static dev.guildhall.testkit.SampleGuild.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTypes;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsCommandIT {

    private final Harness harness = Harness.start(new SettingsModule(), new GardenModule(4));

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void changedValueIsShownOldToNew() {
        assertThat(embed(set("garden.wait", "90s")).description()).isEqualTo("`1m` → `1m30s`");
        assertThat(embed(set("garden.wait", "2m")).description()).isEqualTo("`1m30s` → `2m`");
        assertThat(embed(set("garden.wait", "120")).description()).isEqualTo("It is `2m`, as it was.");
    }

    @Test
    void resetGoesBackToTheDefault() {
        set("garden.wait", "90s");

        assertThat(embed(harness.command(MANAGER, "settings reset", Map.of("key", "garden.wait")))
                        .description())
                .isEqualTo("`1m30s` → `1m`\nThat is the default.");
    }

    @Test
    void oneSettingIsShownWithAllThatIsKnownOfIt() {
        set("garden.gate", "<#" + SampleGuild.GENERAL + ">");

        Embed shown = embed(harness.command(MANAGER, "settings get", Map.of("key", "garden.gate")));
        assertThat(shown.title()).isEqualTo("garden.gate");
        assertThat(shown.description()).isEqualTo("Where the gate stands");
        assertThat(shown.fields())
                .containsExactly(
                        new Embed.Field("Value", "<#" + SampleGuild.GENERAL + ">", true),
                        new Embed.Field("Default", "`none`", true),
                        new Embed.Field("Allowed", "a channel like \\#general, or none", true));
    }

    @Test
    void wrongValueIsRefusedNamingItAndWhatIsAllowed() {
        Reply refusal = set("garden.wait", "@everyone");

        assertThat(refusal.onlyForCaller()).isTrue();
        assertThat(refusal.body().text())
                .startsWith("`garden.wait` stays `1m`: \"\\@\u200Beveryone\" is not a time from 0s to 1d");
        assertThat(embed(harness.command(MANAGER, "settings get", Map.of("key", "garden.wait")))
                        .fields()
                        .getFirst()
                        .value())
                .isEqualTo("`1m`");
    }

    @Test
    void textFromPeopleIsShownAsItWasTyped() {
        assertThat(embed(set("garden.sign", "**hi** `you`")).description()).isEqualTo("`keep out` → `**hi** 'you'`");
    }

    @Test
    void listHoldsEverySettingWithItsValue() {
        set("garden.wait", "90s");

        Embed list = embed(harness.command(MANAGER, "settings list", Map.of()));
        assertThat(list.fields()).extracting(Embed.Field::name).containsExactly("garden", "general");
        assertThat(list.fields().getFirst().value())
                .contains("`garden.wait` `1m30s` · default `1m`", "`garden.sign` `keep out`");
        assertThat(list.fields().getLast().value()).isEqualTo("`general.prefix` `!`");
    }

    @Test
    void worksAsMessageToo() {
        assertThat(harness.prefix(MANAGER, "!settings set garden.sign welcome dear friends")
                        .embeds())
                .extracting(Embed::description)
                .containsExactly("`keep out` → `welcome dear friends`");
        assertThat(harness.prefix(MANAGER, "!settings get garden.sing").text()).contains("garden.sign");
    }

    @Test
    void prefixChangesAtOnce() {
        set("general.prefix", "?");

        assertThat(harness.prefix(MANAGER, "?settings list").embeds()).hasSize(1);
    }

    @Test
    void whoMayNotManageTheServerIsRefused() {
        for (String path : List.of("settings list", "settings get", "settings set", "settings reset")) {
            Map<String, Object> arguments = path.endsWith("list")
                    ? Map.of()
                    : path.endsWith("set") && !path.endsWith("reset")
                            ? Map.of("key", "garden.wait", "value", "5s")
                            : Map.of("key", "garden.wait");
            assertThat(harness.command(ANNA, path, arguments).body().text())
                    .as(path)
                    .contains("Manage Server");
        }
    }

    @Test
    void changeIsRecordedWithWhoMadeIt() {
        set("garden.wait", "90s");

        assertThat(harness.database()
                        .<List<String>>query(sql -> sql.selectFrom(CHANGE)
                                .fetch(row -> row.getName() + " " + row.getNewValue() + " " + row.getChangedBy())))
                .containsExactly("garden.wait 1m30s " + MANAGER.id());
    }

    @Test
    void unknownKeyGetsTheClosestOneAlsoWhereThereAreTooManyForChoices() {
        try (Harness many = Harness.start(new SettingsModule(), new GardenModule(40))) {
            assertThat(many.prefix(MANAGER, "!settings get Garden.Wait").embeds())
                    .hasSize(1);
            assertThat(many.prefix(MANAGER, "!settings get colour").text())
                    .isEqualTo("There is no setting `colour`. `settings list` shows all of them.");
            assertThat(many.prefix(MANAGER, "!settings get garden.wiat").text())
                    .isEqualTo("There is no setting `garden.wiat`. Did you mean `garden.wait`?");
        }
    }

    private Reply set(String key, String value) {
        return harness.command(MANAGER, "settings set", Map.of("key", key, "value", value));
    }

    private static Embed embed(Reply reply) {
        assertThat(reply.body().embeds()).as(reply.body().text()).hasSize(1);
        return reply.body().embeds().getFirst();
    }

    /** A module with some settings. */
    private record GardenModule(int count) implements BotModule {

        @Override
        public ModuleInfo info() {
            return new ModuleInfo("garden", "Has settings");
        }

        @Override
        public Feature create(ModuleContext context) {
            List<SettingKey<?>> named = List.of(
                    new SettingKey<>(
                            "garden.wait",
                            SettingTypes.duration(Duration.ZERO, Duration.ofDays(1)),
                            Duration.ofMinutes(1),
                            "How long to wait"),
                    new SettingKey<>("garden.gate", SettingTypes.channel(), Optional.empty(), "Where the gate stands"),
                    new SettingKey<>("garden.sign", SettingTypes.text(1, 100), "keep out", "What the sign says"));
            List<SettingKey<?>> all = Stream.concat(
                            named.stream(),
                            IntStream.range(3, count)
                                    .<SettingKey<?>>mapToObj(i -> new SettingKey<>(
                                            "garden.bed-" + i, SettingTypes.integer(0, 9), 1, "How many beds")))
                    .toList();
            return new Feature() {
                @Override
                public List<SettingKey<?>> settings() {
                    return all;
                }
            };
        }
    }
}
