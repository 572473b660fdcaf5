package dev.guildhall.xp.command;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.reward.RoleHints;
import dev.guildhall.xp.reward.RoleSync;
import dev.guildhall.xp.setting.LevelRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code /xp sync}: gives everybody the roles of their levels; asked again, it says how far that is. */
public record SyncCommand(RoleSync sync, RoleHints hints, Guilds guilds, Function<GuildId, LevelRules> leveling) {

    public Command command() {
        return Command.of("sync", "Gives all members the roles of their levels, and says how far it is", this::handle)
                .requiring(Permission.MANAGE_GUILD)
                .answeringPrivately();
    }

    private Reply handle(CommandCall call) {
        Texts texts = call.texts();
        LevelRules rules = leveling.apply(call.guild());
        if (rules.rewards().isEmpty()) {
            return Reply.refusal(texts.say("sync.no-rewards"));
        }
        boolean begun = sync.request(call.guild(), call.caller().id());
        List<String> lines = new ArrayList<>();
        lines.add(begun ? texts.say("sync.begun") : progress(call.guild(), texts));
        lines.addAll(hints.of(call.guild(), rules.rewardRoles(), texts));
        return Reply.text(String.join("\n", lines)).forCallerOnly();
    }

    private String progress(GuildId guild, Texts texts) {
        RoleSync.Progress progress = sync.progress(guild).orElse(new RoleSync.Progress(0, 0, false, ""));
        return texts.say(
                "sync.progress",
                "done",
                progress.members(),
                "all",
                guilds.guild(guild).map(Guild::memberCount).orElse(progress.members()),
                "changed",
                progress.changed());
    }
}
