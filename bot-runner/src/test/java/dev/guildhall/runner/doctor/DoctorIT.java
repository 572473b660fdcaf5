package dev.guildhall.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.runner.config.ConfigurationReader;
import dev.guildhall.runner.config.ConfigurationSources;
import dev.guildhall.runner.doctor.Finding.Level;
import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.SimulatorOptions;
import dev.guildhall.testkit.SimulatorClient;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All checks on a real database, with the simulator in the place of Discord. */
class DoctorIT {

    private static final String TOKEN = "Nzk2OTIxNTM0ODczNjAwMDAx.Gabcde.very-secret";

    private final Simulator simulator = Simulator.start(SimulatorOptions.defaults()
            .with()
            .token(TOKEN)
            .messageContentIntent(false)
            .build());
    private final TestDatabase database = TestPostgres.freshDatabase();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path folder;

    @BeforeEach
    void configure() {
        environment.put("DISCORD_TOKEN", TOKEN);
        environment.put("DATABASE_URL", url());
        environment.put("GUILDHALL_DISCORD_API", simulator.restBase());
        environment.put("GUILDHALL_DATA", folder.resolve("data").toString());
        environment.put("GUILDHALL_HTTP_PORT", "0");
    }

    @AfterEach
    void close() {
        simulator.close();
        database.close();
    }

    private String url() {
        return database.url() + (database.url().contains("?") ? "&" : "?") + "user=" + database.user() + "&password="
                + database.password();
    }

