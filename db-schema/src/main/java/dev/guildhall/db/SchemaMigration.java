package dev.guildhall.db;

import java.sql.Connection;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Brings a database to the schema of this version. */
public final class SchemaMigration {

    // Kept, because java.util.logging holds its loggers weakly and would forget the level.
    private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

    static final String CHANGELOG = "db/changelog/guildhall.xml";

    private SchemaMigration() {}

    /** Where Liquibase finds its files, and where it talks to: the log, since the standard output belongs to the program. */
    static Map<String, Object> scope() {
        LIQUIBASE_LOG.setLevel(Level.WARNING);
        System.setProperty("liquibase.analytics.enabled", "false");
        return Map.of(
                Scope.Attr.resourceAccessor.name(),
                new ClassLoaderResourceAccessor(SchemaMigration.class.getClassLoader()),
                Scope.Attr.ui.name(),
                new LoggerUIService());
    }

    /**
     * Applies what is missing, each change set in a transaction. Safe when several do it at once: a lock lets one
     * after the other through. One that was killed in between blocks nobody.
     *
     * @param connection used, and left open
     * @throws IllegalStateException if a change set fails; those before it are kept
     */
    public static void migrate(Connection connection) {
        Map<String, Object> scope = scope();
        try (MigrationLock lock = MigrationLock.take(connection)) {
            var database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Scope.child(
                    scope,
                    () -> new CommandScope(UpdateCommandStep.COMMAND_NAME)
                            .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                            .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, CHANGELOG)
                            .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY_OUTPUT, UpdateSummaryOutputEnum.LOG)
                            .execute());
        } catch (LiquibaseException failure) {
            throw new IllegalStateException(
                    "the database schema could not be migrated: " + failure.getMessage(), failure);
        } catch (Exception failure) {
            throw new IllegalStateException("the database schema could not be migrated: " + failure, failure);
        }
    }
}
