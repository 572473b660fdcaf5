package dev.guildhall.xp.command;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.xp.level.Levels;
import dev.guildhall.xp.rank.Standing;
import dev.guildhall.xp.rank.Standings;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /leaderboard}: the ten members with the most XP, and the caller's own place. */
public record LeaderboardCommand(Standings standings, Function<GuildId, Levels> levelsOf) {

    private static final int PLACES = 10;

    public Command command() {
        return Command.of("leaderboard", "Shows the members with the most XP", this::handle)
                .withAliases("top", "lb");
    }

    private Reply handle(CommandCall call) {
        List<Standing> top = standings.top(call.guild(), PLACES);
        if (top.isEmpty()) {
            return Reply.text("Nobody has XP yet: write a message, and it begins.");
        }
        Levels levels = levelsOf.apply(call.guild());
        UserId caller = call.caller().id();
        String lines = top.stream().map(standing -> line(standing, levels)).collect(Collectors.joining("\n"));
        boolean shown = top.stream().anyMatch(each -> each.user().equals(caller));
        String own = shown
                ? ""
                : standings
                        .of(call.guild(), caller)
                        .map(standing -> "\n…\n" + line(standing, levels))
                        .orElse("");
        return Reply.embed(Embed.titled("Leaderboard").withDescription(lines + own));
    }

    private static String line(Standing standing, Levels levels) {
        return String.format(
                Locale.ROOT,
                "%s <@%s> · level %d · %,d XP",
                place(standing.rank()),
                standing.user(),
                levels.level(standing.total()),
                standing.total());
    }

    private static String place(long rank) {
        if (rank == 1) {
            return "🥇";
        }
        if (rank == 2) {
            return "🥈";
        }
        return rank == 3 ? "🥉" : String.format(Locale.ROOT, "**%,d.**", rank);
    }
}