    private List<Finding> examine() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        new Doctor(
                        ConfigurationReader.read(
                                new ConfigurationSources(Map.of(), environment, ""), Set.of("xp", "settings")),
                        "1",
                        Duration.ofSeconds(60),
                        new Notebook() {
                            @Override
                            public void found(Finding finding) {
                                findings.add(finding);
                            }

                            @Override
                            public void progress(String what, long done, long total) {}
                        })
                .examine();
        assertThat(findings.toString()).doesNotContain("very-secret");
        return findings;
    }

    private static List<Finding> of(String check, List<Finding> findings) {
        return findings.stream().filter(each -> each.check().equals(check)).toList();
    }

    @Test
    void whatIsWellIsSaidAndWhatIsNotGrantedIsAWarning() throws Exception {
        List<Finding> findings = examine();
        assertThat(findings).noneMatch(each -> each.level() == Level.PROBLEM);
        assertThat(findings)
                .extracting(Finding::check)
                .containsExactly(
                        "data folder",
                        "disk space",
                        "port",
                        "run",
                        "database",
                        "database latency",
                        "schema",
                        "clock",
                        "discord",
                        "clock",
                        "token",
                        "logins",
                        "intents",
                        "intents",
                        "connections",
                        "permissions",
                        "servers");
        assertThat(of("token", findings).getFirst().seen()).contains("796921534873600001", "\"Guildhall\"");
        assertThat(of("permissions", findings).getFirst().seen()).startsWith("2 servers give the bot all");
        assertThat(of("intents", findings)).extracting(Finding::level).containsExactly(Level.OK, Level.WARNING);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aTokenThatDiscordDoesNotTakeIsAProblemAndTheRestIsStillChecked() throws Exception {
        environment.put("DISCORD_TOKEN", TOKEN.replace("Gabcde", "Hfghij"));
        List<Finding> findings = examine();
        Finding token = of("token", findings).getFirst();
        assertThat(token.level()).isEqualTo(Level.PROBLEM);
        assertThat(token.seen()).isEqualTo("Discord does not accept it; it was made for the bot 796921534873600001");
        assertThat(token.remedy())
                .contains("Reset Token", "https://discord.com/developers/applications/796921534873600001/bot");
        assertThat(of("connections", findings)).isNotEmpty();
    }

    @Test
    void aDiscordThatIsAwayIsAProblemAndTheDatabaseIsStillChecked() throws Exception {
        try (ServerSocket nobody = new ServerSocket(0)) {
            int port = nobody.getLocalPort();
            nobody.close();
            environment.put("GUILDHALL_DISCORD_API", "http://127.0.0.1:" + port + "/api/v10");
        }
        List<Finding> findings = examine();
        assertThat(of("discord", findings).getFirst().seen()).contains("does not answer: Connection refused");
        assertThat(of("schema", findings).getFirst().level()).isEqualTo(Level.OK);
        assertThat(of("token", findings)).isEmpty();
    }

    @Test
    void aDatabaseThatRefusesIsAProblemAndDiscordIsStillChecked() throws Exception {
        environment.put("DATABASE_URL", url().replaceFirst("/test_[0-9]+", "/not_there"));
        List<Finding> findings = examine();
        Finding refused = of("database", findings).getFirst();
        assertThat(refused.level()).isEqualTo(Level.PROBLEM);
        assertThat(refused.seen()).contains("refuses the connection", "database \"not_there\" does not exist");
        assertThat(refused.remedy()).isEqualTo("create that database, or correct its name in DATABASE_URL");
        assertThat(of("schema", findings)).isEmpty();
        assertThat(of("permissions", findings)).isNotEmpty();
    }

    @Test
    void permissionsAreLookedAtInEachServer() throws Exception {
        new SimulatorClient(URI.create(simulator.baseUrl()))
                .post("/_sim/permissions", Map.of("guild", "Guildhall Tavern", "deny", List.of("MANAGE_ROLES")));
        List<Finding> permissions = of("permissions", examine());
        assertThat(permissions).extracting(Finding::level).containsExactly(Level.WARNING, Level.OK);
        assertThat(permissions.getFirst().server().orElseThrow().name()).isEqualTo("Guildhall Tavern");
        assertThat(permissions.getFirst().seen()).isEqualTo("the bot may not Manage Roles (roles for levels)");
    }

    @Test
    void aRoleThatCannotBeGivenIsAProblemOfItsServer() throws Exception {
        SimulatorClient client = new SimulatorClient(URI.create(simulator.baseUrl()));
        String own = SimulatorClient.stream(client.guild(0).path("roles"))
                .filter(role -> role.path("managed").asBoolean())
                .map(SimulatorClient::id)
                .findFirst()
                .orElseThrow();
        String guild = SimulatorClient.id(client.guild(0));
        database.transaction(sql -> {
            sql.execute("insert into settings.revision values (?, 1, now())", Long.valueOf(guild));
            return sql.execute(
                    "insert into settings.value (guild_id, name, value, changed_by) values (?, 'xp.rewards', ?, 0)",
                    Long.valueOf(guild),
                    "5=" + own + ", 6=123456789012345678");
        });
        List<Finding> servers = of("servers", examine());
        assertThat(servers).extracting(Finding::level).containsExactly(Level.PROBLEM, Level.PROBLEM, Level.OK);
        assertThat(servers)
                .extracting(Finding::seen)
                .anyMatch(seen -> seen.startsWith("nobody can give the role \"Guildhall\""))
                .anyMatch(seen -> seen.equals("the role 123456789012345678, which is set for a level, is gone"));
        assertThat(servers.getFirst().server().orElseThrow().id()).isEqualTo(guild);
    }

    @Test
    void aSchemaOfAnotherVersionIsAWarning() throws Exception {
        database.query(sql -> sql.execute(
                "update databasechangelog set id = 'newer-1' where orderexecuted = (select max(orderexecuted) from"
                        + " databasechangelog)"));
        List<Finding> schema = of("schema", examine());
        assertThat(schema).extracting(Finding::level).containsExactly(Level.WARNING, Level.WARNING);
        assertThat(schema.get(0).seen()).startsWith("1 change set is pending");
        assertThat(schema.get(1).seen()).contains("not known to this version (1)", "newer-1");
    }

    @Test
    void aFolderThatIsNoneIsAProblem() throws Exception {
        environment.put(
                "GUILDHALL_DATA", Files.writeString(folder.resolve("file"), "").toString());
        Finding problem = of("data folder", examine()).getFirst();
        assertThat(problem.level()).isEqualTo(Level.PROBLEM);
        assertThat(problem.remedy()).isEqualTo("choose another with --data");
    }
}
