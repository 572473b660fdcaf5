package dev.guildhall.core.command;

import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTypes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a message must begin with to be a command. */
public final class Prefixes {

    /** The guild's; a mention of the bot works always. */
    public static final SettingKey<List<String>> PREFIX = new SettingKey<>(
            "general.prefix",
            SettingTypes.listOf(SettingTypes.text(1, 8), 5),
            List.of("!"),
            "What a message begins with to be a command, like !rank; a mention of me works always");

    private static final Pattern MENTION = Pattern.compile("<@!?(\\d{1,20})>");

    private Prefixes() {}

    /**
     * Where the words of a command begin.
     *
     * @param prefix as it was typed
     * @param length of what stands before the words
     */
    record Found(String prefix, int length) {

        boolean mention() {
            return prefix.startsWith("<@");
        }
    }

    /**
     * The longest prefix that a message begins with, in capitals or not.
     *
     * @param self asked only where a message begins with a mention
     */
    static Optional<Found> found(String content, List<String> prefixes, Supplier<Optional<UserId>> self) {
        int start = 0;
        while (start < content.length() && Character.isWhitespace(content.charAt(start))) {
            start++;
        }
        int begin = start;
        Matcher mention = MENTION.matcher(content).region(begin, content.length());
        if (mention.lookingAt()) {
            String id = mention.group(1);
            return self.get()
                    .filter(bot -> bot.toString().equals(id))
                    .map(bot -> new Found(mention.group(), mention.end()));
        }
        return prefixes.stream()
                .filter(prefix -> content.regionMatches(true, begin, prefix, 0, prefix.length()))
                .max(Comparator.comparingInt(String::length))
                .map(prefix -> new Found(prefix, begin + prefix.length()));
    }
}
