package dev.guildhall.runner.cli;

import dev.guildhall.core.Workbench;
import dev.guildhall.core.database.DatabaseOptions;
import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.database.DatabaseAccess;
import dev.guildhall.runner.database.DatabaseException;
import dev.guildhall.runner.database.EmbeddedDatabase;
import dev.guildhall.runner.supervisor.DataFolder;
import dev.guildhall.runner.supervisor.Database;
import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.OperatorChoices;
import java.util.List;
import java.util.Optional;
import org.jooq.exception.DataAccessException;

/** Gives a command of the terminal the modules: beside a run that has the embedded database, on that database. */
final class OperatorBench {

    private static final int CONNECTIONS = 2;

    private OperatorBench() {}

    /** What a command does with the modules; returns its exit code. */
    @FunctionalInterface
    interface Work {
        int with(Workbench bench);
    }

    static int run(Configuration configuration, Work work) throws InterruptedException {
        if (configuration.database().isPresent()) {
            return onOpened(configuration, work);
        }
        Optional<DatabaseAccess> running = EmbeddedDatabase.running(configuration.data());
        if (running.isPresent()) {
            return on(configuration, running.get(), work);
        }
        try (DataFolder _ = DataFolder.lock(configuration.data())) {
            return onOpened(configuration, work);
        }
    }

    private static int onOpened(Configuration configuration, Work work) throws InterruptedException {
        try (Database database = Database.open(configuration)) {
            return on(configuration, database.access(), work);
        }
    }

    private static int on(Configuration configuration, DatabaseAccess access, Work work) {
        // A pool would try for five seconds, and not say as well why it has no connection.
        access.check();
        List<BotModule> modules = configuration.enabledModules();
        DatabaseOptions options = new DatabaseOptions(access.jdbcUrl(), access.user(), access.password(), CONNECTIONS);
        try (Workbench bench = Workbench.open(modules, options, new OperatorChoices(configuration.moduleChoices()))) {
            return work.with(bench);
        } catch (DataAccessException failure) {
            // 42P01 and 3F000: tables or a schema that are not there.
            if ("42P01".equals(failure.sqlState()) || "3F000".equals(failure.sqlState())) {
                throw new DatabaseException(
                        "the database (" + access + ") has not the schema of this version: run \"guildhall migrate\"",
                        failure);
            }
            throw failure;
        }
    }
}
