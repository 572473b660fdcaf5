package dev.guildhall.xp.view;

import static dev.guildhall.db.jooq.xp.Tables.CARD_CHOICE;
import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.card.Shade;
import dev.guildhall.xp.ledger.Accounts;
import dev.guildhall.xp.rank.Standing;
import dev.guildhall.xp.rank.Standings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Reads what one member's card shows, and writes what a member has chosen for it. Thread-safe. */
public record Profiles(Database database, Standings standings) {

    private static final short MESSAGE = 1;

    /**
     * What a card shows of a member.
     *
     * @param standing empty for who has no XP
     * @param messages how many were credited, and how many an import brought along
     * @param optedOut whether the member wishes to earn nothing
     * @param lastCredited the newest message that earned XP, where one did since the time asked for
     */
    public record Profile(
            Optional<Standing> standing,
            long messages,
            long voiceMinutes,
            boolean optedOut,
            Optional<MessageId> lastCredited,
            CardChoice choice) {}

    /**
     * In one statement.
     *
     * @param asker whose choice of pictures counts
     * @param since how far back a credited message matters
     */
    public Profile of(GuildId guild, UserId member, UserId asker, Instant since) {
        Field<Boolean> optedOut = field(Accounts.IS_OPTED_OUT);
        // Only the month or two of the ledger that the cooldown reaches into.
        Field<Long> credited = field(select(max(LEDGER.SOURCE_ID))
                .from(LEDGER)
                .where(LEDGER.GUILD_ID.eq(guild.value()))
                .and(LEDGER.USER_ID.eq(member.value()))
                .and(LEDGER.SOURCE.eq(MESSAGE))
                .and(LEDGER.AT.ge(since.atOffset(ZoneOffset.UTC))));
        var standing = standings.statement(guild, member).asTable("standing");
        Field<Long> rank = field(name("standing", "rank"), Long.class);
        Field<Long> value = field(name("standing", "value"), Long.class);
        var own = CARD_CHOICE.as("own");
        var theirs = CARD_CHOICE.as("theirs");
        return database.query(sql -> sql.select(
                        MEMBER.MESSAGES,
                        MEMBER.VOICE_MINUTES,
                        optedOut,
                        credited,
                        theirs.COLOR,
                        theirs.SHADE,
                        own.PICTURES,
                        rank,
                        value)
                .from(sql.select(val(1).as("one")).asTable("here"))
                .leftJoin(MEMBER)
                .on(MEMBER.GUILD_ID.eq(guild.value()), MEMBER.USER_ID.eq(member.value()))
                .leftJoin(standing)
                .on(trueCondition())
                .leftJoin(theirs)
                .on(theirs.GUILD_ID.eq(guild.value()), theirs.USER_ID.eq(member.value()))
                .leftJoin(own)
                .on(own.GUILD_ID.eq(guild.value()), own.USER_ID.eq(asker.value()))
                .fetchSingle(row -> new Profile(
                        Optional.ofNullable(row.value8()).map(found -> new Standing(member, found, row.value9())),
                        Optional.ofNullable(row.value1()).orElse(0L),
                        Optional.ofNullable(row.value2()).orElse(0L),
                        row.value3(),
                        Optional.ofNullable(row.value4()).map(MessageId::new),
                        choice(row.value5(), row.value6(), row.value7()))));
    }

    /** Whether a member wishes to earn nothing. */
    public boolean isOptedOut(GuildId guild, UserId member) {
        return database.query(sql -> sql.fetchExists(
                MEMBER, MEMBER.GUILD_ID.eq(guild.value()), MEMBER.USER_ID.eq(member.value()), Accounts.IS_OPTED_OUT));
    }

    /** What a member has chosen. */
    public CardChoice choice(GuildId guild, UserId member) {
        return database.query(sql -> sql.select(CARD_CHOICE.COLOR, CARD_CHOICE.SHADE, CARD_CHOICE.PICTURES)
                .from(CARD_CHOICE)
                .where(CARD_CHOICE.GUILD_ID.eq(guild.value()))
                .and(CARD_CHOICE.USER_ID.eq(member.value()))
                .fetchOptional(row -> choice(row.value1(), row.value2(), row.value3()))
                .orElse(CardChoice.NONE));
    }

    /** Remembers what a member has chosen, in place of what was. */
    public void choose(GuildId guild, UserId member, CardChoice choice) {
        Integer color = choice.color().orElse(null);
        String shade = choice.shade().map(Shade::name).orElse(null);
        Boolean pictures = choice.pictures().orElse(null);
        database.query(sql -> sql.insertInto(CARD_CHOICE)
                .set(CARD_CHOICE.GUILD_ID, guild.value())
                .set(CARD_CHOICE.USER_ID, member.value())
                .set(CARD_CHOICE.COLOR, color)
                .set(CARD_CHOICE.SHADE, shade)
                .set(CARD_CHOICE.PICTURES, pictures)
                .onConflict(CARD_CHOICE.GUILD_ID, CARD_CHOICE.USER_ID)
                .doUpdate()
                .set(CARD_CHOICE.COLOR, color)
                .set(CARD_CHOICE.SHADE, shade)
                .set(CARD_CHOICE.PICTURES, pictures)
                .execute());
    }

    private static CardChoice choice(@Nullable Integer color, @Nullable String shade, @Nullable Boolean pictures) {
        return new CardChoice(
                Optional.ofNullable(color),
                Optional.ofNullable(shade).map(Shade::valueOf),
                Optional.ofNullable(pictures));
    }
}
