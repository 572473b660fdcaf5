package dev.guildhall.runner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {

    private static final Set<String> MODULES = Set.of("xp", "settings");

    private static Configuration read(Map<Key, String> options, Map<String, String> environment, String dotEnv) {
        return ConfigurationReader.read(new ConfigurationSources(options, environment, dotEnv), MODULES);
    }

    private static List<String> problems(Map<Key, String> options, Map<String, String> environment, String dotEnv) {
        return catchThrowableOfType(ConfigurationException.class, () -> read(options, environment, dotEnv))
                .problems();
    }

    @Test
    void withoutAnySettingTheDefaultsHold() {
        Configuration configuration = read(Map.of(), Map.of(), "");
        assertThat(configuration.token()).isEmpty();
        assertThat(configuration.database()).isEmpty();
        assertThat(configuration.processes()).isEqualTo(2);
        assertThat(configuration.shards()).isEqualTo(new ShardCount.Recommended());
        assertThat(configuration.httpHost()).isEqualTo("127.0.0.1");
        assertThat(configuration.httpPort()).isEqualTo(8080);
        assertThat(configuration.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(configuration.poolSize()).isEqualTo(4);
        assertThat(configuration.moduleChoices())
                .containsOnly(Map.entry("xp.ledger-days", "90"), Map.entry(Configuration.LISTS_BY_SERVER, "false"));
        assertThat(configuration.modules()).isEmpty();
        assertThat(configuration.discordApi()).isEqualTo(URI.create("https://discord.com/api/v10"));
    }

    @Test
    void optionsWinOverEnvironmentOverFile() {
        String file = "GUILDHALL_PROCESSES=3\nGUILDHALL_SHARDS=7\nGUILDHALL_POOL_SIZE=9";
        Configuration configuration = read(
                Map.of(Key.GUILDHALL_PROCESSES, "5"),
                Map.of("GUILDHALL_PROCESSES", "4", "GUILDHALL_SHARDS", "8"),
                file);
        assertThat(configuration.processes()).isEqualTo(5);
        assertThat(configuration.shards()).isEqualTo(new ShardCount.Exactly(8));
        assertThat(configuration.poolSize()).isEqualTo(9);
    }

    @Test
    void anEmptyValueCountsAsNone() {
        assertThat(read(Map.of(), Map.of("DISCORD_TOKEN", ""), "DATABASE_URL=\n")
                        .token())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GUILDHALL_PROCESSES|0|--processes \"0\" is wrong: write a number from 1 to 64",
                "GUILDHALL_PROCESSES|two|--processes \"two\" is wrong: write a number from 1 to 64",
                "GUILDHALL_SHARDS|many|--shards \"many\" is wrong: write auto or a number from 1 to 16384",
                "GUILDHALL_SHARDS|-1|--shards \"-1\" is wrong: write auto or a number from 1 to 16384",
                "GUILDHALL_HTTP_PORT|65536|--http-port \"65536\" is wrong: write a number from 0 to 65535",
                "GUILDHALL_HTTP_HOST|a b|--http-host \"a b\" is not a host name or address: write 127.0.0.1, or 0.0.0.0 for all networks",
                "GUILDHALL_COMMANDS|guild|'--commands \"guild\" is wrong: write global, for the same commands in every server, or server, for those that are on there'",
                "GUILDHALL_XP_LEDGER_DAYS|0|--xp-ledger-days \"0\" is wrong: write a number from 1 to 36500",
                "GUILDHALL_POOL_SIZE|101|--pool-size \"101\" is wrong: write a number from 1 to 100",
                "GUILDHALL_MODULES|xp,musik|--modules \"xp,musik\" names \"musik\", which is no module: write all, or some of settings, xp with commas between",
                "GUILDHALL_SHARD_HEAP|lots|--shard-heap \"lots\" is not a size of memory: write for example 192m or 1g",
                "GUILDHALL_SHARD_HEAP|8m|--shard-heap \"8m\" is too little for a shard process: write at least 64m",
                "GUILDHALL_LOG_LEVEL|loud|--log-level \"loud\" is no level: write error, warn, info, debug or trace"
            })
    void aWrongValueIsSaidWithTheRemedy(Key key, String value, String problem) {
        assertThat(problems(Map.of(key, value), Map.of(), "")).containsExactly(problem);
    }

    @Test
    void aWrongAddressOfDiscordIsSaidWithTheRemedy() {
        assertThat(problems(Map.of(), Map.of("GUILDHALL_DISCORD_API", "discord"), ""))
                .containsExactly(
                        "environment variable GUILDHALL_DISCORD_API \"discord\" is not the base of an API: write for"
                                + " example https://discord.com/api/v10");
    }

    @Test
    void secretsAreNeverShown() {
        List<String> problems =
                problems(Map.of(), Map.of("DISCORD_TOKEN", "hidden token"), "DATABASE_URL=oracle://u:hidden@h");
        assertThat(problems).hasSize(2).noneMatch(problem -> problem.contains("hidden"));
        assertThat(problems.get(0))
                .startsWith("environment variable DISCORD_TOKEN does not have the form of a bot token");
        assertThat(problems.get(1)).startsWith("DATABASE_URL on line 1 of .env is not the URL of a PostgreSQL");
        Configuration right =
                read(Map.of(), Map.of("DISCORD_TOKEN", "hid.den.token", "DATABASE_URL", "postgres://u:hidden@h"), "");
        assertThat(right.toString()).doesNotContain("hid");
    }

    @Test
    void everythingThatIsWrongIsSaidTogether() {
        assertThat(problems(
                        Map.of(Key.GUILDHALL_SHARDS, "x"), Map.of("GUILDHALL_POOL_SIZE", "0"), "GUILDHALL_PROCESSES=0"))
                .hasSize(3);
    }

    @Test
    void unknownKeysAreRefusedWithWhatWasMeant() {
        assertThat(problems(
                        Map.of(), Map.of("GUILDHALL_PROCESES", "2", "OTHER", "x"), "DISCORD_TOKN=a.b.c\nCOLOUR=red"))
                .satisfiesExactly(
                        colour -> assertThat(colour)
                                .startsWith("COLOUR on line 2 of .env is not known: remove it, or use"),
                        token -> assertThat(token)
                                .isEqualTo("DISCORD_TOKN on line 1 of .env is not known: did you mean DISCORD_TOKEN?"),
                        processes -> assertThat(processes)
                                .isEqualTo("environment variable GUILDHALL_PROCESES is not known: did you mean"
                                        + " GUILDHALL_PROCESSES?"));
    }

    @Test
    void keysOfComposeMayStandInTheFile() {
        assertThat(read(Map.of(), Map.of(), "POSTGRES_PASSWORD=x").processes()).isEqualTo(2);
    }

    @Test
    void modulesAreChosenByName() {
        assertThat(read(Map.of(Key.GUILDHALL_MODULES, "xp, settings"), Map.of(), "")
                        .modules())
                .containsExactlyInAnyOrder("xp", "settings");
        assertThat(read(Map.of(Key.GUILDHALL_MODULES, "ALL"), Map.of(), "").modules())
                .isEmpty();
    }
}
