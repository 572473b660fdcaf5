package dev.guildhall.core.command;

import dev.guildhall.core.access.Access;
import dev.guildhall.core.access.CommandRule;
import dev.guildhall.core.access.Finding;
import dev.guildhall.core.argument.Typed;
import dev.guildhall.core.discord.Origin;
import dev.guildhall.core.interaction.ActionGate;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code commands why}: explains whether somebody may use a command, check by check in the order in which they count; of a
 * group or a module, which commands of it and what keeps the person from the others.
 */
public final class WhyCommand {

    private final CommandIndex index;
    private final Access access;
    private final ActionGate gate;
    private final Supplier<Guilds> guilds;
    private final CommandDesk desk;
    private final Subjects subjects;

    /**
     * @param gate knows who may use the buttons of modules
     * @param desk knows the cooldowns
     */
    public WhyCommand(CommandIndex index, Access access, ActionGate gate, Supplier<Guilds> guilds, CommandDesk desk) {
        this.desk = desk;
        this.index = index;
        this.access = access;
        this.gate = gate;
        this.guilds = guilds;
        this.subjects = new Subjects(index, desk.settings());
    }

    Command command(Option subject) {
        return Command.of("why", "Explains whether a member may use a command", this::handle)
                .withOption(subject)
                .withOption(Option.of(OptionType.MEMBER, "member", "Who"))
                .withOption(Option.of(OptionType.CHANNEL, "channel", "Where; here if left out")
                        .optional())
                .answeringPrivately();
    }

    private Reply handle(CommandCall call) {
        Texts texts = call.privateTexts();
        String typed = call.arguments().text("command").orElse("");
        Optional<String> subject = subjects.find(call.guild(), typed);
        if (subject.isEmpty()) {
            return subjects.unknown(call.guild(), typed, texts);
        }
        UserId asked = call.arguments().member("member").orElseThrow();
        Optional<Member> member = asked.equals(call.caller().id())
                ? Optional.of(call.caller())
                : guilds.get().member(call.guild(), asked);
        if (member.isEmpty()) {
            return Reply.refusal(texts.say("commands.no-member"));
        }
        Place place = place(call);
        Origin origin = new Origin(
                place,
                member.get(),
                guilds.get().permissions(call.guild(), place, member.get()),
                texts.language(),
                call.time());
        List<String> lines = index.find(subject.get())
                .map(command -> checks(command, call.guild(), origin, texts))
                .orElseGet(() -> commands(subject.get(), call.guild(), origin, texts));
        return Reply.embed(Embed.titled(texts.say("commands.why-title"))
                .withDescription(Typed.lines(lines, Embed.DESCRIPTION_LIMIT)));
    }

    private Place place(CommandCall call) {
        Optional<ChannelId> asked = call.arguments().channel("channel");
        return asked.flatMap(channel -> guilds.get()
                        .guild(call.guild())
                        .flatMap(guild -> guild.channel(channel))
                        .map(Channel::place))
                .or(() -> asked.map(Place::of))
                .orElse(call.place());
    }

    /** All about one command. */
    private List<String> checks(CatalogueCommand command, GuildId guild, Origin origin, Texts texts) {
        List<Finding> findings = access.findings(command.question(guild, origin), texts);
        Duration wait = cooldownLeft(command, guild, origin);
        boolean allowed = findings.stream().allMatch(Finding::passed) && wait.isZero();
        List<String> lines = new ArrayList<>();
        lines.add(texts.say(
                allowed ? "commands.why-allowed" : "commands.why-refused",
                "member",
                origin.caller().mention(),
                "command",
                command.path(),
                "channel",
                mention(origin.place())));
        findings.forEach(each -> lines.add(mark(each.passed()) + each.say(texts, command.path())));
        lines.add(mark(wait.isZero()) + cooldown(command, guild, wait, texts));
        return lines;
    }

    /** One line for each command of a group or a module: that it may be used, or the first thing that keeps from it. */
    private List<String> commands(String subject, GuildId guild, Origin origin, Texts texts) {
        List<String> lines = new ArrayList<>();
        int usable = 0;
        for (CatalogueCommand command : index.all()) {
            if (command.subjects().contains(subject)) {
                Optional<String> reason = refusal(command, guild, origin, texts);
                usable += reason.isEmpty() ? 1 : 0;
                lines.add(mark(reason.isEmpty()) + reason.orElse("`" + command.path() + "`"));
            }
        }
        lines.addFirst(texts.say(
                "commands.why-some",
                "member",
                origin.caller().mention(),
                "usable",
                usable,
                "commands",
                lines.size(),
                "command",
                subject,
                "channel",
                mention(origin.place())));
        CommandRule.module(subject).ifPresent(module -> lines.add(buttons(module, guild, origin, texts)));
        return lines;
    }

    private Optional<String> refusal(CatalogueCommand command, GuildId guild, Origin origin, Texts texts) {
        Duration wait = cooldownLeft(command, guild, origin);
        return access.refusal(command.question(guild, origin), texts)
                .map(finding -> finding.say(texts, command.path()))
                .or(() -> wait.isZero()
                        ? Optional.empty()
                        : Optional.of("`" + command.path() + "`: " + cooldown(command, guild, wait, texts)));
    }

    private String buttons(String module, GuildId guild, Origin origin, Texts texts) {
        Optional<String> reason = gate.refusal(module, guild, origin, texts);
        return mark(reason.isEmpty())
                + texts.say("commands.why-buttons")
                + reason.map(text -> ": " + text).orElse("");
    }

    private Duration cooldownLeft(CatalogueCommand command, GuildId guild, Origin origin) {
        return desk.cooldownLeft(
                command, guild, origin.place().channel(), origin.caller().id(), origin.time());
    }

    private String cooldown(CatalogueCommand command, GuildId guild, Duration wait, Texts texts) {
        Duration time = desk.cooldown(command, guild);
        if (time.isZero()) {
            return texts.say("access.cooldown.none");
        }
        String per = command.command().cooldown().per().name();
        return wait.isZero()
                ? texts.say("access.cooldown.passed", "seconds", time.toSeconds(), "per", per)
                : texts.say(
                        "access.cooldown.failed",
                        "seconds",
                        time.toSeconds(),
                        "per",
                        per,
                        "left",
                        Math.max(1, wait.toSeconds()));
    }

    private static String mark(boolean passed) {
        return passed ? "✅ " : "❌ ";
    }

    private static String mention(Place place) {
        return "<#" + place.channel() + ">";
    }
}
