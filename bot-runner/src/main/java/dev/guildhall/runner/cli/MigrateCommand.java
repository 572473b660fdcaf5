package dev.guildhall.runner.cli;

import dev.guildhall.db.SchemaPlan;
import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.database.DatabaseAccess;
import dev.guildhall.runner.database.EmbeddedDatabase;
import dev.guildhall.runner.database.Migration;
import dev.guildhall.runner.supervisor.DataFolder;
import dev.guildhall.runner.supervisor.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code guildhall migrate}. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Brings the database to this version's schema, and ends. \"run\" does it by itself.", ""},
        footer = {
            "",
            "Exit codes: 0 if the schema is this version's (with --dry-run: if what would run is listed), 1 if that"
                    + " failed, 2 if the options or the configuration are wrong."
        })
final class MigrateCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Option(names = "--dry-run", order = -3, description = "List the change sets that would run. Changes nothing.")
    private boolean dryRun;

    @Option(names = "--json", order = -2, description = "Print the result as JSON.")
    private boolean json;

    @Mixin
    private PlaceOptions settings = new PlaceOptions();

    /**
     * The shape of {@code --json}.
     *
     * @param changeSets those that ran, or with {@code dryRun} would run
     * @param before how many of this version's the database had before
     * @param unknown what the database has and this version does not know
     */
    record Result(
            String database, boolean dryRun, List<SchemaPlan.Step> changeSets, int before, List<String> unknown) {}

    @Override
    public Integer call() throws Exception {
        Configuration configuration = settings.readQuietly();
        Optional<DatabaseAccess> reachable = configuration
                .database()
                .map(DatabaseAccess::external)
                .or(() -> dryRun ? EmbeddedDatabase.running(configuration.data()) : Optional.empty());
        if (reachable.isPresent()) {
            return migrate(reachable.get());
        }
        if (dryRun && !EmbeddedDatabase.exists(configuration.data())) {
            EmbeddedDatabase.check(configuration.data());
            return show("a new embedded PostgreSQL in " + configuration.data(), SchemaPlan.ofNewDatabase());
        }
        try (DataFolder _ = DataFolder.lock(configuration.data());
                Database database = Database.open(configuration)) {
            return migrate(database.access());
        }
    }

    private int migrate(DatabaseAccess access) throws InterruptedException {
        SchemaPlan plan = dryRun
                ? Migration.plan(access, PATIENCE)
                : Migration.run(access, PATIENCE, () -> false).orElseThrow();
        return show(access.toString(), plan);
    }

    private int show(String database, SchemaPlan plan) {
        if (json) {
            System.out.println(Json.text(new Result(database, dryRun, plan.pending(), plan.applied(), plan.unknown())));
            return 0;
        }
        new PlanLines(Terminal.ofThisProcess().width())
                .of(database, dryRun, plan)
                .forEach(System.out::println);
        return 0;
    }
}
