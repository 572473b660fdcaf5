package dev.guildhall.testkit;

import dev.guildhall.db.SchemaMigration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL for all tests of a JVM, started by the first that asks and stopped when the JVM ends.
 *
 * <p>It is a container of {@code postgres:18} where a Docker engine answers, else the embedded one of the same version; the
 * log says which. The system property {@value #KIND_PROPERTY} or the environment variable {@value #KIND_VARIABLE}, set to
 * {@code docker} or {@code embedded}, forces one. Thread-safe.
 */
public final class TestPostgres {

    public static final String KIND_PROPERTY = "guildhall.test.postgres";
    public static final String KIND_VARIABLE = "GUILDHALL_TEST_POSTGRES";

    private static final Logger LOG = LoggerFactory.getLogger(TestPostgres.class);
    // An image that must be pulled and cannot be keeps Testcontainers trying for seven minutes.
    private static final int CONTAINER_SECONDS = 60;
    private static final String TEMPLATE = "guildhall_template";

    private final PostgresServer server;
    private final AtomicInteger created = new AtomicInteger();

    private TestPostgres(PostgresServer server) {
        this.server = server;
    }

    /** A database of the newest schema and without rows, for the caller alone, who closes it. */
    public static TestDatabase freshDatabase() {
        return OfThisJvm.POSTGRES.create();
    }

    private TestDatabase create() {
        String name = "test_" + created.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return new TestDatabase(
                server.url(name),
                server.user(),
                server.password(),
                () -> execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
    }

    private void execute(String sql) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("the test PostgreSQL refused: " + sql, failure);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server.url(database), server.user(), server.password());
    }

    private static TestPostgres start() {
        PostgresServer server = choose();
        LOG.info("test postgres - {}", server.description());
        TestPostgres postgres = new TestPostgres(server);
        postgres.execute("CREATE DATABASE " + TEMPLATE);
        try (Connection connection = postgres.connect(TEMPLATE)) {
            SchemaMigration.migrate(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException("the test PostgreSQL broke off during the migration", failure);
        }
        return postgres;
    }

    private static PostgresServer choose() {
        String kind = Optional.ofNullable(System.getProperty(KIND_PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(KIND_VARIABLE)))
                .orElse("auto")
                .toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "docker" -> PostgresServer.container();
            case "embedded" -> PostgresServer.embedded();
            case "auto" -> containerElseEmbedded();
            default ->
                throw new IllegalArgumentException(
                        KIND_PROPERTY + " is \"" + kind + "\": it must be docker, embedded or auto");
        };
    }

    private static PostgresServer containerElseEmbedded() {
        if (!DockerEngine.answers()) {
            return PostgresServer.embedded();
        }
        try {
            return new CompletableFuture<PostgresServer>()
                    .completeAsync(
                            PostgresServer::container,
                            task -> Thread.ofPlatform()
                                    .daemon()
                                    .name("test-postgres-start")
                                    .start(task))
                    .orTimeout(CONTAINER_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failure) {
            LOG.warn(
                    "test postgres - no container within {} s, so the embedded one is used (where images cannot be pulled,"
                            + " set TESTCONTAINERS_RYUK_DISABLED=true or {}=embedded): {}",
                    CONTAINER_SECONDS,
                    KIND_VARIABLE,
                    failure.toString());
            return PostgresServer.embedded();
        }
    }

    /** Started when it is first named, by the class loader's own lock. */
    private static final class OfThisJvm {
        static final TestPostgres POSTGRES = start();
    }
}
