package dev.guildhall.xp.command;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.xp.level.LevelCurve;
import dev.guildhall.xp.level.Levels;
import dev.guildhall.xp.rank.Standing;
import dev.guildhall.xp.rank.Standings;
import java.util.Locale;
import java.util.function.Function;

/** {@code /rank [member]}: level, XP and place of one member. */
public record RankCommand(Standings standings, Function<GuildId, Levels> levelsOf) {

    private static final int BAR = 12;

    public Command command() {
        return Command.of("rank", "Shows a member's level, XP and place", this::handle)
                .withAliases("level")
                .withOption(Option.of(OptionType.MEMBER, "member", "Whose; yours when left out")
                        .optional());
    }

    private Reply handle(CommandCall call) {
        UserId user = call.arguments().member("member").orElse(call.caller().id());
        return standings
                .of(call.guild(), user)
                .map(standing -> card(standing, levelsOf.apply(call.guild())))
                .orElseGet(() -> Reply.text(nothingYet(call, user)));
    }

    private static String nothingYet(CommandCall call, UserId user) {
        return user.equals(call.caller().id())
                ? "You have no XP yet: write a message, and it begins."
                : "<@" + user + "> has no XP yet.";
    }

    private Reply card(Standing standing, Levels levels) {
        int level = levels.level(standing.total());
        long reached = levels.threshold(level);
        // Beyond the highest level the bar goes on as if there were one more.
        long needed = levels.curve().threshold(Math.min(level + 1, LevelCurve.MOST_LEVELS)) - reached;
        long done = standing.total() - reached;
        return Reply.embed(Embed.titled("Level " + level)
                .withDescription(String.format(
                        Locale.ROOT,
                        "<@%s>\n%s\n%,d of %,d XP to level %d",
                        standing.user(),
                        bar(done, needed),
                        done,
                        needed,
                        level + 1))
                .withField("Rank", String.format(Locale.ROOT, "#%,d", standing.rank()))
                .withField("XP", String.format(Locale.ROOT, "%,d", standing.total()))
                .withField("Messages", String.format(Locale.ROOT, "%,d", standing.messages())));
    }

    private static String bar(long done, long needed) {
        int filled = (int) Math.min(BAR, done * BAR / Math.max(1, needed));
        return "▰".repeat(filled) + "▱".repeat(BAR - filled);
    }
}
