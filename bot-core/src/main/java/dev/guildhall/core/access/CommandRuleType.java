package dev.guildhall.core.access;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingType;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a rule is written: {@code off xp add}, {@code deny rank role:123}, {@code allow module:xp channel:456}. */
final class CommandRuleType implements SettingType<CommandRule> {

    private static final Pattern SWITCH = Pattern.compile("(off|on)\\s+(\\S.*)");
    private static final Pattern FOR_ROLE = Pattern.compile("(allow|deny)\\s+(\\S.*?)\\s+(?:role:|<@&)(\\d{15,19})>?");
    private static final Pattern FOR_CHANNEL =
            Pattern.compile("(allow|deny)\\s+(\\S.*?)\\s+(?:channel:|<#)(\\d{15,19})>?");
    private static final Pattern SUBJECT =
            Pattern.compile("module:[a-z][a-z0-9-]{0,31}|[a-z][a-z0-9-]{0,31}(?: [a-z][a-z0-9-]{0,31}){0,2}");

    @Override
    public Parsed<CommandRule> parse(String text) {
        String line = text.strip().toLowerCase(Locale.ROOT);
        Matcher switched = SWITCH.matcher(line);
        Matcher role = FOR_ROLE.matcher(line);
        Matcher channel = FOR_CHANNEL.matcher(line);
        if (role.matches() && isSubject(role.group(2))) {
            RoleId id = new RoleId(Long.parseUnsignedLong(role.group(3)));
            return new Parsed.Valid<>(new CommandRule.ForRole(
                    subject(role.group(2)), role.group(1).equals("allow"), id));
        }
        if (channel.matches() && isSubject(channel.group(2))) {
            ChannelId id = new ChannelId(Long.parseUnsignedLong(channel.group(3)));
            return new Parsed.Valid<>(new CommandRule.ForChannel(
                    subject(channel.group(2)), channel.group(1).equals("allow"), id));
        }
        if (switched.matches() && isSubject(switched.group(2))) {
            String subject = subject(switched.group(2));
            return new Parsed.Valid<>(
                    switched.group(1).equals("on") ? new CommandRule.On(subject) : new CommandRule.Off(subject));
        }
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return new Parsed.Invalid<>("\"" + shown + "\" is not " + description());
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
