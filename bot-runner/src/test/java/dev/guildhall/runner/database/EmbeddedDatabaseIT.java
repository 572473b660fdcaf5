package dev.guildhall.runner.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

    @TempDir
    static Path programs;

    @TempDir
    Path data;

    /** Extracted once for all tests. */
    @BeforeEach
    void sharePrograms() throws IOException {
        Files.createSymbolicLink(data.resolve("cache"), programs);
    }

    private EmbeddedDatabase start() throws InterruptedException {
        return EmbeddedDatabase.start(data, 20);
    }

    private static String ask(DatabaseAccess access, String sql) throws SQLException {
        try (Connection connection = access.open();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void run(DatabaseAccess access, String sql) throws SQLException {
        try (Connection connection = access.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long postmaster() throws Exception {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
    }

    @Test
    void dataIsKeptBetweenRunsAndDurable() throws Exception {
        try (EmbeddedDatabase database = start()) {
            assertThat(ask(database.access(), "show server_version")).startsWith("18.");
            assertThat(ask(database.access(), "show fsync")).isEqualTo("on");
            assertThat(ask(database.access(), "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(database.access(), "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(database.access(), "show max_connections")).isEqualTo("20");
            run(database.access(), "create table kept as select 42 as answer");
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        try (EmbeddedDatabase database = start()) {
            assertThat(ask(database.access(), "select answer from kept")).isEqualTo("42");
        }
        assertThat(Files.readString(data.resolve("postgres.log"))).contains("database system was shut down at");
    }

    @Test
    void onlyThePasswordOpensIt() throws Exception {
        try (EmbeddedDatabase database = start()) {
            DatabaseAccess right = database.access();
            DatabaseAccess wrong =
                    new DatabaseAccess("embedded", right.jdbcUrl(), right.user(), "guess", right.place());
            Await.until("the rules are in force", () -> {
                try {
                    ask(wrong, "select 1");
                    return false;
                } catch (SQLException refused) {
                    return "28P01".equals(refused.getSQLState());
                }
            });
            assertThat(ask(
                            right,
                            "select rolpassword like 'SCRAM-SHA-256$%' from pg_authid where rolname = 'postgres'"))
                    .isEqualTo("t");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aLostPasswordIsReplaced() throws Exception {
        start().close();
        Files.delete(data.resolve("postgres.password"));
        try (EmbeddedDatabase database = start()) {
            assertThat(ask(database.access(), "select 1")).isEqualTo("1");
        }
        try (EmbeddedDatabase database = start()) {
            assertThat(ask(database.access(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aServerThatIsKilledComesBackWithWhatWasCommitted() throws Exception {
        try (EmbeddedDatabase database = start()) {
            run(database.access(), "create table kept as select 42 as answer");
            long killed = postmaster();
            assertThat(ProcessHandle.of(killed).orElseThrow().destroyForcibly()).isTrue();
            Await.until("it is back at the same address", () -> {
                try {
                    return ask(database.access(), "select answer from kept").equals("42") && postmaster() != killed;
                } catch (Exception away) {
                    return false;
                }
            });
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private ProcessHandle serverOfAKilledRun() throws Exception {
        ProcessBuilder run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeftServer.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("killed-run.log").toFile()));
        run.environment().put("DISCORD_TOKEN", "hidden.token.value");
        assertThat(run.start().waitFor()).isZero();
        return ProcessHandle.of(postmaster()).orElseThrow();
    }

    @Test
    void aServerThatAKilledRunLeftIsTakenOver() throws Exception {
        ProcessHandle left = serverOfAKilledRun();
        assertThat(left.isAlive()).isTrue();
        try (EmbeddedDatabase database = start()) {
            assertThat(left.isAlive()).isFalse();
            assertThat(ask(database.access(), "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theServerInheritsNoSecrets() throws Exception {
        ProcessHandle left = serverOfAKilledRun();
        assertThat(Files.readString(Path.of("/proc", Long.toString(left.pid()), "environ")))
                .contains("PATH=")
                .doesNotContain("DISCORD_TOKEN", "hidden");
        start().close();
    }

    @Test
    void aServerThatWasKilledRecovers() throws Exception {
        ProcessHandle left = serverOfAKilledRun();
        left.destroyForcibly();
        Await.until("it is gone", () -> !left.isAlive());
        try (EmbeddedDatabase database = start()) {
            assertThat(ask(database.access(), "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void aNumberThatBelongsToAnotherProgramDoesNotHinder() throws Exception {
        start().close();
        Files.writeString(
                data.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (EmbeddedDatabase database = start()) {
            assertThat(ask(database.access(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void thePostgresOfAnotherFolderThatHasTheNumberNowIsLeftAlone(@TempDir Path other) throws Exception {
        start().close();
        Files.createSymbolicLink(other.resolve("cache"), programs);
        try (EmbeddedDatabase stranger = EmbeddedDatabase.start(other, 20)) {
            Files.copy(other.resolve("postgres/postmaster.pid"), data.resolve("postgres/postmaster.pid"));
            try (EmbeddedDatabase database = start()) {
                assertThat(ask(database.access(), "select 1")).isEqualTo("1");
                assertThat(ask(stranger.access(), "select 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void whereTheSystemShowsNoFoldersTheTimeOfTheStartTells() throws Exception {
        Path nowhere = data.resolve("no-proc");
        Path file = data.resolve("postgres/postmaster.pid");
        try (EmbeddedDatabase database = start()) {
            String content = Files.readString(file);
            assertThat(Postmaster.on(data.resolve("postgres"), nowhere)).isPresent();

            List<String> lines = new ArrayList<>(content.lines().toList());
            lines.set(2, Long.toString(Long.parseLong(lines.get(2)) - 3_600));
            Files.write(file, lines);
            assertThat(Postmaster.on(data.resolve("postgres"), nowhere)).isEmpty();
            assertThat(file).doesNotExist();

            // PostgreSQL ends by itself when its file is gone for a minute.
            Files.writeString(file, content);
            assertThat(ask(database.access(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aDatabaseThatWasNeverFinishedIsSetAside() throws Exception {
        Path folder = Files.createDirectories(data.resolve("postgres"));
        Files.writeString(folder.resolve("PG_VERSION"), "18\n");
        Files.createDirectories(data.resolve("cache/PG-half/bin"));
        try (EmbeddedDatabase database = start()) {
            assertThat(ask(database.access(), "select 1")).isEqualTo("1");
        }
        assertThat(data.resolve("cache/PG-half")).doesNotExist();
        try (Stream<Path> content = Files.list(data)) {
            assertThat(content.map(path -> path.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("postgres.unfinished-"));
        }
    }

    @Test
    void aFolderOfAnotherVersionIsRefusedAndLeftAlone() throws Exception {
        Path folder = Files.createDirectories(data.resolve("postgres"));
        Files.writeString(folder.resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith(
                        "the data folder " + folder + " belongs to PostgreSQL 17, this is 18: move it away");
        assertThat(folder.resolve("PG_VERSION")).hasContent("17");
    }

    @Test
    void theSchemaIsMigratedAgainAndAgain() throws Exception {
        try (EmbeddedDatabase database = start()) {
            Migration.run(database.access(), Duration.ofSeconds(10), () -> false);
            Migration.run(database.access(), Duration.ofSeconds(10), () -> false);
            assertThat(ask(
                            database.access(),
                            "select count(*) > 0 from information_schema.tables where table_schema = 'xp'"))
                    .isEqualTo("t");
        }
    }

    @Test
    void aRefusedLoginIsSaidAtOnceWithoutThePassword() throws Exception {
        try (EmbeddedDatabase database = start()) {
            DatabaseAccess wrong = new DatabaseAccess(
                    "external",
                    database.access().jdbcUrl(),
                    "nobody",
                    "hidden",
                    database.access().place());
            Await.until("the rules are in force", () -> {
                try {
                    Migration.run(wrong, Duration.ofMinutes(5), () -> false);
                    return false;
                } catch (DatabaseException refused) {
                    return refused.getMessage().contains("correct user and password in DATABASE_URL")
                            && !refused.getMessage().contains("hidden");
                } catch (InterruptedException unexpected) {
                    throw new AssertionError(unexpected);
                }
            });
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsSaidAfterAWhile() {
        DatabaseAccess nobody =
                new DatabaseAccess("external", "jdbc:postgresql://127.0.0.1:1/d", "u", "hidden", "127.0.0.1:1/d");
        assertThatThrownBy(() -> Migration.run(nobody, Duration.ZERO, () -> false))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("the database at 127.0.0.1:1/d does not answer")
                .hasMessageEndingWith("start PostgreSQL, or correct host and port in DATABASE_URL")
                .hasMessageNotContaining("hidden");
    }
}
