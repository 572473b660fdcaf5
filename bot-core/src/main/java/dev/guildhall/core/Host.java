package dev.guildhall.core;

import dev.guildhall.core.command.CommandIndex;
import dev.guildhall.core.command.CommandRunner;
import dev.guildhall.core.command.HelpCommand;
import dev.guildhall.core.command.PrefixCommands;
import dev.guildhall.core.command.SlashCommands;
import dev.guildhall.core.database.DatabaseOptions;
import dev.guildhall.core.database.Notifications;
import dev.guildhall.core.database.PooledDatabase;
import dev.guildhall.core.discord.DiscordConnection;
import dev.guildhall.core.discord.DiscordConnector;
import dev.guildhall.core.event.EventLanes;
import dev.guildhall.core.outbox.OutboxDelivery;
import dev.guildhall.core.outbox.PostgresOutbox;
import dev.guildhall.core.outbox.ShardRange;
import dev.guildhall.core.schedule.VirtualScheduler;
import dev.guildhall.core.setting.PostgresSettings;
import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.setting.SettingsDirectory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One shard process: the modules, what they need, and the connection to Discord.
 *
 * <p>{@link #close} loses nothing: the gateway ends first, then every event and command that came in is handled, then the
 * modules write down what they still hold, and only then do the database and Discord go.
 */
public final class Host implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Host.class);
    private static final Duration ACKNOWLEDGE_AFTER = Duration.ofMillis(1_500);
    private static final Duration COMMAND_PATIENCE = Duration.ofSeconds(15);
    private static final Duration DRAIN_TIME = Duration.ofSeconds(20);

    private final PooledDatabase database;
    private final VirtualScheduler scheduler = new VirtualScheduler();
    private final EventLanes lanes = new EventLanes(EventLanes.DEFAULT_CAPACITY);
    private final CommandRunner runner = new CommandRunner(ACKNOWLEDGE_AFTER, COMMAND_PATIENCE);
    private final List<LoadedModule> modules;
    private final DiscordConnection discord;
    private final OutboxDelivery delivery;
    private final Notifications notifications;

    /** A module that runs. */
    private record LoadedModule(String name, Feature feature) {}

    private Host(HostOptions options, List<BotModule> chosen, DatabaseOptions access, DiscordConnector connector) {
        this.database = new PooledDatabase(access);
        PostgresSettings settings = new PostgresSettings(database);
        CommandIndex index = new CommandIndex();
        this.modules = load(chosen, settings, index);

        SlashCommands slash = new SlashCommands(index, runner);
        this.discord = connector.connect(new LaneIntake(lanes, slash));
        PrefixCommands prefix = new PrefixCommands(index, runner, settings, discord);
        lanes.add(HelpCommand.MODULE, Subscription.to(MessageCreated.class, prefix::accept));
        for (LoadedModule module : modules) {
            module.feature().subscriptions().forEach(each -> lanes.add(module.name(), each));
        }

        ShardRange shards = new ShardRange(options.firstShard(), options.lastShard(), options.totalShards());
        this.delivery = new OutboxDelivery(database, shards, discord);
        this.notifications = new Notifications(
                access,
                Map.of(PostgresSettings.CHANNEL, settings::changed, PostgresOutbox.CHANNEL, payload -> delivery.wake()),
                () -> {
                    settings.forgetAll();
                    delivery.wake();
                });
        scheduler.every("settings-look", PostgresSettings.LOOK_INTERVAL, settings::lookForChanges);
        discord.start();
        if (options.registersCommands()) {
            new CommandRegistration(discord, index.roots()).start();
        }
    }

    /**
     * Builds everything and begins to log in.
     *
     * @param modules those that are enabled, in any order
     * @throws RuntimeException if a module cannot be built, or two declare the same name; nothing is left running
     */
    public static Host start(
            HostOptions options, List<BotModule> modules, DatabaseOptions database, DiscordConnector connector) {
        return new Host(options, modules, database, connector);
    }

    private List<LoadedModule> load(List<BotModule> chosen, PostgresSettings settings, CommandIndex index) {
        HostModuleContext context = new HostModuleContext(
                database, settings, new PostgresOutbox(), scheduler, Map.of(SettingsDirectory.class, settings));
        List<LoadedModule> loaded = new ArrayList<>();
        try {
            for (BotModule module : chosen) {
                loaded.add(new LoadedModule(module.info().name(), module.create(context)));
            }
            declare(loaded, settings, index);
        } catch (RuntimeException failure) {
            loaded.forEach(Host::close);
            scheduler.close();
            database.close();
            throw failure;
        }
        LOG.info("modules - {}", loaded.stream().map(LoadedModule::name).toList());
        return List.copyOf(loaded);
    }

    /** Settings of all first, so that a command may be built from them. */
    private static void declare(List<LoadedModule> loaded, PostgresSettings settings, CommandIndex index) {
        settings.declare(HelpCommand.MODULE, PrefixCommands.PREFIX);
        for (LoadedModule module : loaded) {
            module.feature().settings().forEach(key -> settings.declare(module.name(), key));
        }
        index.add(HelpCommand.MODULE, new HelpCommand(index, settings).command());
        for (LoadedModule module : loaded) {
            module.feature().commands().forEach(command -> index.add(module.name(), command));
        }
    }

    /** Thread-safe, and cheap enough to be asked every second. */
    public HostStatus status() {
        return new HostStatus(discord.shards(), database.status(), lanes.status(), delivery.status());
    }

    @Override
    public void close() {
        discord.disconnect();
        lanes.drain(DRAIN_TIME);
        runner.drain(COMMAND_PATIENCE);
        for (LoadedModule module : modules.reversed()) {
            close(module);
        }
        delivery.close();
        notifications.close();
        scheduler.close();
        discord.close();
        database.close();
    }

    private static void close(LoadedModule module) {
        try {
            module.feature().close();
        } catch (RuntimeException failure) {
            LOG.error("module {} - could not be closed", module.name(), failure);
        }
    }
}
