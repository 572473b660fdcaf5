package dev.guildhall.xp;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.text.Translations;
import dev.guildhall.xp.admin.Administration;
import dev.guildhall.xp.command.LeaderboardCommand;
import dev.guildhall.xp.command.RankCommand;
import dev.guildhall.xp.credit.CreditQueue;
import dev.guildhall.xp.credit.CreditStore;
import dev.guildhall.xp.credit.Earning;
import dev.guildhall.xp.credit.RulesOfGuilds;
import dev.guildhall.xp.ledger.Months;
import dev.guildhall.xp.level.Levels;
import dev.guildhall.xp.rank.Standings;
import dev.guildhall.xp.reward.Consequences;
import dev.guildhall.xp.source.MessageSource;
import dev.guildhall.xp.source.ReactionSource;
import dev.guildhall.xp.source.ThreadSource;
import dev.guildhall.xp.transfer.Mee6Pages;
import java.util.List;
import java.util.function.Function;

/** The module {@code xp}. */
public final class XpModule implements BotModule {

    @Override
    public ModuleInfo info() {
        return new ModuleInfo("xp", "Members earn experience for messages, rise in level, and compare themselves");
    }

    @Override
    public Feature create(ModuleContext context) {
        Guilds guilds = context.service(Guilds.class);
        RulesOfGuilds rules = new RulesOfGuilds(context.settings());
        Consequences consequences = new Consequences(context.service(Translations.class), guilds);
        Months months = new Months(context.database());
        CreditStore store =
                new CreditStore(context.database(), context.outbox(), months, rules::leveling, consequences);
        CreditQueue queue = new CreditQueue(store);
        Earning earning = new Earning(rules, queue);
        Standings standings = new Standings(context.database());
        Function<GuildId, Levels> levels = guild -> rules.leveling(guild).levels();
        Administration administration =
                Administration.create(context, months, rules::leveling, consequences, Mee6Pages.PUBLIC);
        return new XpFeature(
                List.of(
                        new RankCommand(standings, levels).command(),
                        new LeaderboardCommand(standings, levels).command(),
                        Command.group(
                                "xp", "Experience", administration.commands().toArray(Command[]::new))),
                List.of(
                        new MessageSource(earning).subscription(),
                        new ReactionSource(earning, guilds).subscription(),
                        new ThreadSource(earning, guilds).subscription()),
                queue,
                administration);
    }
}
