package dev.guildhall.core.access;

import dev.guildhall.core.access.CommandRule.ForChannel;
import dev.guildhall.core.access.CommandRule.ForRole;
import dev.guildhall.core.access.Finding.Check;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Judges who may use what. Only where a guild's settings are not cached does it do I/O. Thread-safe.
 *
 * <p>About channels and roles the most particular subject decides that has rules about them. Of its channels the nearest
 * counts, a thread before its channel before the category; a role that is denied counts more than one that is allowed.
 */
public final class Access {

    private final Settings settings;
    private final Supplier<Guilds> guilds;

    public Access(Settings settings, Supplier<Guilds> guilds) {
        this.settings = settings;
        this.guilds = guilds;
    }

    /** Why not; nothing where it is allowed. */
    public Optional<Finding> refusal(Question question, Texts own) {
        return findings(question, own).stream().filter(each -> !each.passed()).findFirst();
    }

    /** Every check in order. */
    public List<Finding> findings(Question question, Texts own) {
        List<CommandRule> rules =
                question.exempt() ? List.of() : settings.of(question.guild()).get(CommandSettings.RULES);
        List<Finding> findings = new ArrayList<>();
        findings.add(on(question, rules));
        findings.add(permission(question, own));
        findings.add(kind(question, own));
        findings.add(channel(question, rules));
        findings.add(role(question, rules));
        return findings;
    }

    private static Finding on(Question question, List<CommandRule> rules) {
        Finding otherwise = Switches.isMissed(rules, question.subjects(), question.optIn())
                ? new Finding(Check.OPT_IN, false, question.subjects().getLast())
                : new Finding(Check.ON, true, "");
        return Switches.offBy(rules, question.subjects())
                .map(subject -> new Finding(Check.ON, false, subject))
                .orElse(otherwise);
    }

    private static Finding permission(Question question, Texts own) {
        List<Permission> missing = question.needed().stream()
                .filter(each -> !each.in(question.permissions()))
                .sorted()
                .toList();
        return missing.isEmpty()
                ? new Finding(
                        Check.PERMISSION,
                        true,
                        names(question.needed().stream().sorted().toList(), own))
                : new Finding(Check.PERMISSION, false, names(missing, own));
    }

    private static String names(List<Permission> permissions, Texts own) {
        return permissions.stream()
                .map(each -> "**" + own.say("permission." + each.name()) + "**")
                .collect(Collectors.joining(", "));
    }

    private Finding kind(Question question, Texts own) {
        if (question.kinds().isEmpty()) {
            return new Finding(Check.KIND, true, "");
        }
        Optional<Channel.Kind> here = guilds.get()
                .guild(question.guild())
                .flatMap(guild -> guild.channel(question.place().channel()))
                .map(Channel::kind);
        String kinds = question.kinds().stream()
                .sorted()
                .map(each -> own.say("channel-kind." + each.name()))
                .collect(Collectors.joining(", "));
        // Where the channel is not known, Discord lets people use commands nevertheless.
        return new Finding(Check.KIND, here.isEmpty() || question.kinds().contains(here.get()), kinds);
    }

    private static Finding channel(Question question, List<CommandRule> rules) {
        for (String subject : question.subjects()) {
            List<ForChannel> about = rules.stream()
                    .filter(rule -> rule instanceof ForChannel && rule.subject().equals(subject))
                    .map(ForChannel.class::cast)
                    .toList();
            if (!about.isEmpty()) {
                Optional<ForChannel> nearest = question.place()
                        .outward()
                        .flatMap(place ->
                                about.stream().filter(rule -> rule.channel().equals(place)))
                        .findFirst();
                boolean allowed =
                        nearest.map(ForChannel::allowed).orElse(about.stream().noneMatch(ForChannel::allowed));
                return new Finding(
                        Check.CHANNEL,
                        allowed || question.administrator(),
                        nearest.map(rule -> mention(rule.channel())).orElseGet(() -> allowed(about)));
            }
        }
        return new Finding(Check.CHANNEL, true, "");
    }

    /** The channels to which it is limited. */
    private static String allowed(List<ForChannel> rules) {
        return rules.stream()
                .filter(ForChannel::allowed)
                .map(rule -> mention(rule.channel()))
                .collect(Collectors.joining(", "));
    }

    private static String mention(ChannelId channel) {
        return "<#" + channel + ">";
    }

    private static Finding role(Question question, List<CommandRule> rules) {
        for (String subject : question.subjects()) {
            List<ForRole> about = rules.stream()
                    .filter(rule -> rule instanceof ForRole && rule.subject().equals(subject))
                    .map(ForRole.class::cast)
                    .toList();
            if (!about.isEmpty()) {
                List<ForRole> held = about.stream()
                        .filter(rule -> question.roles().contains(rule.role()))
                        .toList();
                boolean denied = held.stream().anyMatch(rule -> !rule.allowed());
                boolean allowed = held.stream().anyMatch(ForRole::allowed)
                        || about.stream().noneMatch(ForRole::allowed);
                String decided = (held.isEmpty() ? about : held)
                        .stream()
                                .filter(rule -> rule.allowed() != denied)
                                .map(rule -> "<@&" + rule.role() + ">")
                                .collect(Collectors.joining(", "));
                return new Finding(Check.ROLE, (allowed && !denied) || question.administrator(), decided);
            }
        }
        return new Finding(Check.ROLE, true, "");
    }
}
