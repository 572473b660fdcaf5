package dev.guildhall.bench;

import dev.guildhall.core.database.DatabaseOptions;
import dev.guildhall.core.database.PooledDatabase;
import dev.guildhall.core.setting.PostgresSettings;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a setting that one process changes takes to be in force in another one, which has it cached: from before the change
 * is sent to the database until the other process, a JVM of its own, has said that it reads the new value.
 */
final class SettingsPropagation {

    private static final int GUILDS = 20;
    private static final int WARM_UP = 100;
    private static final int CHANGES = 1_000;
    private static final int LOST = 30;
    private static final UserId ACTOR = new UserId(42);
    private static final double MILLION = 1_000_000;

    private SettingsPropagation() {}

    static void run(String classPath) throws IOException {
        if (System.getProperty(TestPostgres.KIND_PROPERTY) == null) {
            // The one that a bot has by itself, whether or not Docker answers here.
            System.setProperty(TestPostgres.KIND_PROPERTY, "embedded");
        }
        try (TestDatabase server = TestPostgres.freshDatabase();
                PooledDatabase database =
                        new PooledDatabase(new DatabaseOptions(server.url(), server.user(), server.password(), 2))) {
            PostgresSettings settings = new PostgresSettings(database);
            settings.declare("bench", SettingsWitness.KEY);
            List<Double> heard = measure(classPath, "hears", server, settings, WARM_UP + CHANGES);
            System.out.println("a change is in force in another process after: "
                    + Sample.of(heard.stream().skip(WARM_UP).mapToDouble(Double::doubleValue))
                            .line());
            List<Double> looked = measure(classPath, SettingsWitness.DEAF, server, settings, LOST);
            System.out.println("where the notification is lost: "
                    + Sample.of(looked.stream().mapToDouble(Double::doubleValue))
                            .line());
        }
    }

    private static List<Double> measure(
            String classPath, String kind, TestDatabase server, PostgresSettings settings, int changes)
            throws IOException {
        Process witness = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        SettingsWitness.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedWriter orders = witness.outputWriter(StandardCharsets.UTF_8);
                BufferedReader answers = witness.inputReader(StandardCharsets.UTF_8)) {
            order(orders, kind + " " + server.url() + " " + server.user() + " " + server.password());
            await(answers, "ready");
            List<Double> times = new ArrayList<>();
            for (int i = 0; i < changes; i++) {
                times.add(one(new GuildId(1_000 + i % GUILDS), next(settings, i), orders, answers, settings));
            }
            return times;
        } finally {
            witness.destroy();
        }
    }

    /** One that differs from what holds. */
    private static int next(PostgresSettings settings, int change) {
        return settings.of(new GuildId(1_000 + change % GUILDS)).get(SettingsWitness.KEY) + 1;
    }

    private static double one(
            GuildId guild, int value, BufferedWriter orders, BufferedReader answers, PostgresSettings settings)
            throws IOException {
        order(orders, guild + " " + value);
        await(answers, "waiting");
        long before = System.nanoTime();
        settings.set(guild, SettingsWitness.KEY, String.valueOf(value), ACTOR);
        await(answers, "seen");
        return (System.nanoTime() - before) / MILLION;
    }

    private static void order(BufferedWriter orders, String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
    }

    /** Beside what it logs. */
    private static void await(BufferedReader answers, String word) throws IOException {
        for (String line = answers.readLine(); !word.equals(line); line = answers.readLine()) {
            if (line == null) {
                throw new IOException("the other process ended before it said \"" + word + "\"");
            }
        }
    }
}
