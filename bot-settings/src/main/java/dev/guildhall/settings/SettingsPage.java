package dev.guildhall.settings;

import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.SettingTexts;
import dev.guildhall.spi.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The page of the documentation that lists settings, in Markdown.
 *
 * @param modules what the modules say about their settings
 * @param texts of this module, in the language of the page
 */
public record SettingsPage(SettingTexts modules, Texts texts) {

    public String of(List<SettingKey<?>> keys) {
        Map<String, List<SettingKey<?>>> byModule =
                keys.stream().collect(Collectors.groupingBy(SettingKey::module, TreeMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder("# " + texts.say("docs.title") + "\n\n<!-- "
                + texts.say("docs.generated") + " -->\n\n" + texts.say("docs.intro") + "\n");
        byModule.forEach((module, ofModule) -> {
            page.append("\n## ").append(module).append("\n\n| ").append(texts.say("docs.setting"));
            page.append(" | ").append(texts.say("docs.what")).append(" | ").append(texts.say("docs.allowed"));
            page.append(" | ").append(texts.say("docs.default")).append(" |\n|---|---|---|---|\n");
            ofModule.forEach(key -> page.append(row(key)));
        });
        return page.toString();
    }

    private <T> String row(SettingKey<T> key) {
        String help = modules.help(key, texts.language());
        String said = sentence(modules.description(key, texts.language()))
                + (help.isEmpty() ? "" : " " + help)
                + extent(key)
                + permission(key);
        return "| `" + key.name() + "` | " + cell(said) + " | " + cell(Allowed.say(key, modules, texts)) + " | `"
                + key.type().format(key.defaultValue()).replace("|", "\\|").replace("`", "'") + "` |\n";
    }

    private String extent(SettingKey<?> key) {
        return key.levels().isEmpty()
                ? ""
                : " "
                        + texts.say(
                                "docs.levels",
                                "levels",
                                key.levels().stream().sorted().map(this::level).collect(Collectors.joining(", ")));
    }

    private String level(SettingScope.Level level) {
        return switch (level) {
            case CATEGORY -> texts.say("docs.level-category");
            case CHANNEL -> texts.say("docs.level-channel");
            case ROLE -> texts.say("docs.level-role");
        };
    }

    private String permission(SettingKey<?> key) {
        return key.permission() == Permission.MANAGE_GUILD
                ? ""
                : " " + texts.say("docs.permission", "permission", modules.permission(key, texts.language()));
    }

    private static String sentence(String description) {
        return description.endsWith(".") || description.endsWith("?") ? description : description + ".";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\R", " ");
    }
}
