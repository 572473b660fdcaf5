package dev.guildhall.xp.admin;

import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.facet.Facet;
import dev.guildhall.spi.guild.Downloads;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.SettingTexts;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.setting.change.SettingsEditor;
import dev.guildhall.spi.text.Translations;
import dev.guildhall.xp.export.Exporter;
import dev.guildhall.xp.ledger.Months;
import dev.guildhall.xp.operation.Chunk;
import dev.guildhall.xp.operation.Meaning;
import dev.guildhall.xp.operation.Operations;
import dev.guildhall.xp.privacy.OptCommands;
import dev.guildhall.xp.privacy.XpPersonalData;
import dev.guildhall.xp.reward.Consequences;
import dev.guildhall.xp.reward.RoleSync;
import dev.guildhall.xp.setting.LevelRules;
import dev.guildhall.xp.transfer.Mee6Pages;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** All that administrators and people themselves can do about XP: subcommands of {@code /xp}, buttons, and tasks. */
public final class Administration implements AutoCloseable {

    private static final Duration RESUME_EVERY = Duration.ofSeconds(30);
    private static final Duration MEE6_PAUSE = Duration.ofSeconds(1);
    /** So many edits of many, and undos, are prepared at once: each may ask Discord for all members, and locks those of its guild. */
    private static final int AT_ONCE = 8;

    private final List<Command> commands;
    private final List<Facet> facets;
    private final Background background;

    private Administration(List<Command> commands, List<Facet> facets, Background background) {
        this.commands = List.copyOf(commands);
        this.facets = List.copyOf(facets);
        this.background = background;
    }

    /**
     * Puts it together.
     *
     * @param rules those in force in a guild
     * @param sync gives roles after what changed many
     * @param mee6 where MEE6's public leaderboards are
     */
    public static Administration create(
            ModuleContext context,
            Months months,
            Function<GuildId, LevelRules> rules,
            Consequences consequences,
            RoleSync sync,
            URI mee6) {
        Clock clock = Clock.systemUTC();
        Meaning meaning = new LevelsAndRewards(rules, consequences, sync);
        Chunk chunk = new Chunk(context.database(), context.outbox());
        Operations operations = new Operations(context.database(), months, meaning, chunk, clock);
        Background background = new Background(operations);
        context.scheduler().every("xp-operations", RESUME_EVERY, operations::resume);
        Later later = new Later(
                background,
                context.database(),
                context.outbox(),
                Places.of(AT_ONCE, "admin.busy").oneForEachGuild(ConcurrentHashMap.newKeySet(), "admin.preparing"));
        Adoption adoption = new Adoption(
                context.service(SettingsDirectory.class),
                context.service(SettingsEditor.class),
                context.settings(),
                context.service(SettingTexts.class),
                context.service(Guilds.class));
        Desk desk = new Desk(
                operations,
                background,
                adoption,
                later,
                (guild, total) -> rules.apply(guild).levels().level(total));
        HistoryCommands history = new HistoryCommands(operations, desk);
        Exporter exporter = new Exporter(context.database());
        ImportCommands imports = new ImportCommands(
                operations,
                context.service(Downloads.class),
                new Mee6Pages(mee6, MEE6_PAUSE),
                adoption,
                background,
                context.database(),
                context.outbox());
        List<Command> commands = new ArrayList<>(
                new EditCommands(operations, new Crowd(context.service(Guilds.class)), desk, later).commands());
        commands.addAll(history.commands());
        commands.add(imports.command());
        ExportCommand exports = new ExportCommand(exporter, meaning);
        commands.add(exports.command());
        commands.addAll(new OptCommands(context.database()).commands());
        List<Facet> facets = new ArrayList<>(desk.actions());
        facets.addAll(history.actions());
        facets.add(imports.action());
        facets.add(exports.action());
        facets.add(new ImportTask(operations, adoption, context.service(Translations.class)));
        facets.add(new ExportTask(exporter, meaning));
        facets.add(new XpPersonalData(context.database(), clock));
        return new Administration(commands, facets, background);
    }

    /** Subcommands of {@code /xp}. */
    public List<Command> commands() {
        return commands;
    }

    public List<Facet> facets() {
        return facets;
    }

    @Override
    public void close() {
        background.close();
    }
}
