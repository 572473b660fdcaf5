package dev.guildhall.bench;

import static dev.guildhall.db.jooq.settings.Tables.OWN_VALUE;

import dev.guildhall.core.setting.PostgresSettings;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.SettingTypes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.MockConnection;
import org.jooq.tools.jdbc.MockResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Reading a setting of a guild whose settings are cached, as every handler does: for the whole guild, and in a channel of a
 * category for a member with five roles, in a guild that gave own values to some of them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SettingsBenchmark {

    private static final SettingKey<Integer> KEY = new SettingKey<>(
                    "bench.amount", SettingTypes.integer(0, 100), 10, "How much")
            .overridableBy(SettingScope.Level.CHANNEL, SettingScope.Level.CATEGORY, SettingScope.Level.ROLE);

    private static final long CHANNEL = 600_000_000_000_000_011L;
    private static final long CATEGORY = 600_000_000_000_000_010L;
    private static final long ROLE = 600_000_000_000_000_023L;

    private final GuildId guild = new GuildId(81_384_788_765_712_384L);
    private final PostgresSettings plain = settings();
    private final PostgresSettings byChannel = settings("channel", CHANNEL);
    private final PostgresSettings byRole = settings("role", ROLE);
    private final PostgresSettings elsewhere = settings("channel", 99, "role", 98);
    private final Place place = new Place(new ChannelId(CHANNEL), List.of(new ChannelId(CATEGORY)));
    private final List<RoleId> roles =
            List.of(new RoleId(1), new RoleId(2), new RoleId(3), new RoleId(4), new RoleId(ROLE));

    private static PostgresSettings settings(Object... scopes) {
        PostgresSettings settings = new PostgresSettings(new FixedDatabase(scopes));
        settings.declare("bench", KEY);
        return settings;
    }

    @Benchmark
    public int readCached() {
        return plain.of(guild).get(KEY);
    }

    @Benchmark
    public int readWhereTheChannelHasItsOwn() {
        return byChannel.of(guild).at(place, roles).get(KEY);
    }

    @Benchmark
    public int readWhereTheRoleHasItsOwn() {
        return byRole.of(guild).at(place, roles).get(KEY);
    }

    @Benchmark
    public int readWhereOthersHaveTheirOwn() {
        return elsewhere.of(guild).at(place, roles).get(KEY);
    }

    /** Holds own values of these parts of each guild, and no other rows: only the first read asks it. */
    private static final class FixedDatabase implements Database {

        private final DSLContext sql;

        FixedDatabase(Object... scopes) {
            DSLContext making = DSL.using(SQLDialect.POSTGRES);
            var rows = making.newResult(OWN_VALUE.SCOPE, OWN_VALUE.SUBJECT_ID, OWN_VALUE.NAME, OWN_VALUE.VALUE);
            for (int i = 0; i < scopes.length; i += 2) {
                var row = making.newRecord(OWN_VALUE.SCOPE, OWN_VALUE.SUBJECT_ID, OWN_VALUE.NAME, OWN_VALUE.VALUE);
                row.values(scopes[i].toString(), ((Number) scopes[i + 1]).longValue(), KEY.name(), "20");
                rows.add(row);
            }
            this.sql = DSL.using(
                    new MockConnection(context -> new MockResult[] {
                        context.sql().contains("own_value")
                                ? new MockResult(rows.size(), rows)
                                : new MockResult(0, making.newResult())
                    }),
                    SQLDialect.POSTGRES);
        }

        @Override
        public <T> T query(Function<DSLContext, T> work) {
            return work.apply(sql);
        }

        @Override
        public <T> T transaction(Function<DSLContext, T> work) {
            return work.apply(sql);
        }
    }
}
