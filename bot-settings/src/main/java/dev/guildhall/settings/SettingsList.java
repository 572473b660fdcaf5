package dev.guildhall.settings;

import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.SettingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All settings in one embed, a field for each module, within Discord's limits: what does not fit is counted.
 *
 * @see <a href="https://discord.com/developers/docs/resources/message#embed-object-embed-limits">Discord: limits</a>
 */
final class SettingsList {

    private static final int FIELD_LIMIT = 1_024;
    private static final int FIELDS = 25;

    /** Discord's 6,000 for the whole embed, less title, description and footer. */
    private static final int TOTAL = 5_700;

    private SettingsList() {}

    static Embed embed(List<SettingKey<?>> keys, GuildSettings settings) {
        Map<String, List<String>> linesByModule = keys.stream()
                .collect(Collectors.groupingBy(
                        SettingKey::module,
                        TreeMap::new,
                        Collectors.mapping(key -> line(key, settings), Collectors.toList())));
        List<Embed.Field> fields = new ArrayList<>();
        int room = TOTAL;
        int shown = 0;
        for (Map.Entry<String, List<String>> module : linesByModule.entrySet()) {
            for (List<String> part : parts(module.getValue())) {
                Embed.Field field = new Embed.Field(module.getKey(), String.join("\n", part), false);
                room -= field.name().length() + field.value().length();
                if (room < 0 || fields.size() == FIELDS) {
                    return finished(fields, keys.size() - shown);
                }
                fields.add(field);
                shown += part.size();
            }
        }
        return finished(fields, 0);
    }

    private static Embed finished(List<Embed.Field> fields, int left) {
        Embed embed = Embed.titled("Settings").withDescription("What was changed also names its default.");
        return new Embed(
                embed.title(),
                left == 0 ? embed.description() : embed.description() + "\n" + left + " more are not shown.",
                embed.color(),
                fields,
                "settings get <key> tells more about one, settings set <key> <value> changes it");
    }

    private static <T> String line(SettingKey<T> key, GuildSettings settings) {
        T value = settings.get(key);
        String line = "`" + key.name() + "` " + Shown.value(key, value);
        return value.equals(key.defaultValue()) ? line : line + " · default " + Shown.value(key, key.defaultValue());
    }

    /** Lines that fit into a field each. */
    private static List<List<String>> parts(List<String> lines) {
        List<List<String>> parts = new ArrayList<>();
        int room = 0;
        for (String line : lines) {
            int size = line.length() + 1;
            if (parts.isEmpty() || size > room) {
                parts.add(new ArrayList<>());
                room = FIELD_LIMIT;
            }
            parts.getLast().add(line);
            room -= size;
        }
        return parts;
    }
}
