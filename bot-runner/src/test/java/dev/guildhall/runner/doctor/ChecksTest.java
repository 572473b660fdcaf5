package dev.guildhall.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.ModuleCatalogue;
import dev.guildhall.core.Workbench;
import dev.guildhall.core.discord.Privilege;
import dev.guildhall.db.SchemaPlan;
import dev.guildhall.javacord.DiscordAccount.Identity;
import dev.guildhall.javacord.GatewayInfo;
import dev.guildhall.javacord.Membership;
import dev.guildhall.runner.config.ShardCount;
import dev.guildhall.runner.doctor.ConnectionsCheck.Budget;
import dev.guildhall.runner.doctor.Finding.Level;
import dev.guildhall.spi.OperatorChoices;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private static Finding skew(long millis, long exact) {
        return Skew.of("clock", "the database's", Duration.ofMillis(millis), Duration.ofMillis(exact));
    }

    @Test
    void clocksThatDifferByLessThanCanBeToldAgree() {
        assertThat(skew(-400, 500).level()).isEqualTo(Level.OK);
        assertThat(skew(-400, 500).seen()).isEqualTo("this machine's clock and the database's agree to 500 ms");
    }

    @Test
    void aClockThatIsOffIsAWarningAndThenAProblem() {
        assertThat(skew(1_500, 1).level()).isEqualTo(Level.OK);
        assertThat(skew(-4_200, 500).level()).isEqualTo(Level.WARNING);
        assertThat(skew(-4_200, 500).seen()).isEqualTo("the database's is 4.2 s behind this machine's clock");
        assertThat(skew(90_000, 500).level()).isEqualTo(Level.PROBLEM);
        assertThat(skew(90_000, 500).seen()).isEqualTo("the database's is 90 s ahead of this machine's clock");
    }

    @Test
    void connectionsAreCountedAgainstAllThatLimitsThem() {
        assertThat(ConnectionsCheck.of(2, 4, new Budget(100, 3, 10, -1, -1)).level())
                .isEqualTo(Level.OK);
        Finding few = ConnectionsCheck.of(2, 4, new Budget(12, 3, 0, -1, -1));
        assertThat(few.level()).isEqualTo(Level.PROBLEM);
        assertThat(few.seen())
                .isEqualTo("the bot wants 2 processes × (4 + 1 that listens) + 3 = 13, there are max_connections 12 − 3"
                        + " reserved − 0 of others = 9");
        assertThat(few.remedy())
                .isEqualTo("raise max_connections by at least 4 and start PostgreSQL again, or set"
                        + " GUILDHALL_POOL_SIZE=2");
        assertThat(ConnectionsCheck.of(2, 4, new Budget(100, 3, 10, -1, 5)).seen())
                .endsWith(", the user's own limit 5 = 5");
        assertThat(ConnectionsCheck.of(2, 4, new Budget(100, 3, 10, -1, 5)).remedy())
                .startsWith("raise the user's limit: ALTER ROLE … CONNECTION LIMIT 13");
        assertThat(ConnectionsCheck.of(2, 4, new Budget(17, 3, 0, -1, -1)).level())
                .isEqualTo(Level.WARNING);
    }

    @Test
    void aDiskThatIsNearlyFullIsWorseWhereTheDatabaseIsOnIt() {
        long mebibytes = 1 << 20;
        assertThat(DiskCheck.of(300 * mebibytes, true, "/data").level()).isEqualTo(Level.PROBLEM);
        assertThat(DiskCheck.of(300 * mebibytes, false, "/data").level()).isEqualTo(Level.OK);
        assertThat(DiskCheck.of(1_000 * mebibytes, true, "/data").level()).isEqualTo(Level.WARNING);
        assertThat(DiskCheck.of(30_000 * mebibytes, true, "/data").seen()).isEqualTo("29 GB free in /data");
    }

    @Test
    void aTokenTellsWhoseItIs() {
        assertThat(TokenCheck.user("Nzk2OTIxNTM0ODczNjAwMDAx.Gabcde.secret")).contains("796921534873600001");
        assertThat(TokenCheck.user("a.b.c")).isEmpty();
        assertThat(TokenCheck.user("§§.b.c")).isEmpty();
        assertThat(TokenCheck.portal(Optional.of("12")))
                .isEqualTo("https://discord.com/developers/applications/12/bot");
    }

    private static GatewayInfo gateway(int shards, int remaining) {
        return new GatewayInfo(URI.create("wss://g"), shards, 1_000, remaining, Duration.ofMinutes(90), 1);
    }

    @Test
    void loginsThatAreUsedUpAreAProblem() {
        assertThat(LoginsCheck.of(new ShardCount.Recommended(), gateway(4, 990)).level())
                .isEqualTo(Level.OK);
        assertThat(LoginsCheck.of(new ShardCount.Recommended(), gateway(4, 50)).level())
                .isEqualTo(Level.WARNING);
        Finding none = LoginsCheck.of(new ShardCount.Exactly(6), gateway(4, 5));
        assertThat(none.level()).isEqualTo(Level.PROBLEM);
        assertThat(none.seen()).isEqualTo("6 shards, Discord recommends 4; 5 of 1000 logins are left");
        assertThat(none.remedy()).startsWith("wait 90 min ");
        assertThat(LoginsCheck.of(new ShardCount.Exactly(1), gateway(4, 990)).level())
                .isEqualTo(Level.WARNING);
    }

    @Test
    void intentsThatAreWantedAndNotGrantedAreNamedWithWhatSuffers() {
        Identity identity = new Identity("12", "App", new UserId(12), "Bot", EnumSet.of(Privilege.MEMBERS));
        List<Finding> findings = IntentsCheck.of(EnumSet.allOf(Privilege.class), identity);
        assertThat(findings).extracting(Finding::level).containsExactly(Level.OK, Level.WARNING);
        assertThat(findings.get(1).seen()).startsWith("Message Content Intent is not granted: commands with a prefix");
        assertThat(findings.get(1).remedy())
                .contains("https://discord.com/developers/applications/12/bot")
                .contains("leave \"message-content\" out of GUILDHALL_INTENTS");
        assertThat(IntentsCheck.of(Set.of(), identity))
                .extracting(Finding::level)
                .containsExactly(Level.OK);
    }

    private static Optional<Finding> permissions(long allowed, boolean owner) {
        return PermissionsCheck.of(
                new Membership(new GuildId(7), "Tavern", owner, allowed),
                Map.of(
                        Permission.SEND_MESSAGES, Set.of("answers"),
                        Permission.MANAGE_ROLES, Set.of("roles for levels")),
                "https://invitation");
    }

    @Test
    void permissionsThatAreMissingAreNamedWithWhatSuffersAndHowToMendIt() {
        assertThat(permissions(Permission.ADMINISTRATOR.bit(), false)).isEmpty();
        assertThat(permissions(0, true)).isEmpty();
        Finding some = permissions(Permission.SEND_MESSAGES.bit(), false).orElseThrow();
        assertThat(some.level()).isEqualTo(Level.WARNING);
        assertThat(some.seen()).isEqualTo("the bot may not Manage Roles (roles for levels)");
        assertThat(some.remedy()).contains("switch on Manage Roles").endsWith("https://invitation");
        assertThat(some.server()).contains(new Finding.Server("7", "Tavern"));
        assertThat(permissions(Permission.MANAGE_ROLES.bit(), false)
                        .orElseThrow()
                        .level())
                .isEqualTo(Level.PROBLEM);
    }

    @Test
    void theInvitationInTheReadmeAsksForAllThatModulesNeed() throws Exception {
        try (Workbench bench = Workbench.ofDeclarations(ModuleCatalogue.discover(), OperatorChoices.NONE)) {
            long bits = PermissionsCheck.bits(
                    PermissionsCheck.needed(bench.declarations()).keySet());
            assertThat(Files.readString(Path.of("../README.md"))).contains("permissions=" + bits + "`");
        }
    }

    @Test
    void aSchemaIsUpToDateMissingOrBehind() {
        SchemaPlan.Step step = new SchemaPlan.Step("a-1", "a.sql", "");
        assertThat(SchemaCheck.of(new SchemaPlan(List.of(), 3, List.of(), List.of()))
                        .level())
                .isEqualTo(Level.OK);
        assertThat(SchemaCheck.of(new SchemaPlan(List.of(step), 0, List.of(), List.of()))
                        .level())
                .isEqualTo(Level.OK);
        Finding behind = SchemaCheck.of(new SchemaPlan(List.of(step), 2, List.of(), List.of()));
        assertThat(behind.level()).isEqualTo(Level.WARNING);
        assertThat(behind.remedy()).contains("guildhall migrate");
    }

    @Test
    void aDatabaseThatIsFarAwayIsAWarning() {
        assertThat(DatabaseCheck.latency(new double[] {1, 9, 2}))
                .isEqualTo(Finding.ok("database latency", "a round trip takes 2.0 ms (median), 9.0 ms at most"));
        assertThat(DatabaseCheck.latency(new double[] {31, 30, 29}).level()).isEqualTo(Level.WARNING);
    }
}
