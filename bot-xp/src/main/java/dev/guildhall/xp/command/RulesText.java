package dev.guildhall.xp.command;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.setting.AmountRange;
import dev.guildhall.xp.setting.EarningRules;
import dev.guildhall.xp.setting.LevelRules;
import dev.guildhall.xp.setting.Multipliers;
import dev.guildhall.xp.setting.XpSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says the rules of a server in a language, a line each. */
record RulesText(Phrases phrases) {

    private static final int[] SAMPLE_LEVELS = {1, 5, 10, 50};
    private static final int MOST = 15;

    private Texts texts() {
        return phrases.texts();
    }

    /** What earns something. */
    List<String> earning(EarningRules rules) {
        List<String> lines = new ArrayList<>();
        for (Source source : Source.values()) {
            if (source.isEarned() && rules.amount(source).most() > 0) {
                lines.add("- " + earning(source, rules));
            }
        }
        if (lines.isEmpty()) {
            lines.add(texts().say("rules.nothing"));
        }
        if (rules.amount(Source.MESSAGE).most() > 0 && rules.leastLength() > 0) {
            lines.add("-# " + texts().say("rules.length", "least", rules.leastLength()));
        }
        if (rules.amount(Source.MESSAGE).most() > 0 && !rules.repeatWindow().isZero()) {
            lines.add("-# " + texts().say("rules.repeats", "time", phrases.time(rules.repeatWindow())));
        }
        return lines;
    }

    private String earning(Source source, EarningRules rules) {
        String amount = amount(rules.amount(source));
        if (source == Source.VOICE_MINUTE) {
            return texts().say(
                            "rules.voice-minute",
                            "amount",
                            amount,
                            "company",
                            rules.voice().company());
        }
        if (source == Source.MESSAGE && !rules.cooldown().isZero()) {
            return texts().say("rules.message-cooldown", "amount", amount, "cooldown", phrases.time(rules.cooldown()));
        }
        return texts().say("rules." + source.name().toLowerCase(Locale.ROOT).replace('_', '-'), "amount", amount);
    }

    private String amount(AmountRange range) {
        return range.least() == range.most()
                ? phrases.number(range.most())
                : phrases.number(range.least()) + "–" + phrases.number(range.most());
    }

    /** What multiplies it, with a sign at what holds at the moment. */
    List<String> multipliers(Multipliers multipliers, Instant now) {
        List<String> lines = new ArrayList<>();
        if (multipliers.server().compareTo(BigDecimal.ONE) != 0) {
            lines.add("- " + texts().say("rules.everybody") + " " + factor(multipliers.server()));
        }
        multipliers.roles().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(each -> lines.add("- " + mention(each.getKey()) + " " + factor(each.getValue())));
        multipliers.channels().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(each -> lines.add("- " + mention(each.getKey()) + " " + factor(each.getValue())));
        multipliers
                .events()
                .forEach(event -> lines.add("- `" + XpSettings.EVENTS.type().format(List.of(event)) + "`"
                        + (event.holdsAt(now, multipliers.zone()) ? " **" + texts().say("rules.now") + "**" : "")));
        return headed("rules.multipliers", lines);
    }

    static String factor(BigDecimal factor) {
        return "×" + factor.stripTrailingZeros().toPlainString();
    }

    /** Who earns nothing, and where. */
    List<String> exceptions(EarningRules.Filter filter) {
        List<String> lines = new ArrayList<>();
        named(lines, "rules.no-channels", filter.noChannels().stream().map(RulesText::mention));
        named(lines, "rules.only-channels", filter.onlyChannels().stream().map(RulesText::mention));
        named(lines, "rules.no-roles", filter.noRoles().stream().map(RulesText::mention));
        named(lines, "rules.only-roles", filter.onlyRoles().stream().map(RulesText::mention));
        named(lines, "rules.only-members", filter.onlyMembers().stream().map(RulesText::mention));
        return headed("rules.exceptions", lines);
    }

    private void named(List<String> lines, String key, Stream<String> things) {
        String all = things.sorted().limit(MOST).collect(Collectors.joining(", "));
        if (!all.isEmpty()) {
            lines.add("- " + texts().say(key, "things", all));
        }
    }

    /** What levels take and bring, with a sign at what the reader has. */
    List<String> levels(LevelRules rules, Collection<RoleId> own) {
        List<String> lines = new ArrayList<>();
        lines.add(IntStream.of(SAMPLE_LEVELS)
                .filter(level -> level <= rules.levels().cap())
                .mapToObj(level -> texts().say(
                                "rules.level",
                                "level",
                                level,
                                "xp",
                                rules.levels().threshold(level)))
                .collect(Collectors.joining(" · ")));
        rules.rewards()
                .forEach((level, role) ->
                        lines.add("- " + texts().say("rules.reward", "level", level, "role", mention(role))
                                + (own.contains(role) ? " ✓" : "")));
        return headed("rules.levels", lines);
    }

    private List<String> headed(String heading, List<String> lines) {
        return lines.isEmpty()
                ? lines
                : Stream.concat(Stream.of("**" + texts().say(heading) + "**"), lines.stream())
                        .toList();
    }

    private static String mention(RoleId role) {
        return "<@&" + role + ">";
    }

    private static String mention(ChannelId channel) {
        return "<#" + channel + ">";
    }

    private static String mention(UserId member) {
        return "<@" + member + ">";
    }
}
