package dev.guildhall.settings;

import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingsDirectory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Finds keys by what people typed, and by the short codes that fit into a button. */
record KeyNames(SettingsDirectory directory) {

    private static final int SHOWN = 60;
    private static final int LONGEST_CODE = 22;

    Reply with(Visit visit, String text, Function<SettingKey<?>, Reply> answer) {
        String typed = text.strip().toLowerCase(Locale.ROOT);
        return directory.key(typed).map(answer).orElseGet(() -> unknown(visit, typed));
    }

    private Reply unknown(Visit visit, String typed) {
        Optional<String> meant = ClosestKey.to(
                typed, directory.keys().stream().map(SettingKey::name).toList());
        String shown = Markdown.code(Shown.cut(typed, SHOWN));
        return meant.map(name -> Reply.refusal(visit.privately().say("unknown.meant", "typed", shown, "key", name)))
                .orElseGet(() -> Reply.refusal(visit.privately().say("unknown", "typed", shown)));
    }

    List<SettingKey<?>> ofModule(String module) {
        return directory.keys().stream()
                .filter(key -> key.module().equals(module))
                .toList();
    }

    /** The name itself where it is short enough, else a number made of it. */
    static String code(SettingKey<?> key) {
        return key.name().length() <= LONGEST_CODE
                ? key.name()
                : "#" + Integer.toHexString(key.name().hashCode());
    }

    Optional<SettingKey<?>> ofCode(String code) {
        return directory.keys().stream().filter(key -> code(key).equals(code)).findFirst();
    }
}
