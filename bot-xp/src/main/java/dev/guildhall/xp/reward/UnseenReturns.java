package dev.guildhall.xp.reward;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.event.GuildAvailable;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.setting.LevelRules;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, after a new session, whether some of those who had left are back: of that nobody told. Each is a question to Discord, so it
 * looks only for those who had a role for their level and left lately, and asks about one guild at a time. Thread-safe.
 */
public final class UnseenReturns {

    /** How often {@link #look} is to be called. */
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(UnseenReturns.class);
    private static final Duration LATELY = Duration.ofDays(30);
    private static final int MOST = 20;
    private static final int MOST_LOOKED_THROUGH = 200;
    private static final int MOST_GUILDS = 20;

    private final Database database;
    private final Guilds guilds;
    private final Function<GuildId, LevelRules> leveling;
    private final Returning returning;
    private final InstantSource clock;
    private final Queue<GuildId> waiting = new ConcurrentLinkedQueue<>();

    private record Gone(UserId user, int level, OffsetDateTime left) {}

    public UnseenReturns(
            Database database,
            Guilds guilds,
            Function<GuildId, LevelRules> leveling,
            Returning returning,
            InstantSource clock) {
        this.database = database;
        this.guilds = guilds;
        this.leveling = leveling;
        this.returning = returning;
        this.clock = clock;
    }

    public Subscription<GuildAvailable> subscription() {
        return Subscription.to(GuildAvailable.class, event -> remember(event.guild()));
    }

    private void remember(GuildId guild) {
        if (!waiting.contains(guild)) {
            waiting.add(guild);
        }
    }

    /** Looks at the guilds that have waited for longest, until Discord was asked about one of them. */
    public void look() {
        boolean asked = false;
        for (int i = 0; i < MOST_GUILDS && !asked; i++) {
            asked = Optional.ofNullable(waiting.poll())
                    .filter(guilds.served()::contains)
                    .map(this::look)
                    .orElse(false);
        }
    }

    /** @return whether Discord was asked */
    private boolean look(GuildId guild) {
        boolean again = true;
        try {
            List<Gone> gone = gone(guild);
            for (Gone each : gone) {
                if (guilds.member(guild, each.user()).isPresent()) {
                    returning.back(guild, each.user(), each.left());
                }
            }
            again = false;
            return !gone.isEmpty();
        } catch (DiscordException failure) {
            again = failure.retryable();
            LOG.debug("guild {} - nobody can say who came back: {}", guild, failure.getMessage());
            return true;
        } finally {
            if (again) {
                remember(guild);
            }
        }
    }

    /** Those who left last, of those whose level brings a role. */
    private List<Gone> gone(GuildId guild) {
        List<Gone> lately = database.query(sql -> sql.select(MEMBER.USER_ID, MEMBER.LEVEL, MEMBER.LEFT_AT)
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(guild.value()), MEMBER.LEVEL.gt(0))
                .and(MEMBER.LEFT_AT.gt(clock.instant().minus(LATELY).atOffset(ZoneOffset.UTC)))
                .orderBy(MEMBER.LEFT_AT.desc())
                .limit(MOST_LOOKED_THROUGH)
                .fetch(row -> new Gone(new UserId(row.value1()), row.value2(), row.value3())));
        if (lately.isEmpty()) {
            return List.of();
        }
        LevelRules rules = leveling.apply(guild);
        return lately.stream()
                .filter(each -> !rules.rolesAt(each.level()).isEmpty())
                .limit(MOST)
                .toList();
    }
}
