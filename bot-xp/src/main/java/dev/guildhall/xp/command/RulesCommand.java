package dev.guildhall.xp.command;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.xp.setting.XpSettings;
import java.util.ArrayList;
import java.util.List;

/** {@code /xp rules}: how XP is earned where and by whom is asked, and what the levels bring. */
record RulesCommand(Settings settings) {

    Command command() {
        return Command.of("rules", "Shows how XP is earned here, and which roles levels bring", this::handle);
    }

    /** The lines that an embed takes; where there are more, the last says so. */
    private static String fitting(List<String> lines) {
        StringBuilder all = new StringBuilder();
        for (String line : lines) {
            if (all.length() + line.length() + 3 > Embed.DESCRIPTION_LIMIT) {
                return all.append("\n…").toString();
            }
            all.append(all.isEmpty() ? "" : "\n").append(line);
        }
        return all.toString();
    }

    private Reply handle(CommandCall call) {
        GuildSettings guild = settings.of(call.guild());
        GuildSettings here = guild.at(call.place(), call.caller().roles());
        RulesText text = new RulesText(new Phrases(call.texts()));
        List<String> parts = new ArrayList<>(text.earning(XpSettings.earning(here)));
        parts.addAll(text.multipliers(XpSettings.earning(here).multipliers(), call.time()));
        parts.addAll(text.exceptions(XpSettings.earning(guild).filter()));
        parts.addAll(text.levels(XpSettings.leveling(guild), call.caller().roles()));
        return Reply.embed(Embed.titled(call.texts().say("rules.title"))
                .withDescription(fitting(parts))
                .withFooter(call.texts().say("rules.footer")));
    }
}
