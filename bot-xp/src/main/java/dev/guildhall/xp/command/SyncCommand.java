package dev.guildhall.xp.command;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.spi.message.Row;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.reward.RoleHints;
import dev.guildhall.xp.reward.RoleSync;
import dev.guildhall.xp.setting.LevelRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code /xp sync}: gives everybody the roles of their levels. Where that was done before, it says how far it is or what came of it,
 * and a button does it again.
 */
public record SyncCommand(RoleSync sync, RoleHints hints, Guilds guilds, Function<GuildId, LevelRules> leveling) {

    private static final String AGAIN = "xp.sync-again";

    public Command command() {
        return Command.of("sync", "Gives all members the roles of their levels, and says how far it is", this::handle)
                .requiring(Permission.MANAGE_GUILD)
                .answeringPrivately();
    }

    /** Does it again. */
    public ActionHandler action() {
        return ActionHandler.of(AGAIN, this::again).requiring(Permission.MANAGE_GUILD);
    }

    private Reply handle(CommandCall call) {
        Texts texts = call.texts();
        Optional<RoleSync.Progress> before = sync.progress(call.guild());
        if (before.isPresent()) {
            return new Reply(told(call.guild(), before.get(), texts), true);
        }
        return leveling.apply(call.guild()).rewards().isEmpty()
                ? Reply.refusal(texts.say("sync.no-rewards"))
                : new Reply(begin(call.guild(), call.caller().id(), texts), true);
    }

    private Response again(ActionCall call) {
        return new MessageUpdate(begin(call.guild(), call.caller().id(), call.privateTexts()));
    }

    private MessageBody begin(GuildId guild, UserId by, Texts texts) {
        boolean begun = sync.request(guild, by);
        return begun
                ? hinted(guild, texts.say("sync.begun"), texts)
                : sync.progress(guild)
                        .map(progress -> told(guild, progress, texts))
                        .orElseThrow();
    }

    private MessageBody told(GuildId guild, RoleSync.Progress progress, Texts texts) {
        return progress.ended()
                .map(ended -> hinted(
                                guild,
                                texts.say(
                                        progress.problem().isEmpty() ? "sync.done" : "sync.failed",
                                        "time",
                                        "<t:" + ended.getEpochSecond() + ":R>",
                                        "done",
                                        progress.members(),
                                        "changed",
                                        progress.changed(),
                                        "problem",
                                        Markdown.escape(progress.problem())),
                                texts)
                        .withRows(Row.of(Component.Button.of(texts.say("sync.again"), Action.of(AGAIN, "")))))
                .orElseGet(() -> hinted(guild, onItsWay(guild, progress, texts), texts));
    }

    private String onItsWay(GuildId guild, RoleSync.Progress progress, Texts texts) {
        return texts.say(
                "sync.progress",
                "done",
                progress.members(),
                "all",
                guilds.guild(guild).map(Guild::memberCount).orElse(progress.members()),
                "changed",
                progress.changed());
    }

    /** With what stands in the way of some roles. */
    private MessageBody hinted(GuildId guild, String said, Texts texts) {
        List<String> lines = new ArrayList<>(List.of(said));
        lines.addAll(hints.of(guild, leveling.apply(guild).rewardRoles(), texts));
        return MessageBody.text(String.join("\n", lines));
    }
}
