package dev.guildhall.core.access;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a rule is written: {@code off xp add}, {@code deny rank role:123}, {@code allow module:xp channel:456}. */
final class CommandRuleType implements SettingType<CommandRule> {

    private static final Pattern SWITCH = Pattern.compile("(off|on)\\s+(\\S.*)");
    private static final Pattern FOR_ROLE =
            Pattern.compile("(allow|deny)\\s+(\\S.*?)\\s+(?:role:|<@&)([1-9]\\d{14,19})>?");
    private static final Pattern FOR_CHANNEL =
            Pattern.compile("(allow|deny)\\s+(\\S.*?)\\s+(?:channel:|<#)([1-9]\\d{14,19})>?");
    private static final Pattern SUBJECT =
            Pattern.compile("module:[a-z][a-z0-9-]{0,31}|[a-z][a-z0-9-]{0,31}(?: [a-z][a-z0-9-]{0,31}){0,2}");

    @Override
    public Parsed<CommandRule> parse(String text) {
        String line = text.strip().toLowerCase(Locale.ROOT);
        Matcher switched = SWITCH.matcher(line);
        Matcher role = FOR_ROLE.matcher(line);
        Matcher channel = FOR_CHANNEL.matcher(line);
        Optional<RoleId> ofRole = id(role).map(RoleId::new);
        if (ofRole.isPresent()) {
            return new Parsed.Valid<>(new CommandRule.ForRole(
                    subject(role.group(2)), role.group(1).equals("allow"), ofRole.get()));
        }
        Optional<ChannelId> ofChannel = id(channel).map(ChannelId::new);
        if (ofChannel.isPresent()) {
            return new Parsed.Valid<>(new CommandRule.ForChannel(
                    subject(channel.group(2)), channel.group(1).equals("allow"), ofChannel.get()));
        }
        if (switched.matches() && isSubject(switched.group(2))) {
            String subject = subject(switched.group(2));
            return new Parsed.Valid<>(
                    switched.group(1).equals("on") ? new CommandRule.On(subject) : new CommandRule.Off(subject));
        }
        return new Parsed.Invalid<>("\"" + Markdown.excerpt(text, 60) + "\" is not " + description());
    }

    private static Optional<Long> id(Matcher rule) {
        return rule.matches() && isSubject(rule.group(2)) ? Snowflake.read(rule.group(3)) : Optional.empty();
    }

    private static boolean isSubject(String text) {
        return SUBJECT.matcher(subject(text)).matches();
    }

    private static String subject(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceFirst("^/", "");
    }

    @Override
    public String format(CommandRule rule) {
        return switch (rule) {
            case CommandRule.Off(String subject) -> "off " + subject;
            case CommandRule.On(String subject) -> "on " + subject;
            case CommandRule.ForRole(String subject, boolean allowed, RoleId role) ->
                (allowed ? "allow " : "deny ") + subject + " role:" + role;
            case CommandRule.ForChannel(String subject, boolean allowed, ChannelId channel) ->
                (allowed ? "allow " : "deny ") + subject + " channel:" + channel;
        };
    }

    @Override
    public String display(CommandRule rule) {
        return switch (rule) {
            case CommandRule.Off off -> "off `" + off.subject() + "`";
            case CommandRule.On on -> "on `" + on.subject() + "`";
            case CommandRule.ForRole(String subject, boolean allowed, RoleId role) ->
                (allowed ? "allow" : "deny") + " `" + subject + "` <@&" + role + ">";
            case CommandRule.ForChannel(String subject, boolean allowed, ChannelId channel) ->
                (allowed ? "allow" : "deny") + " `" + subject + "` <#" + channel + ">";
        };
    }

    @Override
    public String description() {
        return "a rule like \"off xp add\", \"deny rank @role\" or \"allow module:xp #channel\"";
    }
}
