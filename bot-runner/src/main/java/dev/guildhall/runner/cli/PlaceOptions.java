package dev.guildhall.runner.cli;

import dev.guildhall.core.ModuleCatalogue;
import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.config.ConfigurationReader;
import dev.guildhall.runner.config.ConfigurationSources;
import dev.guildhall.runner.config.Key;
import dev.guildhall.runner.config.LogLevel;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/**
 * The options by which a command finds an installation. The values of settings are checked together with those of the environment
 * and {@code .env}, so that all that is wrong is said at once; hence they are texts here.
 */
class PlaceOptions {

    private final Map<Key, String> given = new EnumMap<>(Key.class);

    final void give(Key key, String value) {
        given.put(key, value);
    }

    @Option(
            names = "--data",
            order = 1,
            paramLabel = "FOLDER",
            description = "Folder of the embedded database and of caches (default ./data).")
    void data(String value) {
        give(Key.GUILDHALL_DATA, value);
    }

    @Option(
            names = "--modules",
            order = 2,
            paramLabel = "NAMES|all",
            description = "Modules to run, with commas between (default all).")
    void modules(String value) {
        give(Key.GUILDHALL_MODULES, value);
    }

    @Option(
            names = "--log-level",
            order = 3,
            paramLabel = "LEVEL",
            description = "error, warn, info, debug or trace (default info).")
    void logLevel(String value) {
        give(Key.GUILDHALL_LOG_LEVEL, value);
    }

    /** @throws dev.guildhall.runner.config.ConfigurationException with everything that is wrong */
    final Configuration read() {
        Configuration configuration = ConfigurationReader.read(
                ConfigurationSources.ofThisProcess(given),
                ModuleCatalogue.discover().stream()
                        .map(module -> module.info().name())
                        .collect(Collectors.toSet()));
        Logs.level(configuration.logLevel());
        return configuration;
    }

    /** For a command that answers a question: logs what goes wrong alone, unless the operator said otherwise. */
    final Configuration readQuietly() {
        Configuration configuration = read();
        if (!given.containsKey(Key.GUILDHALL_LOG_LEVEL) && configuration.logLevel() == LogLevel.INFO) {
            Logs.level(LogLevel.WARN);
        }
        return configuration;
    }
}
