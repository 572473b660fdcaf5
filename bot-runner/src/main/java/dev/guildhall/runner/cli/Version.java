package dev.guildhall.runner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, which its build writes into a resource. */
final class Version implements IVersionProvider {

    static String text() {
        Properties properties = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream("/dev/guildhall/runner/version.properties")) {
            if (resource == null) {
                throw new IllegalStateException(
                        "version.properties is missing from the jar of bot-runner: build it anew");
            }
            properties.load(resource);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return properties.getProperty("version", "unknown");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"guildhall " + text() + " on Java " + Runtime.version()};
    }
}
