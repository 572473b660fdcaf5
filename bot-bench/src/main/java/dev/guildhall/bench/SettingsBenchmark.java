package dev.guildhall.bench;

import dev.guildhall.core.setting.PostgresSettings;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTypes;
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

/** Reading a setting of a guild whose settings are cached, as every handler does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SettingsBenchmark {

    private static final SettingKey<Integer> KEY =
            new SettingKey<>("bench.amount", SettingTypes.integer(0, 100), 10, "How much");

    private final GuildId guild = new GuildId(81_384_788_765_712_384L);
    private final PostgresSettings settings = new PostgresSettings(new EmptyDatabase());

    @Benchmark
    public int readCached() {
        return settings.of(guild).get(KEY);
    }

    /** Holds no rows: only the first read asks it. */
    private static final class EmptyDatabase implements Database {

        private final DSLContext sql = DSL.using(
                new MockConnection(context -> new MockResult[] {
                    new MockResult(0, DSL.using(SQLDialect.POSTGRES).newResult())
                }),
                SQLDialect.POSTGRES);

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
