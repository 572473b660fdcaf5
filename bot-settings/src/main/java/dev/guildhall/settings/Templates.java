package dev.guildhall.settings;

import dev.guildhall.settings.file.SettingsFile;
import dev.guildhall.spi.setting.SettingsDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Settings to begin with, as files of this module. */
final class Templates {

    static final List<String> NAMES = List.of("small-server", "big-server");

    private Templates() {}

    /** What a template wants, as far as the modules that are on declare it. */
    static Optional<SettingsFile> find(String name, SettingsDirectory directory) {
        return NAMES.contains(name) ? Optional.of(SettingsFile.read(text(name), directory, true)) : Optional.empty();
    }

    private static String text(String name) {
        String path = "/guildhall/settings/templates/" + name + ".yaml";
        try (InputStream file = Templates.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("the template " + path + " is missing in this build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("the template " + path + " cannot be read", failure);
        }
    }
}
