package dev.guildhall.runner.supervisor;

import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.database.DatabaseAccess;
import dev.guildhall.runner.database.EmbeddedDatabase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database of a run: the one that the operator named, or the embedded one, which ends with the run. */
public final class Database implements AutoCloseable {

    /** Listeners, the supervisor's own connections, and an operator with psql. */
    private static final int SPARE_CONNECTIONS = 15;

    private final DatabaseAccess access;
    private final @Nullable EmbeddedDatabase embedded;

    private Database(DatabaseAccess access, @Nullable EmbeddedDatabase embedded) {
        this.access = access;
        this.embedded = embedded;
    }

    /**
     * Makes it ready to be connected to.
     *
     * @throws dev.guildhall.runner.database.DatabaseException says what is wrong
     */
    public static Database open(Configuration configuration) throws InterruptedException {
        Optional<DatabaseAccess> named = configuration.database().map(DatabaseAccess::external);
        if (named.isPresent()) {
            return new Database(named.get(), null);
        }
        // Each process has its pool and one connection that listens.
        int connections = configuration.processes() * (configuration.poolSize() + 1) + SPARE_CONNECTIONS;
        EmbeddedDatabase embedded = EmbeddedDatabase.start(configuration.data(), connections);
        return new Database(embedded.access(), embedded);
    }

    public DatabaseAccess access() {
        return access;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
