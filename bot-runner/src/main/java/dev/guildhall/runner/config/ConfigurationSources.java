package dev.guildhall.runner.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where the settings come from; the earlier wins.
 *
 * @param options by key, as given on the command line
 * @param dotEnv the text of {@code .env}, empty where there is none
 */
public record ConfigurationSources(Map<Key, String> options, Map<String, String> environment, String dotEnv) {

    public ConfigurationSources {
        options = Map.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /** These options, this process's environment, and {@code .env} in the working directory. */
    public static ConfigurationSources ofThisProcess(Map<Key, String> options) {
        Path file = Path.of(".env");
        try {
            String text = Files.isRegularFile(file) ? Files.readString(file) : "";
            return new ConfigurationSources(options, System.getenv(), text);
        } catch (IOException failure) {
            throw new ConfigurationException(
                    List.of(".env in " + file.toAbsolutePath().getParent() + " cannot be read as UTF-8 text (" + failure
                            + "): mend or remove it"));
        }
    }
}
