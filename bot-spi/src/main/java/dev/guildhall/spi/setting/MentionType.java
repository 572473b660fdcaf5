package dev.guildhall.spi.setting;

import dev.guildhall.spi.id.Snowflake;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A role, a channel or a member. */
record MentionType<T extends Snowflake>(Shape.Mention.Kind kind, LongFunction<T> id) implements SettingType<T> {

    private static final Pattern ROLE = Pattern.compile("(?:<@&)?([1-9]\\d{14,19})>?");
    private static final Pattern CHANNEL = Pattern.compile("(?:<#)?([1-9]\\d{14,19})>?");
    private static final Pattern MEMBER = Pattern.compile("(?:<@!?)?([1-9]\\d{14,19})>?");

    private Pattern pattern() {
        return switch (kind) {
            case ROLE -> ROLE;
            case CHANNEL -> CHANNEL;
            case MEMBER -> MEMBER;
        };
    }

    @Override
    public Parsed<T> parse(String text) {
        Matcher matcher = pattern().matcher(Typing.word(text));
        if (!matcher.matches()) {
            return Typing.invalid(this, text);
        }
        try {
            return new Parsed.Valid<>(id.apply(Long.parseUnsignedLong(matcher.group(1))));
        } catch (NumberFormatException tooLarge) {
            return Typing.invalid(this, text);
        }
    }

    @Override
    public String format(T value) {
        return value.toString();
    }

    @Override
    public String display(T value) {
        return switch (kind) {
            case ROLE -> "<@&" + value + ">";
            case CHANNEL -> "<#" + value + ">";
            case MEMBER -> "<@" + value + ">";
        };
    }

    @Override
    public String description() {
        return switch (kind) {
            case ROLE -> "a role like @Regular";
            case CHANNEL -> "a channel like #general";
            case MEMBER -> "a member like @Anna";
        };
    }

    @Override
    public Shape shape() {
        return new Shape.Mention(kind);
    }
}
