package dev.guildhall.core.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.core.database.PooledDatabase;
import dev.guildhall.core.database.TestDatabase;
import dev.guildhall.core.outbox.PostgresOutbox;
import dev.guildhall.db.jooq.settings.Tables;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.facet.PersonalData;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PersonalDataIT {

    private static final GuildId GUILD = new GuildId(7L << 22);
    private static final UserId ADA = new UserId(77);
    private static final UserId BEN = new UserId(88);

    private static TestDatabase server;
    private static PooledDatabase database;

    @BeforeAll
    static void start() throws Exception {
        server = new TestDatabase();
        database = new PooledDatabase(server.options());
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
        server.close();
    }

    @Test
    void moduleWhoseTablesNamePeopleMustSayHowTheyAreErased() {
        database.query(sql -> sql.execute("create schema my_diary; create table my_diary.entry (written_by bigint)"));
        PersonalColumns columns = new PersonalColumns(database);

        assertThatThrownBy(() -> columns.require("my-diary", false))
                .hasMessageContaining("my-diary")
                .hasMessageContaining("my_diary.entry.written_by")
                .hasMessageContaining("PersonalData");
        assertThatCode(() -> columns.require("my-diary", true)).doesNotThrowAnyException();
        assertThatCode(() -> columns.require("settings", false)).doesNotThrowAnyException();
        assertThatCode(() -> columns.require("greeter", false)).doesNotThrowAnyException();
    }

    @Test
    void whoChangedSettingsIsExportedAndThenNobody() {
        changeBy(ADA);
        changeBy(BEN);
        database.transaction(sql -> {
            new PostgresOutbox()
                    .add(
                            sql,
                            List.of(
                                    new Errand.GiveRole(GUILD, ADA, new RoleId(1), "level 5"),
                                    new Errand.GiveRole(GUILD, BEN, new RoleId(1), "level 5")));
            return true;
        });
        PlatformPersonalData data = new PlatformPersonalData(database);
        PersonalDataBook book = new PersonalDataBook(Map.of("general", List.of(data)));

        assertThat(new String(book.export(ADA), StandardCharsets.UTF_8))
                .contains("garden.gate", "level 5", data.summary());
        assertThat(book.erase(ADA)).isEqualTo(2);
        assertThat(book.erase(ADA)).isZero();
        assertThat(new String(book.export(ADA), StandardCharsets.UTF_8)).doesNotContain("garden.gate", "level 5");
        assertThat(new String(book.export(BEN), StandardCharsets.UTF_8)).contains("garden.gate", "level 5");
    }

    private static void changeBy(UserId person) {
        database.query(sql -> sql.insertInto(
                        Tables.CHANGE, Tables.CHANGE.GUILD_ID, Tables.CHANGE.NAME, Tables.CHANGE.CHANGED_BY)
                .values(GUILD.value(), "garden.gate", person.value())
                .execute());
    }

    @Test
    void moduleThatFailsDoesNotKeepOthersFromErasing() {
        Diary broken = new Diary(true);
        Diary whole = new Diary(false);
        PersonalDataBook book = new PersonalDataBook(Map.of("a", List.of(broken), "b", List.of(whole)));

        assertThatThrownBy(() -> book.erase(ADA))
                .hasMessageContaining("not everything was erased: a")
                .message()
                .doesNotContain(ADA.toString());
        assertThat(whole.erased).isTrue();
    }

    private static final class Diary implements PersonalData {

        private final boolean broken;
        private boolean erased;

        Diary(boolean broken) {
            this.broken = broken;
        }

        @Override
        public String summary() {
            return "A diary.";
        }

        @Override
        public Map<String, Object> export(UserId person) {
            return Map.of();
        }

        @Override
        public long erase(UserId person) {
            if (broken) {
                throw new IllegalStateException("the diary of " + person + " is locked");
            }
            erased = true;
            return 1;
        }
    }
}
