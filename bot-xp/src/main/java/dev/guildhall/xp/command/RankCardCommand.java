package dev.guildhall.xp.command;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingType;
import dev.guildhall.spi.setting.SettingTypes;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.card.Look;
import dev.guildhall.xp.card.Shade;
import dev.guildhall.xp.view.CardChoice;
import dev.guildhall.xp.view.Profiles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /rank-card}: a member's own color and theme of cards, and whether to get pictures at all. */
record RankCardCommand(Settings settings, Profiles profiles) {

    private static final String DEFAULT = "default";
    private static final SettingType<Integer> COLOR = SettingTypes.color();

    Command command() {
        return Command.of("rank-card", "Chooses how your rank card and your charts look here", this::handle)
                .answeringPrivately()
                .withOption(Option.of(OptionType.TEXT, "color", "A color like #5865f2, or default")
                        .optional())
                .withOption(Option.of(OptionType.TEXT, "theme", "Dark, light, or as the server has it")
                        .oneOf(List.of("dark", "light", DEFAULT))
                        .optional())
                .withOption(Option.of(OptionType.TEXT, "pictures", "Whether I answer you with pictures, or with text")
                        .oneOf(List.of("on", "off", DEFAULT))
                        .optional());
    }

    private Reply handle(CommandCall call) {
        Optional<String> color =
                call.arguments().text("color").map(text -> text.strip().toLowerCase(Locale.ROOT));
        Optional<String> theme = call.arguments().text("theme");
        Optional<String> pictures = call.arguments().text("pictures");
        CardChoice before = profiles.choice(call.guild(), call.caller().id());
        CardChoice after = before;
        if (color.isPresent()) {
            if (color.get().equals(DEFAULT)) {
                after = new CardChoice(Optional.empty(), after.shade(), after.pictures());
            } else {
                switch (COLOR.parse(color.get())) {
                    case Parsed.Valid<Integer>(Integer rgb) ->
                        after = new CardChoice(Optional.of(rgb), after.shade(), after.pictures());
                    case Parsed.Invalid<Integer> wrong -> {
                        return Reply.refusal(
                                call.privateTexts().say("choice.no-color", "typed", Markdown.code(color.get())));
                    }
                }
            }
        }
        if (theme.isPresent()) {
            after = new CardChoice(after.color(), shade(theme.get()), after.pictures());
        }
        if (pictures.isPresent()) {
            after = new CardChoice(after.color(), after.shade(), flag(pictures.get()));
        }
        if (!after.equals(before)) {
            profiles.choose(call.guild(), call.caller().id(), after);
        }
        return Reply.text(said(after, settings.of(call.guild()), call.texts())).forCallerOnly();
    }

    private static Optional<Shade> shade(String word) {
        return word.equals(DEFAULT) ? Optional.empty() : Optional.of(Shade.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    private static Optional<Boolean> flag(String word) {
        return word.equals(DEFAULT) ? Optional.empty() : Optional.of(word.equals("on"));
    }

    private static String said(CardChoice choice, GuildSettings guild, Texts texts) {
        Look look = choice.look(guild);
        String server = " " + texts.say("choice.server");
        return texts.say(
                "choice.is",
                "color",
                COLOR.format(look.accent()) + (choice.color().isPresent() ? "" : server),
                "theme",
                texts.say("choice." + look.shade().name().toLowerCase(Locale.ROOT))
                        + (choice.shade().isPresent() ? "" : server),
                "pictures",
                texts.say(choice.pictures(guild) ? "choice.on" : "choice.off")
                        + (choice.pictures().isPresent() ? "" : server));
    }
}
