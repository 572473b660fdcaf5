package dev.guildhall.settings;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.facet.Facet;
import dev.guildhall.spi.facet.SettingsEffect;
import dev.guildhall.spi.facet.SettingsRule;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.SettingTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A module with a setting of each type, and as many plain ones as a test wants. */
record GardenModule(int beds) implements BotModule {

    static final SettingKey<Duration> WAIT = new SettingKey<>(
                    "garden.wait",
                    SettingTypes.duration(Duration.ZERO, Duration.ofDays(1)),
                    Duration.ofMinutes(1),
                    "How long to wait")
            .overridableBy(SettingScope.Level.CHANNEL, SettingScope.Level.ROLE);
    static final SettingKey<List<String>> PLANTS = new SettingKey<>(
            "garden.plants", SettingTypes.listOf(SettingTypes.text(1, 20), 5), List.of(), "What grows");
    static final SettingKey<Map<Integer, RoleId>> KEEPERS = new SettingKey<>(
            "garden.keepers",
            SettingTypes.mapOf(SettingTypes.integer(1, 100), SettingTypes.roleId(), 5),
            Map.of(),
            "Who keeps which bed");
    static final SettingKey<Boolean> OPEN = new SettingKey<>(
                    "garden.open", SettingTypes.flag(), true, "Whether the gate is open")
            .withHelp("Who is inside stays inside.");
    static final SettingKey<Integer> LEAST =
            new SettingKey<>("garden.least", SettingTypes.integer(0, 9), 0, "The least of it");
    static final SettingKey<Integer> MOST =
            new SettingKey<>("garden.most", SettingTypes.integer(0, 9), 9, "The most of it");

    static final SettingKey<String> SIGN =
            new SettingKey<>("garden.sign", SettingTypes.text(1, 100), "keep out", "What the sign says");

    static final SettingKey<BigDecimal> PRICE =
            new SettingKey<>("garden.price", SettingTypes.decimal("0", "10", 2), BigDecimal.ONE, "What it costs");

    static final SettingKey<List<ChannelId>> PATHS = new SettingKey<>(
            "garden.paths", SettingTypes.listOf(SettingTypes.channelId(), 100), List.of(), "Where one may walk");

    static final SettingKey<List<UserId>> STRANGERS = new SettingKey<>(
            "garden.strangers", SettingTypes.listOf(SettingTypes.memberId(), 100), List.of(), "Who may not come in");

    private static final List<SettingKey<?>> NAMED = List.of(
            WAIT,
            PLANTS,
            KEEPERS,
            OPEN,
            LEAST,
            MOST,
            new SettingKey<>("garden.gate", SettingTypes.channel(), Optional.empty(), "Where the gate stands"),
            SIGN,
            new SettingKey<>("garden.weather", SettingTypes.choice("sun", "rain"), "sun", "How the weather is"),
            new SettingKey<>("garden.zone", SettingTypes.zone(), ZoneId.of("UTC"), "When the sun rises"),
            new SettingKey<>("garden.color", SettingTypes.color(), 0x00FF00, "How it looks"),
            PRICE,
            PATHS,
            STRANGERS,
            new SettingKey<>("garden.lock", SettingTypes.flag(), false, "Whether it is locked")
                    .changedBy(Permission.ADMINISTRATOR));

    @Override
    public ModuleInfo info() {
        return new ModuleInfo("garden", "Has settings");
    }

    @Override
    public Feature create(ModuleContext context) {
        List<SettingKey<?>> all = Stream.concat(
                        NAMED.stream(),
                        IntStream.range(0, beds)
                                .<SettingKey<?>>mapToObj(i -> new SettingKey<>(
                                        "garden.bed-" + i, SettingTypes.integer(0, 9), 1, "How many beds")))
                .toList();
        return new Feature() {
            @Override
            public List<SettingKey<?>> settings() {
                return all;
            }

            @Override
            public List<Facet> facets() {
                return List.of(
                        new SettingsRule((settings, texts) -> settings.get(LEAST) <= settings.get(MOST)
                                ? List.of()
                                : List.of("`garden.least` must not be above `garden.most`.")),
                        new SettingsEffect((guild, before, after, texts) ->
                                after.get(PLANTS).contains("ivy")
                                                && !before.get(PLANTS).contains("ivy")
                                        ? List.of("The ivy climbs 12 walls.")
                                        : List.of()),
                        new SettingsEffect((guild, before, after, texts) ->
                                after.get(PRICE).compareTo(before.get(PRICE)) > 0
                                        ? List.of("412 visitors pay more.")
                                        : List.of()));
            }
        };
    }
}
