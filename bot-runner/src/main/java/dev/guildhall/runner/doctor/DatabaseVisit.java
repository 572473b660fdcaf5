package dev.guildhall.runner.doctor;

import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.database.DatabaseAccess;
import dev.guildhall.runner.database.DatabaseException;
import dev.guildhall.runner.database.EmbeddedDatabase;
import dev.guildhall.runner.supervisor.DataFolder;
import dev.guildhall.runner.supervisor.Database;
import dev.guildhall.runner.supervisor.FolderState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The database of the installation: the operator's, that of the run, or the embedded one, which is started for the visit where there
 * is one. It is opened once, by the first who asks. Thread-safe.
 */
final class DatabaseVisit implements AutoCloseable {

    private final Configuration configuration;
    private final FolderState state;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private Way way = new Way.NotAsked();

    /** How the database can be reached. */
    sealed interface Way {

        record NotAsked() implements Way {}

        /** The embedded one is made by the first run. */
        record NotMade() implements Way {}

        /** Why there is none, with the remedy after a colon. */
        record Refused(String reason) implements Way {}

        record Open(DatabaseAccess access) implements Way {}
    }

    DatabaseVisit(Configuration configuration, FolderState state) {
        this.configuration = configuration;
        this.state = state;
    }

    synchronized Way way() throws InterruptedException {
        if (way instanceof Way.NotAsked) {
            try {
                way = find();
            } catch (RuntimeException refused) {
                way = new Way.Refused(String.valueOf(refused.getMessage()));
            } catch (InterruptedException late) {
                // The checks that follow must not try the same again.
                way = new Way.Refused("it was not opened in time: give it more with --patience");
                throw late;
            }
        }
        return way;
    }

    private Way find() throws InterruptedException {
        if (configuration.database().isPresent()) {
            return new Way.Open(DatabaseAccess.external(configuration.database().get()));
        }
        EmbeddedDatabase.check(configuration.data());
        if (!EmbeddedDatabase.exists(configuration.data())) {
            return new Way.NotMade();
        }
        Optional<DatabaseAccess> running = EmbeddedDatabase.running(configuration.data());
        if (running.isPresent()) {
            return new Way.Open(running.get());
        }
        if (state instanceof FolderState.Held(long pid, var _)) {
            throw new DatabaseException(
                    "process " + pid + " has the data folder, and its PostgreSQL does not run (yet):"
                            + " wait a moment, then look again");
        }
        opened.push(DataFolder.lock(configuration.data()));
        Database database = Database.open(configuration);
        opened.push(database);
        return new Way.Open(database.access());
    }

    /** Where it is open. */
    Optional<DatabaseAccess> access() throws InterruptedException {
        return way() instanceof Way.Open(DatabaseAccess access) ? Optional.of(access) : Optional.empty();
    }

    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception failure) {
                throw new DatabaseException("the database was not closed: " + failure.getMessage(), failure);
            }
        }
    }
}
