package dev.guildhall.testkit;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** A database for one test, used directly: a connection a call. Dropped on {@link #close()}. Thread-safe. */
public final class TestDatabase implements Database, AutoCloseable {

    private final String url;
    private final String user;
    private final String password;
    private final Runnable drop;

    TestDatabase(String url, String user, String password, Runnable drop) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.drop = drop;
    }

    /** As JDBC takes it, without user and password. */
    public String url() {
        return url;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    @Override
    public <T> T query(Function<DSLContext, T> work) {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            return work.apply(DSL.using(connection, SQLDialect.POSTGRES));
        } catch (SQLException failure) {
            throw new DatabaseUnavailableException("the test database cannot be reached", failure);
        } catch (DataAccessException failure) {
            throw mayPass(failure.sqlState())
                    ? new DatabaseUnavailableException("the test database broke off", failure)
                    : failure;
        }
    }

    @Override
    public <T> T transaction(Function<DSLContext, T> work) {
        return query(connection -> connection.transactionResult(transaction -> work.apply(transaction.dsl())));
    }

    /** Drops the database, whoever is still connected. */
    @Override
    public void close() {
        drop.run();
    }

    /** Connection lost (08), the server going down (57P), deadlock or serialization (40). */
    private static boolean mayPass(String state) {
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("40");
    }
}
