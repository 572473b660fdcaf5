package dev.guildhall.settings;

import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Completer.Proposal;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Role;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.ItemsType;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.SettingType;
import dev.guildhall.spi.setting.Shape;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Proposes keys and values while somebody types. */
record Proposing(Platform platform) {

    private static final int MOST = 25;
    private static final Pattern ID = Pattern.compile("[1-9]\\d{14,19}");

    List<Proposal> keys(CommandCall call, String typed) {
        return keys(call, typed, key -> true);
    }

    /** Keys of which a channel or a category may have a value of its own. */
    List<Proposal> channelKeys(CommandCall call, String typed) {
        return keys(
                call,
                typed,
                key -> key.levels().contains(SettingScope.Level.CHANNEL)
                        || key.levels().contains(SettingScope.Level.CATEGORY));
    }

    /** Keys of which a role may have a value of its own. */
    List<Proposal> roleKeys(CommandCall call, String typed) {
        return keys(call, typed, key -> key.levels().contains(SettingScope.Level.ROLE));
    }

    private List<Proposal> keys(CommandCall call, String typed, Predicate<SettingKey<?>> wanted) {
        Visit visit = Visit.of(call).privately();
        return fitting(
                platform.directory().keys().stream()
                        .filter(key -> visit.may(key) && wanted.test(key))
                        .map(key -> new Proposal(
                                label(key.name() + " — " + platform.texts().description(key, visit.language())),
                                key.name())),
                typed);
    }

    /** Keys of which items can be added and removed. */
    List<Proposal> itemKeys(CommandCall call, String typed) {
        return keys(call, typed, key -> key.type() instanceof ItemsType<?>);
    }

    List<Proposal> modules(CommandCall call, String typed) {
        return fitting(
                platform.directory().keys().stream()
                        .map(SettingKey::module)
                        .distinct()
                        .map(Proposal::of),
                typed);
    }

    List<Proposal> values(CommandCall call, String typed) {
        return key(call)
                .map(key -> fitting(
                        Stream.concat(
                                current(call, key),
                                ofShape(call.guild(), key.type().shape())),
                        typed))
                .orElse(List.of());
    }

    List<Proposal> newItems(CommandCall call, String typed) {
        return key(call)
                .map(key -> switch (key.type().shape()) {
                    case Shape.Items(Shape item, int most) -> fitting(ofShape(call.guild(), item), typed);
                    case Shape.Entries(Shape entryKey, Shape value, int most) ->
                        entries(call.guild(), entryKey, value, typed);
                    case Shape shape -> List.<Proposal>of();
                })
                .orElse(List.of());
    }

    /** First the keys, as names for people to write on behind; then, once one is there, what it may be given. */
    private List<Proposal> entries(GuildId guild, Shape key, Shape value, String typed) {
        int equals = typed.indexOf('=');
        if (equals < 0) {
            boolean mention = key instanceof Shape.Mention;
            return fitting(
                    ofShape(guild, key).map(each -> Proposal.of((mention ? each.label() : each.value()) + "=")), typed);
        }
        String begun = typed.substring(0, equals + 1);
        return fitting(ofShape(guild, value), typed.substring(equals + 1)).stream()
                .map(each -> new Proposal(label(begun + each.label()), begun + each.value()))
                .toList();
    }

    List<Proposal> items(CommandCall call, String typed) {
        return key(call).map(key -> items(call, key, typed)).orElse(List.of());
    }

    private <T> List<Proposal> items(CommandCall call, SettingKey<T> key, String typed) {
        if (!(key.type() instanceof ItemsType<T> type)) {
            return List.of();
        }
        Optional<Guild> guild = platform.guilds().guild(call.guild());
        T value = platform.settings().of(call.guild()).get(key);
        return fitting(type.items(value).stream().map(item -> new Proposal(label(named(guild, item)), item)), typed);
    }

    /** With the names of what it has the ids of. */
    private static String named(Optional<Guild> guild, String item) {
        return guild.map(known -> ID.matcher(item).replaceAll(id -> Matcher.quoteReplacement(name(known, id.group()))))
                .orElse(item);
    }

    private static String name(Guild guild, String id) {
        return Stream.concat(
                        guild.roles().stream().map(Proposing::role),
                        guild.channels().stream().map(Proposing::channel))
                .filter(each -> each.value().equals(id))
                .map(Proposal::label)
                .findFirst()
                .orElse(id);
    }

    private Optional<SettingKey<?>> key(CommandCall call) {
        return call.arguments()
                .text("key")
                .flatMap(name -> platform.directory().key(name.strip().toLowerCase(Locale.ROOT)));
    }

    private <T> Stream<Proposal> current(CommandCall call, SettingKey<T> key) {
        SettingType<T> type = key.type();
        String now = type.format(platform.settings().of(call.guild()).get(key));
        String byDefault = type.format(key.defaultValue());
        return Stream.of(
                        new Proposal(label(call.privateTexts().say("propose.now", "value", now)), now),
                        new Proposal(label(call.privateTexts().say("propose.default", "value", byDefault)), byDefault))
                .filter(each -> each.value().length() <= 100);
    }

    private Stream<Proposal> ofShape(GuildId guild, Shape shape) {
        return switch (shape) {
            case Shape.Toggle toggle -> Stream.of("on", "off").map(Proposal::of);
            case Shape.Words(List<String> words) -> words.stream().map(Proposal::of);
            case Shape.Language(List<String> tags) ->
                tags.stream().map(tag -> {
                    Locale language = Locale.forLanguageTag(tag);
                    return new Proposal(tag + " (" + language.getDisplayName(language) + ")", tag);
                });
            case Shape.Zone zone ->
                ZoneId.getAvailableZoneIds().stream().sorted().map(Proposal::of);
            case Shape.Mention(Shape.Mention.Kind kind) -> mentions(guild, kind);
            case Shape.Maybe(Shape value) -> Stream.concat(Stream.of(Proposal.of("none")), ofShape(guild, value));
            case Shape.Number number -> Stream.empty();
            case Shape.Line line -> Stream.empty();
            case Shape.Span span -> Stream.empty();
            case Shape.Color color -> Stream.empty();
            case Shape.Items items -> Stream.empty();
            case Shape.Entries entries -> Stream.empty();
        };
    }

    private Stream<Proposal> mentions(GuildId guild, Shape.Mention.Kind kind) {
        Optional<Guild> known = platform.guilds().guild(guild);
        return switch (kind) {
            case ROLE ->
                known.stream().flatMap(each -> each.roles().reversed().stream()).map(Proposing::role);
            case CHANNEL ->
                known.stream().flatMap(each -> each.channels().stream()).map(Proposing::channel);
            case MEMBER -> Stream.empty();
        };
    }

    private static Proposal role(Role role) {
        return new Proposal(label("@" + role.name()), role.id().toString());
    }

    private static Proposal channel(Channel channel) {
        return new Proposal(
                label("#" + channel.name()), channel.place().channel().toString());
    }

    private static List<Proposal> fitting(Stream<Proposal> proposals, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return proposals
                .filter(each -> each.label().toLowerCase(Locale.ROOT).contains(wanted)
                        || each.value().toLowerCase(Locale.ROOT).contains(wanted))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static String label(String text) {
        return Shown.cut(text, 99);
    }
}
