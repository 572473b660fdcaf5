package dev.guildhall.core.privacy;

import static dev.guildhall.db.jooq.core.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.core.database.PooledDatabase;
import dev.guildhall.core.database.TestDatabase;
import dev.guildhall.core.outbox.PostgresOutbox;
import dev.guildhall.core.setting.PostgresSettings;
import dev.guildhall.db.jooq.settings.Tables;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.facet.PersonalData;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.SettingTypes;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Edits;
import dev.guildhall.spi.setting.change.ErasedPerson;
import dev.guildhall.spi.setting.change.Outcome;
import dev.guildhall.spi.setting.change.PastChange;
import dev.guildhall.spi.setting.change.Slot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PersonalDataIT {

    private static final GuildId GUILD = new GuildId(7L << 22);
    private static final UserId ADA = new UserId(77);
    private static final UserId BEN = new UserId(88);
    private static final UserId FAY = new UserId(600_000_000_000_000_061L);
    private static final UserId GUS = new UserId(600_000_000_000_000_062L);

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
    void announcementsAboutAPersonGoWithTheirData() {
        UserId eve = new UserId(99);
        database.transaction(sql -> {
            PostgresOutbox outbox = new PostgresOutbox();
            outbox.send(sql, GUILD, new ChannelId(5), MessageBody.text("Eve is level 5"), eve);
            outbox.send(sql, GUILD, new ChannelId(5), MessageBody.text("Ben is level 5"), BEN);
            outbox.send(sql, GUILD, new ChannelId(5), MessageBody.text("the import is done"));
            return true;
        });
        PlatformPersonalData data = new PlatformPersonalData(database);

        assertThat(data.export(eve).toString()).contains("Eve is level 5").doesNotContain("Ben is");
        assertThat(data.erase(eve)).isEqualTo(1);
        List<String> waiting = database.query(sql -> sql.select(OUTBOX.BODY)
                .from(OUTBOX)
                .where(OUTBOX.CHANNEL_ID.eq(5L))
                .orderBy(OUTBOX.ID)
                .fetch(row -> row.value1().data()));
        assertThat(waiting)
                .satisfiesExactly(
                        ben -> assertThat(ben).contains("Ben is level 5"),
                        told -> assertThat(told).contains("the import is done"));
    }

    @Test
    void whoIsNamedInSettingsLearnsWhereAndIsForgottenInTheHistoryAlone() {
        SettingKey<List<UserId>> key = new SettingKey<>(
                        "garden.strangers", SettingTypes.listOf(SettingTypes.memberId(), 9), List.of(), "Who stays out")
                .overridableBy(SettingScope.Level.CHANNEL);
        PostgresSettings settings = new PostgresSettings(database);
        settings.declare("garden", key);
        GuildId guild = new GuildId(8L << 22);
        Slot inChannel = new Slot(key.name(), new SettingScope.InChannel(new ChannelId(12)));
        Instant before = set(settings, guild, Slot.of(key), FAY + ", " + GUS, "asked by <@" + FAY + ">");
        set(settings, guild, inChannel, FAY.toString(), "");
        // Of two numbers one of which begins like the other.
        set(settings, guild, Slot.of(key), FAY + ", " + GUS + ", " + FAY + "7", "");
        PlatformPersonalData data = new PlatformPersonalData(database);

        Map<String, Object> export = data.export(FAY);
        assertThat(export.get("settings that name you").toString())
                .contains("garden.strangers", "scope=channel, subject_id=12", "guild_id=" + guild)
                .doesNotContain(GUS.toString());
        assertThat((List<?>) export.get("changes of settings that named you")).hasSize(3);

        assertThat(data.erase(FAY)).isEqualTo(4);
        assertThat(data.erase(FAY)).isZero();

        assertThat(settings.of(guild).get(key)).contains(FAY, GUS);
        assertThat((List<?>) data.export(FAY).get("settings that name you")).hasSize(2);
        assertThat((List<?>) data.export(FAY).get("changes of settings that named you"))
                .isEmpty();
        List<PastChange> history = settings.page(guild, Optional.empty(), Long.MAX_VALUE, 9);
        assertThat(history).hasSize(3);
        assertThat(history.getFirst().after().orElseThrow())
                .contains(GUS.toString(), FAY + "7")
                .satisfies(value -> assertThat(ErasedPerson.isNamedIn(value)).isTrue());
        assertThat(history.getLast().reason()).isEqualTo("asked by ?");
        // What once held is still told for everybody else, and others are no fewer.
        assertThat(settings.of(guild, before).get(key)).hasSize(2).contains(GUS).doesNotContain(FAY);
        assertThat(settings.at(guild, before).misfits()).isEmpty();
    }

    /** When it was so. */
    private static Instant set(PostgresSettings settings, GuildId guild, Slot slot, String value, String reason) {
        Edits edits = new Edits(
                List.of(new Edit(slot, new Edit.Set(value))), new Edits.Anything(), BEN, reason, Locale.ENGLISH);
        assertThat(settings.apply(guild, edits)).isInstanceOf(Outcome.Applied.class);
        return settings.page(guild, Optional.empty(), Long.MAX_VALUE, 1)
                .getFirst()
                .time();
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
