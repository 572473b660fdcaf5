package dev.guildhall.runner.cli;

import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.database.Migration;
import dev.guildhall.runner.supervisor.DataFolder;
import dev.guildhall.runner.supervisor.Database;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code guildhall migrate}. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Brings the database to this version's schema, and ends. \"run\" does it by itself.")
final class MigrateCommand implements Callable<Integer> {

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Override
    public Integer call() throws Exception {
        Configuration configuration = settings.read();
        if (configuration.database().isPresent()) {
            return migrate(configuration);
        }
        try (DataFolder _ = DataFolder.lock(configuration.data())) {
            return migrate(configuration);
        }
    }

    private static int migrate(Configuration configuration) throws InterruptedException {
        try (Database database = Database.open(configuration)) {
            Migration.run(database.access(), Duration.ofSeconds(30), () -> false);
            System.out.println("the database (" + database.access() + ") has the schema of version " + Version.text());
            return 0;
        }
    }
}
