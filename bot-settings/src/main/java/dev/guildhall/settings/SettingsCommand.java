package dev.guildhall.settings;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.setting.SettingsDirectory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** {@code /settings list|get|set|reset}, for those who may manage the server. */
record SettingsCommand(SettingsDirectory directory, Settings guilds) {

    /** Discord offers at most so many choices; beyond it the key is typed. */
    private static final int MOST_CHOICES = 25;

    private static final int SHOWN = 60;

    /** Built once every module has declared its keys. */
    Command command() {
        Option key = keyOption();
        return Command.group(
                        "settings",
                        "Shows and changes what I do on this server",
                        Command.of("list", "Shows every setting and its value", this::list),
                        Command.of("get", "Shows one setting: its value, its default and what is allowed", this::get)
                                .withOption(key),
                        Command.of("set", "Changes a setting", this::set)
                                .withOption(key)
                                .withOption(Option.of(OptionType.TEXT, "value", "The new value")),
                        Command.of("reset", "Puts a setting back to its default", this::reset)
                                .withOption(key))
                .requiring(Permission.MANAGE_GUILD);
    }

    private Option keyOption() {
        Option key = Option.of(OptionType.TEXT, "key", "The name of the setting, like general.prefix");
        List<String> names = directory.keys().stream().map(SettingKey::name).toList();
        return names.size() <= MOST_CHOICES ? key.oneOf(names) : key;
    }

    private Reply list(CommandCall call) {
        return Reply.embed(SettingsList.embed(directory.keys(), guilds.of(call.guild())));
    }

    private Reply get(CommandCall call) {
        return withKey(call, key -> shown(key, guilds.of(call.guild())));
    }

    private static <T> Reply shown(SettingKey<T> key, GuildSettings settings) {
        return Reply.embed(Embed.titled(key.name())
                .withDescription(key.description())
                .withField("Value", Shown.value(key, settings.get(key)))
                .withField("Default", Shown.value(key, key.defaultValue()))
                .withField("Allowed", Markdown.escape(key.type().description())));
    }

    private Reply set(CommandCall call) {
        String text = call.arguments().text("value").orElseThrow();
        return withKey(call, key -> set(call, key, text));
    }

    private <T> Reply set(CommandCall call, SettingKey<T> key, String text) {
        T before = guilds.of(call.guild()).get(key);
        return switch (directory.set(call.guild(), key, text, call.caller().id())) {
            case Parsed.Valid<T>(T value) -> changed(key, before, value);
            case Parsed.Invalid<T>(String problem) ->
                Reply.refusal("`" + key.name() + "` stays " + Shown.value(key, before) + ": " + Markdown.escape(problem)
                        + ".");
        };
    }

    private Reply reset(CommandCall call) {
        return withKey(call, key -> reset(call, key));
    }

    private <T> Reply reset(CommandCall call, SettingKey<T> key) {
        T before = guilds.of(call.guild()).get(key);
        directory.reset(call.guild(), key, call.caller().id());
        return changed(key, before, key.defaultValue());
    }

    private static <T> Reply changed(SettingKey<T> key, T before, T after) {
        String values = before.equals(after)
                ? "It is " + Shown.value(key, after) + ", as it was."
                : Shown.value(key, before) + " → " + Shown.value(key, after);
        String isDefault = after.equals(key.defaultValue()) ? "\nThat is the default." : "";
        return Reply.embed(
                Embed.titled(key.name()).withDescription(values + isDefault).withFooter(key.description()));
    }

    private Reply withKey(CommandCall call, Function<SettingKey<?>, Reply> answer) {
        String typed = call.arguments().text("key").orElseThrow().strip().toLowerCase(Locale.ROOT);
        return directory.key(typed).map(answer).orElseGet(() -> unknown(typed));
    }

    private Reply unknown(String typed) {
        String shown = typed.length() > SHOWN ? typed.substring(0, SHOWN) + "…" : typed;
        Optional<String> meant = ClosestKey.to(
                typed, directory.keys().stream().map(SettingKey::name).toList());
        return Reply.refusal("There is no setting " + Markdown.code(shown) + ". "
                + meant.map(name -> "Did you mean `" + name + "`?").orElse("`settings list` shows all of them."));
    }
}
