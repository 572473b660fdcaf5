package dev.guildhall.endtoend;

import static dev.guildhall.testkit.SimulatorClient.id;
import static dev.guildhall.testkit.SimulatorClient.person;
import static dev.guildhall.testkit.SimulatorClient.said;
import static dev.guildhall.testkit.SimulatorClient.stream;
import static dev.guildhall.testkit.SimulatorClient.textChannel;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.RunningBot;
import dev.guildhall.testkit.SimulatorClient;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Settings and lists of commands in two shard processes of the whole program, each of which serves another guild. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsAcrossProcessesIT {

    private static final int SHARDS = 4;

    @TempDir
    static Path folder;

    private TestDatabase database;
    private RunningBot bot;
    private SimulatorClient people;
    private String url;

    @BeforeAll
    void start() throws Exception {
        database = TestPostgres.freshDatabase();
        url = "postgres://" + database.user() + ":" + database.password() + "@"
                + URI.create(database.url().substring("jdbc:".length())).getAuthority()
                + URI.create(database.url().substring("jdbc:".length())).getPath();
        bot = new RunningBot(
                System.getProperty("guildhall.test.classpath"),
                folder,
                Map.of("DATABASE_URL", url),
                "--processes",
                "2",
                "--shards",
                String.valueOf(SHARDS));
        people = new SimulatorClient(bot.base());
        Await.until("both processes are ready", () -> bot.isReady());
        assertThat(bot.processOf(id(guild(0)), SHARDS)).isNotEqualTo(bot.processOf(id(guild(1)), SHARDS));
    }

    @AfterAll
    void stop() {
        if (bot != null) {
            bot.close();
        }
        database.close();
    }

    private JsonNode guild(int index) {
        return people.guild(index);
    }

    private JsonNode use(JsonNode guild, String command, Map<String, ?> options) {
        return people.command(guild, textChannel(guild, 0), person(guild, 0), command, options);
    }

    private static String text(JsonNode answer) {
        return said(answer.path("messages").path(0));
    }

    private String get(JsonNode guild, String key) {
        return text(use(guild, "settings get", Map.of("key", key)));
    }

    /** The operator's terminal: a third process on the same database. */
    private void importFile(JsonNode guild, String yaml, String reason) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("import.yaml"), yaml);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("guildhall.test.classpath"),
                        "dev.guildhall.runner.Guildhall",
                        "settings",
                        "import",
                        "--guild",
                        id(guild),
                        "--file",
                        file.toString(),
                        "--reason",
                        reason)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GUILDHALL_"));
        builder.environment().put("DATABASE_URL", url);
        Process terminal = builder.start();
        String output = new String(terminal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(terminal.waitFor()).as(output).isZero();
    }

    @Test
    void whatOneProcessChangesIsInForceInTheOthers() throws Exception {
        for (int index = 0; index < 2; index++) {
            JsonNode guild = guild(index);
            String channel = textChannel(guild, 1);
            String member = person(guild, 0);
            // Both have the guild's settings cached now.
            assertThat(people.answerTo(channel, people.write(guild, channel, member, "!help")))
                    .contains("/rank");

            importFile(guild, "guildhall: 1\nsettings: {general: {prefix: ['?']}}\n", "two bots share !");

            // What the process that serves the guild has in its cache, not what the database has.
            Await.until(
                    "the new prefix is in force",
                    () -> text(use(guild, "settings browse", Map.of("module", "general")))
                            .contains("`general.prefix` `?`"));
            assertThat(people.answerTo(channel, people.write(guild, channel, member, "?help")))
                    .contains("/rank");
            assertThat(text(use(guild, "settings history", Map.of())))
                    .contains("import by the operator: two bots share !");
            use(guild, "settings reset", Map.of("key", "general.prefix", "reason", "it is over"));
            assertThat(text(use(guild, "settings history", Map.of()))).contains("it is over");
        }
    }

    @Test
    void aServerOfTheOtherProcessIsCopiedByWhoManagesBothAtThatMoment() {
        JsonNode target = guild(0);
        String owner = person(target, 0);
        String source = id(guild(1));
        use(guild(1), "settings set", Map.of("key", "xp.cooldown", "value", "7m"));
        Map<String, String> from = Map.of("server", source);
        if (stream(guild(1).path("members")).anyMatch(each -> id(each).equals(owner))) {
            people.post("/_sim/members", Map.of("guild", source, "member", owner, "leave", true));
        }
        assertThat(text(use(target, "settings copy", from))).contains("is no other server that I can copy from");

        people.post("/_sim/members", Map.of("guild", source, "join", owner));
        assertThat(text(use(target, "settings copy", from))).contains("You need the permission **Manage Server**");

        people.post("/_sim/permissions", Map.of("guild", source, "role", source, "grant", List.of("MANAGE_GUILD")));
        assertThat(text(use(target, "settings copy", from))).contains("`xp.cooldown`", "`7m`");

        // At once, although the process that serves the target may know nothing of it.
        people.post(
                "/_sim/permissions",
                Map.of("guild", source, "role", source, "permissions", List.of("VIEW_CHANNEL", "SEND_MESSAGES")));
        assertThat(text(use(target, "settings copy", from))).contains("You need the permission **Manage Server**");
    }

    @Test
    void aliasesStandInDiscordsListOfTheirGuildAlone() {
        JsonNode second = guild(1);
        use(second, "commands alias", Map.of("name", "lvl", "command", "rank"));

        Await.until(
                "Discord lists /lvl in the second guild", () -> listed(second).equals(List.of("lvl")));
        assertThat(listed(guild(0))).isEmpty();
        JsonNode answer = use(second, "lvl", Map.of());
        assertThat(answer.path("messages").isEmpty()).as("no answer: " + answer).isFalse();
        assertThat(text(answer)).doesNotContain("no longer know");

        use(second, "commands off", Map.of("command", "rank"));
        Await.until("Discord lists it no more", () -> listed(second).isEmpty());
        use(second, "commands on", Map.of("command", "rank"));
        Await.until("Discord lists /lvl again", () -> listed(second).equals(List.of("lvl")));
        use(second, "commands unalias", Map.of("name", "lvl"));
        Await.until("Discord lists nothing there", () -> listed(second).isEmpty());
    }

    private List<String> listed(JsonNode guild) {
        return stream(people.get("/_sim/state").path("commands"))
                .filter(each -> each.path("guild_id").asText().equals(id(guild)))
                .map(each -> each.path("name").asText())
                .sorted()
                .toList();
    }
}
