package dev.guildhall.bench;

import dev.guildhall.core.database.DatabaseOptions;
import dev.guildhall.core.database.Notifications;
import dev.guildhall.core.database.PooledDatabase;
import dev.guildhall.core.schedule.VirtualScheduler;
import dev.guildhall.core.setting.PostgresSettings;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTypes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Another process that has the settings in its cache: says when a change is in force in it. Reads its database from the first
 * line, then {@code GUILD VALUE} lines, and answers each with {@code seen} once that guild's value is this.
 */
final class SettingsWitness {

    static final SettingKey<Integer> KEY =
            new SettingKey<>("bench.amount", SettingTypes.integer(0, 1_000_000), 0, "How much");

    /** As the first word of the first line: notifications are lost on the way to it. */
    static final String DEAF = "deaf";

    private static final long GLANCE_NANOS = 200_000;

    private SettingsWitness() {}

    /** @param arguments none: a password stands in no process list */
    public static void main(String[] arguments) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String[] access = line(input).split(" ", -1);
        DatabaseOptions options = new DatabaseOptions(access[1], access[2], access[3], 2);
        try (PooledDatabase database = new PooledDatabase(options);
                VirtualScheduler scheduler = new VirtualScheduler()) {
            PostgresSettings settings = new PostgresSettings(database);
            settings.declare("bench", KEY);
            scheduler.every("settings-look", PostgresSettings.LOOK_INTERVAL, settings::lookForChanges);
            if (access[0].equals(DEAF)) {
                answer(input, settings);
                return;
            }
            try (Notifications _ = new Notifications(
                    options, Map.of(PostgresSettings.CHANNEL, settings::changed), settings::forgetAll)) {
                answer(input, settings);
            }
        }
    }

    private static void answer(BufferedReader input, PostgresSettings settings) throws IOException {
        say("ready");
        for (String line = line(input); !line.isEmpty(); line = line(input)) {
            String[] words = line.split(" ", -1);
            GuildId guild = new GuildId(Long.parseLong(words[0]));
            int wanted = Integer.parseInt(words[1]);
            boolean first = true;
            while (settings.of(guild).get(KEY) != wanted) {
                if (first) {
                    // Now it is cached as it was before, and the change may come.
                    say("waiting");
                    first = false;
                }
                LockSupport.parkNanos(GLANCE_NANOS);
            }
            say("seen");
        }
    }

    private static String line(BufferedReader input) throws IOException {
        String line = input.readLine();
        return line == null ? "" : line;
    }

    private static void say(String word) {
        System.out.println(word);
        System.out.flush();
    }
}
