package dev.guildhall.core.command;

import dev.guildhall.core.access.Access;
import dev.guildhall.core.access.Finding;
import dev.guildhall.core.access.Question;
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

/** {@code commands why}: explains whether somebody may use a command, check by check in the order in which they count. */
public final class WhyCommand {

    private final CommandIndex index;
    private final Access access;
    private final Supplier<Guilds> guilds;
    private final CommandDesk desk;

    /** @param desk knows the cooldowns */
    public WhyCommand(CommandIndex index, Access access, Supplier<Guilds> guilds, CommandDesk desk) {
        this.desk = desk;
        this.index = index;
        this.access = access;
        this.guilds = guilds;
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
        Optional<CatalogueCommand> command = new Subjects(index)
                .find(typed)
                .flatMap(path -> index.below(path).stream().findFirst());
        if (command.isEmpty()) {
            return new Subjects(index).unknown(typed, texts);
        }
        UserId asked = call.arguments().member("member").orElseThrow();
        Optional<Member> member = asked.equals(call.caller().id())
                ? Optional.of(call.caller())
                : guilds.get().member(call.guild(), asked);
        if (member.isEmpty()) {
            return Reply.refusal(texts.say("commands.no-member"));
        }
        return explain(call, command.get(), member.get(), place(call), texts);
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

    private String cooldown(CatalogueCommand command, GuildId guild, Duration wait, Texts texts) {
        Duration time = desk.cooldown(command, guild);
        if (time.isZero()) {
            return "✅ " + texts.say("access.cooldown.none");
        }
        String per = command.command().cooldown().per().name();
        return wait.isZero()
                ? "✅ " + texts.say("access.cooldown.passed", "seconds", time.toSeconds(), "per", per)
                : "❌ "
                        + texts.say(
                                "access.cooldown.failed",
                                "seconds",
                                time.toSeconds(),
                                "per",
                                per,
                                "left",
                                Math.max(1, wait.toSeconds()));
    }

    private Reply explain(CommandCall call, CatalogueCommand command, Member member, Place place, Texts texts) {
        Question question = new Question(
                call.guild(),
                command.subjects(),
                command.permissions(),
                command.command().channels(),
                place,
                member.roles(),
                guilds.get().permissions(call.guild(), place, member),
                command.optIn());
        List<Finding> findings = access.findings(question, texts);
        Duration wait = desk.cooldownLeft(command, call.guild(), place.channel(), member.id(), call.time());
        boolean allowed = findings.stream().allMatch(Finding::passed) && wait.isZero();
        List<String> lines = new ArrayList<>();
        lines.add(texts.say(
                allowed ? "commands.why-allowed" : "commands.why-refused",
                "member",
                member.mention(),
                "command",
                command.path(),
                "channel",
                "<#" + place.channel() + ">"));
        findings.forEach(each -> lines.add((each.passed() ? "✅ " : "❌ ") + each.say(texts, command.path())));
        lines.add(cooldown(command, call.guild(), wait, texts));
        return Reply.embed(Embed.titled(texts.say("commands.why-title")).withDescription(String.join("\n", lines)));
    }
}
