package dev.guildhall.core.registration;

import static dev.guildhall.db.jooq.core.Tables.GUILD_COMMANDS;
import static dev.guildhall.db.jooq.settings.Tables.VALUE;

import dev.guildhall.core.access.CommandSettings;
import dev.guildhall.core.database.DatabaseClock;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/** What was registered last for each guild. Thread-safe; blocks for the database. */
record RegistrationStore(Database database) {

    /** The fingerprints of what these guilds have; none for those that have nothing of their own. */
    Map<GuildId, String> registered(Collection<GuildId> guilds) {
        return database.query(sql -> {
            Map<GuildId, String> found = new HashMap<>();
            sql.select(GUILD_COMMANDS.GUILD_ID, GUILD_COMMANDS.FINGERPRINT)
                    .from(GUILD_COMMANDS)
                    .where(GUILD_COMMANDS.GUILD_ID.in(ids(guilds)))
                    .forEach(row -> found.put(new GuildId(row.value1()), row.value2()));
            return found;
        });
    }

    /** Those of the guilds that decided anything about which commands there are. */
    Set<GuildId> deciding(Collection<GuildId> guilds) {
        return database.query(sql -> sql
                .selectDistinct(VALUE.GUILD_ID)
                .from(VALUE)
                .where(
                        VALUE.GUILD_ID.in(ids(guilds)),
                        VALUE.NAME.in(CommandSettings.RULES.name(), CommandSettings.ALIASES.name()))
                .fetch(row -> new GuildId(row.value1()))
                .stream()
                .collect(Collectors.toSet()));
    }

    private static List<Long> ids(Collection<GuildId> guilds) {
        return guilds.stream().map(GuildId::value).toList();
    }

    /** Discord lists this in the guild: it was asked just now. */
    void verified(GuildId guild, String fingerprint) {
        database.query(sql -> sql.insertInto(GUILD_COMMANDS)
                .set(GUILD_COMMANDS.GUILD_ID, guild.value())
                .set(GUILD_COMMANDS.FINGERPRINT, fingerprint)
                .set(GUILD_COMMANDS.VERIFIED_AT, DSL.currentOffsetDateTime())
                .onConflict(GUILD_COMMANDS.GUILD_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute());
    }

    /** The guild has nothing of its own, or nobody knows any more what it has. */
    void forget(GuildId guild) {
        database.query(sql -> sql.deleteFrom(GUILD_COMMANDS)
                .where(GUILD_COMMANDS.GUILD_ID.eq(guild.value()))
                .execute());
    }

    /** The guilds whose commands were not looked at for so long. */
    List<GuildId> unverifiedFor(Duration time) {
        return database.query(sql -> sql.select(GUILD_COMMANDS.GUILD_ID)
                .from(GUILD_COMMANDS)
                .where(GUILD_COMMANDS.VERIFIED_AT.lt(DatabaseClock.nowPlus(time.negated())))
                .fetch(row -> new GuildId(row.value1())));
    }
}
