package dev.guildhall.spi.setting;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The types that come with the platform. */
public final class SettingTypes {

    private SettingTypes() {}

    /** On or off. */
    public static SettingType<Boolean> flag() {
        return new FlagType();
    }

    /** A whole number in a range, both ends included. */
    public static SettingType<Integer> integer(int least, int most) {
        return new IntegerType(least, most);
    }

    /**
     * An exact number in a range, both ends included.
     *
     * @param places how many digits may stand behind the point
     */
    public static SettingType<BigDecimal> decimal(String least, String most, int places) {
        return new DecimalType(new BigDecimal(least), new BigDecimal(most), places);
    }

    /** A text of so many characters, without line breaks and without spaces at its ends. */
    public static SettingType<String> text(int shortest, int longest) {
        return new TextType(shortest, longest);
    }

    /**
     * A text that matches as a whole.
     *
     * @param allowed for people, to complete "must be …": {@code a name of lower case letters}
     */
    public static SettingType<String> text(int shortest, int longest, Pattern pattern, String allowed) {
        return new PatternType(new TextType(shortest, longest), pattern, allowed);
    }

    /** A time span to the second, written like {@code 90s}, {@code 5m} or {@code 1h30m}. */
    public static SettingType<Duration> duration(Duration shortest, Duration longest) {
        return new DurationType(shortest, longest);
    }

    /** One of some words, in lower case. */
    public static SettingType<String> choice(String... words) {
        return new ChoiceType(List.of(words));
    }

    /** A time zone, also by its city alone. */
    public static SettingType<ZoneId> zone() {
        return new ZoneType();
    }

    /** One of some languages, by tag or name. */
    public static SettingType<Locale> language(List<Locale> offered) {
        return new LanguageType(offered);
    }

    /** A color as {@code 0xRRGGBB}, written {@code #rrggbb} or by name. */
    public static SettingType<Integer> color() {
        return new ColorType();
    }

    /** A channel, by mention or id, or {@code none}. */
    public static SettingType<Optional<ChannelId>> channel() {
        return optional(channelId());
    }

    /** A role, by mention or id, or {@code none}. */
    public static SettingType<Optional<RoleId>> role() {
        return optional(roleId());
    }

    /** A member, by mention or id, or {@code none}. */
    public static SettingType<Optional<UserId>> member() {
        return optional(memberId());
    }

    /** A channel; for lists and maps. */
    public static SettingType<ChannelId> channelId() {
        return new MentionType<>(Shape.Mention.Kind.CHANNEL, ChannelId::new);
    }

    /** A role; for lists and maps. */
    public static SettingType<RoleId> roleId() {
        return new MentionType<>(Shape.Mention.Kind.ROLE, RoleId::new);
    }

    /** A member; for lists and maps. */
    public static SettingType<UserId> memberId() {
        return new MentionType<>(Shape.Mention.Kind.MEMBER, UserId::new);
    }

    /** A value, or {@code none}. */
    public static <T> SettingType<Optional<T>> optional(SettingType<T> type) {
        return new OptionalType<>(type);
    }

    /**
     * Several values in their order, each at most once, written {@code a, b, "c, d"}.
     *
     * @param type no list or map
     */
    public static <T> ItemsType<List<T>> listOf(SettingType<T> type, int most) {
        return new ListType<>(type, most);
    }

    /**
     * A value for each of some keys, written {@code 5=@Regular, 10=@Veteran}, in the order of the keys where they have one.
     *
     * @param keys no list or map
     * @param values no list or map
     */
    public static <K, V> ItemsType<Map<K, V>> mapOf(SettingType<K> keys, SettingType<V> values, int most) {
        return new MapType<>(keys, values, most);
    }
}
