package dev.guildhall.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTypes;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SettingsListTest {

    @Test
    void eachModuleHasAField() {
        Embed embed = SettingsList.embed(
                List.of(key("one.a"), key("one.b"), key("two.a")), values(Map.of("one.b", "changed")));

        assertThat(embed.fields())
                .containsExactly(
                        new Embed.Field("one", "`one.a` `default`\n`one.b` `changed` · default `default`", false),
                        new Embed.Field("two", "`two.a` `default`", false));
    }

    @Test
    void longModuleIsSplitIntoFields() {
        Embed embed = SettingsList.embed(keys("one", 60), values(Map.of()));

        assertThat(embed.fields()).hasSizeGreaterThan(1).allSatisfy(field -> {
            assertThat(field.name()).isEqualTo("one");
            assertThat(field.value()).hasSizeLessThanOrEqualTo(1_024);
        });
        assertThat(String.join(
                                "\n",
                                embed.fields().stream().map(Embed.Field::value).toList())
                        .lines())
                .hasSize(60);
        assertThat(embed.description()).doesNotContain("not shown");
    }

    @Test
    void whatExceedsTheEmbedIsCounted() {
        Embed embed = SettingsList.embed(keys("one", 400), values(Map.of()));

        long shown =
                embed.fields().stream().flatMap(field -> field.value().lines()).count();
        assertThat(embed.description()).endsWith((400 - shown) + " more are not shown.");
        assertThat(size(embed)).isLessThanOrEqualTo(6_000);
    }

    @Test
    void moreThanTwentyFiveModulesStayWithinTheFields() {
        List<SettingKey<?>> keys = IntStream.range(0, 30)
                .<SettingKey<?>>mapToObj(i -> key("module" + i + ".a"))
                .toList();

        assertThat(SettingsList.embed(keys, values(Map.of())).fields()).hasSize(25);
        assertThat(SettingsList.embed(keys, values(Map.of())).description()).endsWith("5 more are not shown.");
    }

    private static int size(Embed embed) {
        return embed.title().length()
                + embed.description().length()
                + embed.footer().length()
                + embed.fields().stream()
                        .mapToInt(field -> field.name().length() + field.value().length())
                        .sum();
    }

    private static List<SettingKey<?>> keys(String module, int count) {
        return IntStream.range(0, count)
                .<SettingKey<?>>mapToObj(i -> key(module + ".setting-" + i))
                .toList();
    }

    private static SettingKey<String> key(String name) {
        return new SettingKey<>(name, SettingTypes.text(1, 100), "default", "A setting");
    }

    private static GuildSettings values(Map<String, String> values) {
        return new GuildSettings() {
            @Override
            @SuppressWarnings("unchecked") // All keys here hold texts.
            public <T> T get(SettingKey<T> key) {
                return (T) values.getOrDefault(key.name(), "default");
            }
        };
    }
}
