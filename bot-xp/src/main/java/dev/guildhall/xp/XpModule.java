package dev.guildhall.xp;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.Gauges;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.text.Translations;
import dev.guildhall.xp.card.Studio;
import dev.guildhall.xp.command.Showing;
import dev.guildhall.xp.credit.CreditQueue;
import dev.guildhall.xp.credit.CreditStore;
import dev.guildhall.xp.credit.Earning;
import dev.guildhall.xp.credit.RulesOfGuilds;
import dev.guildhall.xp.ledger.Months;
import dev.guildhall.xp.rank.Standings;
import dev.guildhall.xp.reward.Consequences;
import dev.guildhall.xp.source.MessageSource;
import dev.guildhall.xp.source.ReactionSource;
import dev.guildhall.xp.source.ThreadSource;
import dev.guildhall.xp.view.Progress;
import java.util.ArrayList;
import java.util.List;

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
        CreditStore store = new CreditStore(
                context.database(), context.outbox(), new Months(context.database()), rules::leveling, consequences);
        CreditQueue queue = new CreditQueue(store);
        Earning earning = new Earning(rules, queue);
        Standings standings = new Standings(context.database());
        Studio studio = new Studio();
        Gauges gauges = context.service(Gauges.class);
        gauges.show("xp.pictures-drawn", "Rank cards and charts that were drawn", studio::drawn);
        gauges.show(
                "xp.pictures-left-out",
                "Rank cards and charts that became text, because too many waited",
                studio::refused);
        Showing showing = new Showing(
                context,
                standings,
                (guild, total) -> Progress.at(total, rules.leveling(guild).levels()),
                studio);
        List<Command> commands = new ArrayList<>(showing.commands());
        commands.add(Command.group(
                "xp", "Shows how experience came about", showing.subcommands().toArray(Command[]::new)));
        return new XpFeature(
                commands,
                List.of(
                        new MessageSource(earning).subscription(),
                        new ReactionSource(earning, guilds).subscription(),
                        new ThreadSource(earning, guilds).subscription()),
                showing.facets(),
                queue,
                studio);
    }
}
