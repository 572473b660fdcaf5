package dev.guildhall.xp.voice;

import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.VOICE_SESSION;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.select;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.event.VoiceState;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.ArrayTable;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Who is in voice channels, in the database. Thread-safe. */
record VoiceStore(Database database) {

    /** Who was in a guild's voice channels, and when that was seen last. */
    record Known(List<Seat> seats, Instant seen) {}

    /** A member's day. */
    record MemberDay(MemberKey member, LocalDate day) {}

    Optional<Known> load(GuildId guild) {
        return database.query(sql -> {
            List<Seat> seats = new ArrayList<>();
            Instant seen = Instant.MAX;
            for (var row : sql.selectFrom(VOICE_SESSION).where(VOICE_SESSION.GUILD_ID.eq(guild.value()))) {
                Place place = Place.of(new ChannelId(row.getChannelId()));
                OffsetDateTime since = row.getSince();
                seats.add(new Seat(
                        new Member(new UserId(row.getUserId()), "", false, List.of()),
                        new VoiceState(place, false, false),
                        since == null ? null : since.toInstant()));
                Instant seenThis = row.getSeen().toInstant();
                seen = seenThis.isBefore(seen) ? seenThis : seen;
            }
            return seats.isEmpty() ? Optional.empty() : Optional.of(new Known(List.copyOf(seats), seen));
        });
    }

    /** Writes down who is in voice channels of these guilds, each as it was last seen, in two statements. */
    void save(Map<GuildId, Known> guilds) {
        record Row(GuildId guild, Seat seat, Instant seen) {}
        List<Row> rows = new ArrayList<>();
        guilds.forEach((guild, known) -> known.seats().stream()
                .map(seat -> new Row(guild, seat, known.seen()))
                .forEach(rows::add));
        rows.sort((left, right) -> key(left.guild(), left.seat()).compareTo(key(right.guild(), right.seat())));
        ArrayTable present = new ArrayTable("present")
                .withMembers(rows, row -> key(row.guild(), row.seat()))
                .withLongs(
                        "channel_id",
                        rows,
                        row -> row.seat().state().place().channel().value())
                .with("since", rows, row -> time(row.seat().since()), OffsetDateTime[]::new)
                .with("seen", rows, row -> time(row.seen()), OffsetDateTime[]::new);
        Field<Long> guild = present.column("guild_id", Long.class);
        Field<Long> user = present.column("user_id", Long.class);
        Long[] saved = guilds.keySet().stream().map(GuildId::value).toArray(Long[]::new);
        database.transaction(sql -> {
            sql.deleteFrom(VOICE_SESSION)
                    .where(VOICE_SESSION.GUILD_ID.eq(DSL.any(saved)))
                    .andNotExists(DSL.selectOne()
                            .from(present.table())
                            .where(guild.eq(VOICE_SESSION.GUILD_ID), user.eq(VOICE_SESSION.USER_ID)))
                    .execute();
            return sql.insertInto(
                            VOICE_SESSION,
                            VOICE_SESSION.GUILD_ID,
                            VOICE_SESSION.USER_ID,
                            VOICE_SESSION.CHANNEL_ID,
                            VOICE_SESSION.SINCE,
                            VOICE_SESSION.SEEN)
                    .select(select(
                                    guild,
                                    user,
                                    present.column("channel_id", Long.class),
                                    present.column("since", OffsetDateTime.class),
                                    present.column("seen", OffsetDateTime.class))
                            .from(present.table())
                            .orderBy(guild, user))
                    .onConflict(VOICE_SESSION.GUILD_ID, VOICE_SESSION.USER_ID)
                    .doUpdate()
                    .set(VOICE_SESSION.CHANNEL_ID, excluded(VOICE_SESSION.CHANNEL_ID))
                    .set(VOICE_SESSION.SINCE, excluded(VOICE_SESSION.SINCE))
                    .set(VOICE_SESSION.SEEN, excluded(VOICE_SESSION.SEEN))
                    .execute();
        });
    }

    /** Those of the minutes that are credited: they are seen again after a crash. */
    Set<VoiceMinute> credited(Collection<VoiceMinute> minutes) {
        Map<MemberKey, Map<Long, VoiceMinute>> byMember = new HashMap<>();
        for (VoiceMinute minute : minutes) {
            byMember.computeIfAbsent(
                            new MemberKey(minute.guild(), minute.member().id()), member -> new HashMap<>())
                    .put(minute.activity().sourceId(), minute);
        }
        ArrayTable asked = new ArrayTable("asked")
                .withMembers(
                        minutes,
                        minute -> new MemberKey(minute.guild(), minute.member().id()))
                .withLongs("source_id", minutes, minute -> minute.activity().sourceId())
                .with("at", minutes, minute -> time(minute.activity().time()), OffsetDateTime[]::new);
        Set<VoiceMinute> credited = new HashSet<>();
        database.query(sql -> sql.select(LEDGER.GUILD_ID, LEDGER.USER_ID, LEDGER.SOURCE_ID)
                        .from(asked.table())
                        .join(LEDGER)
                        .on(
                                LEDGER.GUILD_ID.eq(asked.column("guild_id", Long.class)),
                                LEDGER.USER_ID.eq(asked.column("user_id", Long.class)),
                                LEDGER.SOURCE.eq(Source.VOICE_MINUTE.number()),
                                LEDGER.SOURCE_ID.eq(asked.column("source_id", Long.class)),
                                LEDGER.AT.eq(asked.column("at", OffsetDateTime.class)))
                        .fetch())
                .forEach(row -> {
                    VoiceMinute minute = byMember.getOrDefault(MemberKey.of(row.value1(), row.value2()), Map.of())
                            .get(row.value3());
                    if (minute != null) {
                        credited.add(minute);
                    }
                });
        return credited;
    }

    /** How many minutes of these days are credited, those that have some. */
    Map<MemberDay, Integer> creditedMinutes(Collection<MemberDay> days) {
        ArrayTable asked = new ArrayTable("asked")
                .withMembers(days, MemberDay::member)
                .with("day", days, MemberDay::day, LocalDate[]::new);
        Map<MemberDay, Integer> minutes = new HashMap<>();
        database.query(sql -> sql.select(DAY.GUILD_ID, DAY.USER_ID, DAY.DAY_, DAY.VOICE_MINUTES)
                        .from(asked.table())
                        .join(DAY)
                        .on(
                                DAY.GUILD_ID.eq(asked.column("guild_id", Long.class)),
                                DAY.USER_ID.eq(asked.column("user_id", Long.class)),
                                DAY.DAY_.eq(asked.column("day", LocalDate.class)))
                        .fetch())
                .forEach(row -> minutes.put(
                        new MemberDay(MemberKey.of(row.value1(), row.value2()), row.value3()), row.value4()));
        return minutes;
    }

    private static MemberKey key(GuildId guild, Seat seat) {
        return new MemberKey(guild, seat.member().id());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
