package dev.guildhall.settings;

import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.SettingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All settings in embeds, a field or more for each module, within Discord's limits.
 *
 * @see <a href="https://discord.com/developers/docs/resources/message#embed-object-embed-limits">Discord: limits</a>
 */
final class Pages {

    /** Well below Discord's 6,000 for a whole embed: people do not read more at once. */
    private static final int TOTAL = 2_500;

    private static final int FIELDS = 25;

    private Pages() {}

    /** At least one page. */
    static List<Embed> of(Visit visit, List<SettingKey<?>> keys, GuildSettings settings, Set<String> misfits) {
        Map<String, List<String>> linesByModule = keys.stream()
                .collect(Collectors.groupingBy(
                        SettingKey::module,
                        TreeMap::new,
                        Collectors.mapping(key -> line(visit, key, settings, misfits), Collectors.toList())));
        List<List<Embed.Field>> pages = new ArrayList<>();
        pages.add(new ArrayList<>());
        int room = TOTAL;
        for (Map.Entry<String, List<String>> module : linesByModule.entrySet()) {
            for (String part : parts(module.getValue())) {
                Embed.Field field = new Embed.Field(module.getKey(), part, false);
                int size = field.name().length() + field.value().length();
                if (!pages.getLast().isEmpty()
                        && (size > room || pages.getLast().size() == FIELDS)) {
                    pages.add(new ArrayList<>());
                    room = TOTAL;
                }
                pages.getLast().add(field);
                room -= size;
            }
        }
        List<Embed> embeds = new ArrayList<>();
        for (List<Embed.Field> fields : pages) {
            embeds.add(page(visit, fields, embeds.size() + 1, pages.size(), misfits));
        }
        return embeds;
    }

    private static Embed page(Visit visit, List<Embed.Field> fields, int number, int count, Set<String> misfits) {
        Embed titled = Embed.titled(visit.say("browse.title"));
        String legend = misfits.isEmpty()
                ? visit.say("browse.legend")
                : visit.say("browse.legend") + "\n" + visit.say("browse.misfits", "count", misfits.size());
        String footer = count == 1
                ? visit.say("browse.footer")
                : visit.say("browse.page", "page", number, "pages", count) + " · " + visit.say("browse.footer");
        return new Embed(titled.title(), legend, titled.color(), fields, footer);
    }

    private static <T> String line(Visit visit, SettingKey<T> key, GuildSettings settings, Set<String> misfits) {
        T value = settings.get(key);
        String line = (misfits.contains(key.name()) ? "⚠ " : "") + "`" + key.name() + "` " + Shown.value(key, value);
        return value.equals(key.defaultValue())
                ? line
                : line + " · " + visit.say("browse.default", "value", Shown.value(key, key.defaultValue()));
    }

    /** Lines that fit into a field each. */
    private static List<String> parts(List<String> lines) {
        List<StringBuilder> parts = new ArrayList<>();
        for (String whole : lines) {
            String line = Shown.cut(whole, Embed.VALUE_LIMIT - 1);
            if (parts.isEmpty() || parts.getLast().length() + line.length() + 1 > Embed.VALUE_LIMIT) {
                parts.add(new StringBuilder(line));
            } else {
                parts.getLast().append('\n').append(line);
            }
        }
        return parts.stream().map(StringBuilder::toString).toList();
    }
}
