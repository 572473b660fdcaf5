package dev.guildhall.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A running server; it stops with the JVM. What a test writes need not survive, so it does not wait for the disk. */
record PostgresServer(String description, String host, int port, String user, String password) {

    private static final String IMAGE = "postgres:18";
    private static final Map<String, String> CONFIGURATION =
            Map.of("fsync", "off", "full_page_writes", "off", "max_connections", "200");

    String url(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** @throws RuntimeException if there is no engine, or no image and no way to pull it */
    static PostgresServer container() {
        // Stopped below; where Testcontainers' own reaper runs, it also does so after the death of this JVM.
        @SuppressWarnings("resource")
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE)
                .withLabel("dev.guildhall", "test")
                .withStartupTimeout(Duration.ofSeconds(60));
        StringBuilder command = new StringBuilder("postgres");
        CONFIGURATION.forEach(
                (name, value) -> command.append(" -c ").append(name).append('=').append(value));
        container.withCommand(command.toString());
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop-test-postgres").unstarted(container::stop));
        container.start();
        return new PostgresServer(
                "a container of " + IMAGE,
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getUsername(),
                container.getPassword());
    }

    static PostgresServer embedded() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        CONFIGURATION.forEach(builder::setServerConfig);
        try {
            // It stops by a hook of its own.
            @SuppressWarnings("resource")
            EmbeddedPostgres postgres = builder.start();
            return new PostgresServer(
                    "embedded, on port " + postgres.getPort(), "localhost", postgres.getPort(), "postgres", "postgres");
        } catch (IOException failure) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", failure);
        }
    }
}
