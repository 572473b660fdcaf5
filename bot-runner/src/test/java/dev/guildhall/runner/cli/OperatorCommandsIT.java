package dev.guildhall.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.RunningBot;
import dev.guildhall.testkit.SimulatorClient;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for operators as processes of their own: what is on which stream, and with which exit code. */
class OperatorCommandsIT {

    private static final String CLASS_PATH = System.getProperty("guildhall.test.classpath");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private record Outcome(int code, String output, String error) {

        JsonNode json() throws IOException {
            assertThat(output).as(error).startsWith(output.startsWith("[") ? "[" : "{");
            return JSON.readTree(output);
        }
    }

    private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        Path error = Files.createTempFile(folder, "error", ".txt");
        Process process = start(environment, error, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), output, Files.readString(error));
    }

    private Process start(Map<String, String> environment, Path error, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                CLASS_PATH,
                "dev.guildhall.runner.Guildhall"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(error.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GUILDHALL_"));
        builder.environment().remove("DISCORD_TOKEN");
        builder.environment().remove("DATABASE_URL");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Outcome run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    @Test
    void modulesAreListedWithAllThatTheyDeclare() throws Exception {
        Outcome modules = run(Map.of("GUILDHALL_MODULES", "settings"), "modules", "--json");
        assertThat(modules.code()).as(modules.error()).isZero();
        assertThat(modules.error()).isEmpty();
        JsonNode xp = SimulatorClient.stream(modules.json())
                .filter(each -> each.path("id").asText().equals("xp"))
                .findFirst()
                .orElseThrow();
        assertThat(xp.path("enabled").asBoolean()).isFalse();
        assertThat(xp.path("version").asText()).isNotEmpty();
        assertThat(xp.path("commands").findValuesAsText("name")).contains("rank", "xp", "why");
        assertThat(xp.path("settings").findValuesAsText("name")).contains("xp.rewards");
        assertThat(xp.path("tasks").findValuesAsText("name")).containsExactly("import", "export");
        assertThat(xp.path("permissions").findValuesAsText("permission")).contains("Manage Roles");
        for (String list : List.of("events", "personalData", "checks", "serverChecks")) {
            assertThat(xp.path(list)).as(list).isNotEmpty();
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void whatSettingsThereAreIsPrintedWithoutADatabase() throws Exception {
        Outcome schema = run("settings", "schema");
        assertThat(schema.code()).as(schema.error()).isZero();
        assertThat(JSON.readTree(schema.output())
                        .at("/$defs/settings/properties")
                        .has("xp"))
                .isTrue();
        Outcome docs = run("settings", "docs", "--language", "ko");
        assertThat(docs.code()).as(docs.error()).isZero();
        assertThat(docs.output()).contains("`xp.cooldown`");
        assertThat(run("settings", "shcema").code()).isEqualTo(2);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aDryMigrationOfNothingListsAllAndMakesNothing() throws Exception {
        Outcome dry = run("migrate", "--dry-run", "--json");
        assertThat(dry.code()).as(dry.error()).isZero();
        assertThat(dry.json().path("changeSets")).hasSizeGreaterThan(20);
        assertThat(dry.json().path("changeSets").path(0).path("id").asText()).isEqualTo("core-1-schema");
        assertThat(dry.json().path("before").asInt()).isZero();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void mistakesHaveTheirOwnExitCodeAndNothingOnTheOutput() throws Exception {
        Outcome configuration = run(Map.of("DISCORD_TOKEN", "hidden-value"), "doctor", "--json");
        assertThat(configuration.code()).isEqualTo(2);
        assertThat(configuration.output()).isEmpty();
        assertThat(configuration.error()).contains("DISCORD_TOKEN").doesNotContain("hidden-value");

        Outcome word = run("docter");
        assertThat(word.code()).isEqualTo(2);
        assertThat(word.error()).contains("did you mean \"doctor\"?");
        assertThat(folder.resolve("data")).doesNotExist();

        Outcome unmade = run("verify", "--json");
        assertThat(unmade.code()).isEqualTo(1);
        assertThat(unmade.error()).contains("there is no database in");
        assertThat(folder.resolve("data")).doesNotExist();

        Outcome nothing = run("status", "--json");
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.output()).isEmpty();
        assertThat(nothing.error()).contains("nothing runs with the data folder");
    }

    @Test
    void aProblemMakesTheDoctorFailAndSecretsStayHidden() throws Exception {
        Outcome doctor = run(
                Map.of(
                        "DISCORD_TOKEN", "Nzk2OTIxNTM0ODczNjAwMDAx.Gabcde.hidden-value",
                        "GUILDHALL_DISCORD_API", "http://127.0.0.1:1/api/v10",
                        "DATABASE_URL", "postgres://somebody:hidden-value@127.0.0.1:1/nothing"),
                "doctor",
                "--http-port",
                "0",
                "--json");
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.output() + doctor.error()).doesNotContain("hidden-value");
        assertThat(doctor.json().path("problems").asInt()).isEqualTo(2);
        assertThat(doctor.json().path("findings").findValuesAsText("remedy"))
                .contains("start PostgreSQL, or correct host and port in DATABASE_URL");
    }

    @Test
    void aTaskThatASignalEndsLeavesNoDatabaseBehind() throws Exception {
        Path data = folder.resolve("data");
        assertThat(run("migrate").code()).isZero();
        Path file = folder.resolve("levels.csv");
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            lines.write("id,xp\n");
            for (int i = 0; i < 500_000; i++) {
                lines.write(700_000_000_000_000_000L + i + ",100\n");
            }
        }
        Process task = start(
                Map.of(),
                Files.createTempFile(folder, "error", ".txt"),
                "import",
                file.toString(),
                "--guild",
                "817889280016777216",
                "--yes");
        Path running = data.resolve("postgres/postmaster.pid");
        // PostgreSQL makes the file first and writes into it then.
        Await.until("the task has started PostgreSQL", () -> running.toFile().length() > 0);
        long postmaster = Long.parseLong(Files.readAllLines(running).getFirst().strip());
        task.destroy();

        assertThat(task.waitFor(60, TimeUnit.SECONDS)).as("the task ended").isTrue();
        assertThat(ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(running).doesNotExist();
    }

    @Test
    void besideARunItIsAsked() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        try (RunningBot bot = new RunningBot(CLASS_PATH, data, Map.of(), "--processes", "1", "--shards", "1")) {
            Outcome doctor = run("doctor", "--json", "--processes", "1", "--shards", "1");
            assertThat(doctor.code()).as(doctor.output()).isZero();
            assertThat(doctor.json().path("findings").findValuesAsText("check"))
                    .contains("run", "database", "schema", "clock", "token", "intents", "permissions", "servers");
            assertThat(doctor.json().path("findings").findValuesAsText("seen"))
                    .anyMatch(seen -> seen.contains("answers at " + bot.base()));

            assertThat(run("status", "--json").json().path("pid").asLong()).isEqualTo(bot.pid());
            assertThat(run("verify", "--json").json()).isNotEmpty();
            assertThat(run("migrate", "--dry-run", "--json").json().path("changeSets"))
                    .isEmpty();

            String guild = SimulatorClient.id(new SimulatorClient(bot.base()).guild(0));
            Files.writeString(folder.resolve("s.yaml"), "guildhall: 1\nsettings:\n  xp:\n    cooldown: 30s\n");
            JsonNode imported = run("settings", "import", "--guild", guild, "--file", "s.yaml", "--json")
                    .json();
            assertThat(imported.path("applied").asBoolean()).isTrue();
            assertThat(imported.path("changes").path(0).path("key").asText()).isEqualTo("xp.cooldown");
            JsonNode exported =
                    run("settings", "export", "--guild", guild, "--json").json();
            assertThat(exported.path("values").findValuesAsText("value")).containsExactly("30s");
            JsonNode members = run("export", "--guild", guild, "--file", "xp.json", "--json")
                    .json();
            assertThat(members.path("members").asInt()).isZero();
        }
        assertThat(run("status").error()).contains("nothing runs with the data folder");
    }
}
