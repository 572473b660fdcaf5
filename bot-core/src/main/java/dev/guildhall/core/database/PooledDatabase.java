package dev.guildhall.core.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.CallbackExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** {@link Database} on a HikariCP pool. It opens even while PostgreSQL is away, and recovers by itself. */
public final class PooledDatabase implements Database, AutoCloseable {

    static {
        // jOOQ's greeting and tips do not belong into an operator's log.
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private final HikariDataSource pool;
    private final LongAdder statements = new LongAdder();

    public PooledDatabase(DatabaseOptions options) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("guildhall");
        config.setJdbcUrl(options.jdbcUrl());
        config.setUsername(options.user());
        config.setPassword(options.password());
        config.setMaximumPoolSize(options.poolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        config.setValidationTimeout(Duration.ofSeconds(2).toMillis());
        config.setKeepaliveTime(Duration.ofSeconds(60).toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "guildhall");
        config.addDataSourceProperty("socketTimeout", "30");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // A server does not see a client's machine vanish; without these it would keep its locks for hours.
        config.setConnectionInitSql("SET idle_in_transaction_session_timeout = '60s';"
                + " SET client_connection_check_interval = '10s'; SET tcp_keepalives_idle = '60s'");
        this.pool = new HikariDataSource(config);
    }

    @Override
    public <T> T query(Function<DSLContext, T> work) {
        try (Connection connection = connection()) {
            return work.apply(DSL.using(new DefaultConfiguration()
                    .set(connection)
                    .set(SQLDialect.POSTGRES)
                    .set(new CallbackExecuteListener().onExecuteStart(each -> statements.increment()))));
        } catch (SQLException failure) {
            throw translate(failure, failure);
        } catch (DataAccessException failure) {
            throw failure.getCause() instanceof SQLException cause ? translate(cause, failure) : failure;
        }
    }

    /** Whatever keeps a connection from being had may pass: a restart, a failover, a password that is being changed. */
    private Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException failure) {
            throw new DatabaseUnavailableException(
                    "there is no connection to be had: " + failure.getMessage(), failure);
        }
    }

    @Override
    public <T> T transaction(Function<DSLContext, T> work) {
        return query(context -> context.transactionResult(configuration -> work.apply(configuration.dsl())));
    }

    public PoolStatus status() {
        HikariPoolMXBean bean = pool.getHikariPoolMXBean();
        return new PoolStatus(
                bean.getActiveConnections(),
                bean.getIdleConnections(),
                bean.getThreadsAwaitingConnection(),
                pool.getMaximumPoolSize(),
                statements.sum());
    }

    @Override
    public void close() {
        pool.close();
    }

    private static RuntimeException translate(SQLException cause, Exception failure) {
        if (TransientFailures.mayPass(cause)) {
            return new DatabaseUnavailableException("the database is not available: " + cause.getMessage(), failure);
        }
        return failure instanceof RuntimeException unchanged
                ? unchanged
                : new DataAccessException("the database refused the work: " + cause.getMessage(), failure);
    }
}
