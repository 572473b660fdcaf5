package dev.guildhall.xp.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SqliteReaderTest {

    private static final String A = "300000000000000001";
    private static final String B = "300000000000000002";

    @TempDir
    Path folder;

    @Test
    void usersTableOfATutorialBot() throws Exception {
        Path file = made(
                "CREATE TABLE settings(name TEXT)",
                "CREATE TABLE users(id INTEGER PRIMARY KEY, user_id INTEGER, xp INTEGER, level INTEGER)",
                "INSERT INTO users(user_id, xp, level) VALUES (" + A + ", 100, 2), (" + B + ", 0, 1)");
        assertThat(Detection.of(new TransferFile.OnDisk(file))).isEqualTo(Format.SQLITE);
        assertThat(read(file).people).containsExactly(A + " 100", B + " 0");
    }

    @Test
    void pointsTableAndIdsAsText() throws Exception {
        Path file = made(
                "CREATE TABLE user_points(user_id TEXT, points REAL)",
                "INSERT INTO user_points VALUES ('" + A + "', 12.5), ('x', 1), (" + B + ", NULL), (3e17, 4)",
                "INSERT INTO user_points VALUES ('" + B + "', -3)");
        Collected found = read(file);
        assertThat(found.people).containsExactly(A + " 12");
        assertThat(found.bad).hasSize(4).element(0).isEqualTo("2 NOT_AN_ID x");
        assertThat(found.bad).element(1).isEqualTo("3 NO_XP");
        assertThat(found.bad).element(3).isEqualTo("5 NEGATIVE -3.0");
    }

    @Test
    void ofSeveralColumnsTheOneCountsThatSaysMostSurelyWhatItHolds() throws Exception {
        Path file = made(
                "CREATE TABLE users(id TEXT PRIMARY KEY, user TEXT, xp INTEGER, total_xp INTEGER)",
                "INSERT INTO users VALUES ('" + A + "', 'anna', 40, 540), ('600-300', '" + B + "', 7, NULL)");
        assertThat(read(file).people).containsExactly(A + " 540", B + " 7");
    }

    @Test
    void rowsOfOtherGuildsAreLeftOut() throws Exception {
        Path file = made(
                "CREATE TABLE levels(guild_id INTEGER, user_id INTEGER, xp INTEGER)",
                "INSERT INTO levels VALUES (600000000000000001, " + A + ", 5), (600000000000000009, " + B + ", 6)");
        Collected found = read(file);
        assertThat(found.people).containsExactly(A + " 5");
        assertThat(found.foreign).isEqualTo(1);
    }

    @Test
    void roundedIdsAreRefused() throws Exception {
        Path file = made("CREATE TABLE users(user_id REAL, xp INTEGER)", "INSERT INTO users VALUES (" + A + ", 5)");
        assertThat(read(file).bad).containsExactly("1 ROUNDED_ID 3.0E17");
    }

    @Test
    void viewsAndComputedColumnsAreNotRead() throws Exception {
        Path file = made(
                "CREATE TABLE t(a INTEGER, user_id AS (a), xp AS (a))",
                "INSERT INTO t(a) VALUES (1)",
                "CREATE VIEW users AS WITH RECURSIVE r(user_id, xp) AS (SELECT 1, 1 UNION ALL SELECT user_id + 1, xp FROM r)"
                        + " SELECT * FROM r");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(TransferException.class)
                .hasMessage("NO_COLUMNS: t");
    }

    @Test
    void damagedFileIsRefused() throws Exception {
        Path file = made(
                "CREATE TABLE users(user_id INTEGER, xp INTEGER)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                        + " INSERT INTO users SELECT 300000000000000000 + i, i FROM n");
        byte[] content = Files.readAllBytes(file);
        java.util.Arrays.fill(content, 4096, content.length - 4096, (byte) 0x5A);
        assertThatThrownBy(() -> Collected.from(Format.SQLITE, content))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("BROKEN");
        assertThatThrownBy(() -> Collected.from(Format.SQLITE, "SQLite format 3\0 and nothing"))
                .isInstanceOf(TransferException.class);
    }

    @Test
    @Timeout(60)
    void pagesThatLeadToOneAnotherAreRefusedBeforeAnyRow() throws Exception {
        byte[] content = EndlessSqlite.rows(small(""));
        Collected collected = new Collected();
        assertThatThrownBy(() -> Format.SQLITE.read(new TransferFile.InMemory(content), Collected.GUILD, collected))
                .isInstanceOf(TransferException.class)
                .hasMessageStartingWith("BROKEN: Tree 2 page ");
        assertThat(collected.people).isEmpty();
    }

    /** A table with computed columns cannot be checked without computing them. */
    @Test
    @Timeout(60)
    void noMoreRowsAreReadThanFitIntoTheFile() throws Exception {
        byte[] content = EndlessSqlite.rows(small(", doubled AS (xp * 2)"));
        assertThatThrownBy(() -> Collected.from(Format.SQLITE, content))
                .isInstanceOf(TransferException.class)
                .hasMessage("BROKEN: SQLite: > " + content.length / 4 + " rows");
    }

    @Test
    @Timeout(60)
    void schemaWithoutEndIsGivenUp() throws Exception {
        byte[] content = EndlessSqlite.schema(small(", UNIQUE (user_id)"));
        SqliteReader reader = new SqliteReader(Collected.GUILD, new Collected(), Duration.ofSeconds(1));
        assertThatThrownBy(() -> reader.read(new TransferFile.InMemory(content)))
                .isInstanceOf(TransferException.class)
                .hasMessage("BROKEN: SQLite: > 1 s");
    }

    @Test
    void computedColumnsBesideThePeopleDoNoHarm() throws Exception {
        Path file = made(
                "CREATE TABLE users(user_id TEXT, xp INTEGER, level INTEGER NOT NULL AS (xp / 100))",
                "INSERT INTO users VALUES ('" + A + "', 540)");
        assertThat(read(file).people).containsExactly(A + " 540");
    }

    @Test
    void longTextIsNoId() throws Exception {
        Path file = made(
                "CREATE TABLE users(user_id TEXT, xp INTEGER, name TEXT, CHECK (xp < 100))",
                "INSERT INTO users VALUES ('" + A + "', 5, '" + "n".repeat(9_000) + "')",
                "INSERT INTO users VALUES ('" + "3".repeat(9_000) + "', 5, '')");
        Collected found = read(file);
        assertThat(found.people).containsExactly(A + " 5");
        assertThat(found.bad).containsExactly("2 NOT_AN_ID …");
    }

    /** One person in pages of 512 bytes. */
    private byte[] small(String more) throws Exception {
        return Files.readAllBytes(made(
                "PRAGMA page_size = 512",
                "CREATE TABLE users(user_id TEXT, xp INTEGER" + more + ")",
                "INSERT INTO users VALUES ('" + A + "', 5)"));
    }

    private Path made(String... statements) throws Exception {
        Path file = folder.resolve("bot.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
        return file;
    }

    private static Collected read(Path file) throws Exception {
        return Collected.from(Format.SQLITE, Files.readAllBytes(file));
    }
}
