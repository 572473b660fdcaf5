package dev.guildhall.settings.file;

import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page of the documentation that lists every setting, in Markdown. */
public final class SettingsPage {

    private SettingsPage() {}

    public static String of(List<SettingKey<?>> keys) {
        Map<String, List<SettingKey<?>>> modules =
                keys.stream().collect(Collectors.groupingBy(SettingKey::module, TreeMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder("""
                # Settings

                <!-- Generated from what the modules declare: do not edit. ./guildhall settings docs prints it. -->

                What a server's administrators can change with `/settings`, or with the prefix: `!settings set xp.cooldown 2m`.
                `/settings panel` offers the same with menus and buttons, `/settings export` and `import` as a file whose schema
                is [settings.schema.json](settings.schema.json). Each change is kept with who made it: `/settings history`, `undo`,
                `rollback`.
                """);
        modules.forEach((module, ofModule) -> {
            page.append("\n## ")
                    .append(module)
                    .append("\n\n| setting | what it does | allowed | default |\n|---|---|---|---|\n");
            ofModule.forEach(key -> page.append(row(key)));
        });
        return page.toString();
    }

    private static <T> String row(SettingKey<T> key) {
        String extent = key.levels().isEmpty()
                ? ""
                : " May differ by "
                        + key.levels().stream()
                                .sorted()
                                .map(SettingScope.Level::name)
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ".";
        String permission = key.permission() == Permission.MANAGE_GUILD
                ? ""
                : " Needs " + key.permission().title() + ".";
        String help = key.help().isEmpty() ? "" : " " + key.help();
        return "| `" + key.name() + "` | " + cell(sentence(key.description()) + help + extent + permission) + " | "
                + cell(key.type().description()) + " | `"
                + key.type().format(key.defaultValue()).replace("|", "\\|").replace("`", "'") + "` |\n";
    }

    private static String sentence(String description) {
        return description.endsWith(".") || description.endsWith("?") ? description : description + ".";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\R", " ");
    }
}
