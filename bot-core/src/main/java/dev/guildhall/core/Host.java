package dev.guildhall.core;

import dev.guildhall.core.access.Access;
import dev.guildhall.core.command.CommandDesk;
import dev.guildhall.core.command.CommandIndex;
import dev.guildhall.core.command.CommandsCommand;
import dev.guildhall.core.command.Completions;
import dev.guildhall.core.command.HelpCommand;
import dev.guildhall.core.command.ModuleGate;
import dev.guildhall.core.command.PrefixCommands;
import dev.guildhall.core.command.Reach;
import dev.guildhall.core.command.SlashCommands;
import dev.guildhall.core.command.WhyCommand;
import dev.guildhall.core.database.DatabaseOptions;
import dev.guildhall.core.database.Notifications;
import dev.guildhall.core.database.PooledDatabase;
import dev.guildhall.core.discord.DiscordConnection;
import dev.guildhall.core.discord.DiscordConnector;
import dev.guildhall.core.discord.ShardStatus;
import dev.guildhall.core.event.EventLanes;
import dev.guildhall.core.guild.GuildRetention;
import dev.guildhall.core.interaction.ActionDispatch;
import dev.guildhall.core.interaction.ActionIndex;
import dev.guildhall.core.interaction.ActionSigner;
import dev.guildhall.core.interaction.HandlerRunner;
import dev.guildhall.core.interaction.StoredKey;
import dev.guildhall.core.outbox.OutboxDelivery;
import dev.guildhall.core.outbox.PostgresOutbox;
import dev.guildhall.core.outbox.PostgresWaitingErrands;
import dev.guildhall.core.outbox.ShardRange;
import dev.guildhall.core.privacy.PersonalColumns;
import dev.guildhall.core.privacy.PersonalDataBook;
import dev.guildhall.core.privacy.PlatformPersonalData;
import dev.guildhall.core.privacy.PrivacyCommands;
import dev.guildhall.core.registration.CommandLists;
import dev.guildhall.core.registration.GlobalRegistration;
import dev.guildhall.core.registration.GuildRegistration;
import dev.guildhall.core.schedule.VirtualScheduler;
import dev.guildhall.core.setting.CachedRoleOrder;
import dev.guildhall.core.setting.CatalogueTexts;
import dev.guildhall.core.setting.PostgresSettings;
import dev.guildhall.core.text.GuildLanguage;
import dev.guildhall.core.text.GuildTranslations;
import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.core.text.TextFiles;
import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.Gauges;
import dev.guildhall.spi.OperatorChoices;
import dev.guildhall.spi.data.WaitingErrands;
import dev.guildhall.spi.event.GuildAvailable;
import dev.guildhall.spi.event.GuildLeft;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.facet.Facet;
import dev.guildhall.spi.facet.PersonalData;
import dev.guildhall.spi.facet.SettingsEffect;
import dev.guildhall.spi.facet.SettingsRule;
import dev.guildhall.spi.guild.Downloads;
import dev.guildhall.spi.guild.GuildLookup;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.guild.Witness;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.SettingTexts;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.setting.change.SettingsEditor;
import dev.guildhall.spi.setting.change.SettingsHistory;
import dev.guildhall.spi.text.Translations;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One shard process: the modules, what they need, and the connection to Discord.
 *
 * <p>{@link #drain} loses nothing: the gateway ends first, then every event and command that came in is handled, then the
 * modules write down what they still hold, and only then do the database and Discord go.
 */
public final class Host implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Host.class);
    /** The longest that {@link #drain} takes; who kills a process should wait a little longer. */
    public static final Duration CLOSE_TIME = Duration.ofSeconds(30);

    private static final Duration ACKNOWLEDGE_AFTER = Duration.ofMillis(1_500);
    private static final Duration COMMAND_PATIENCE = Duration.ofSeconds(15);

    /** Together with {@link #MODULE_TIME} and the farewell to Discord, less than {@link #CLOSE_TIME}. */
    private static final Duration LANE_TIME = Duration.ofSeconds(9);

    private static final Duration MODULE_TIME = Duration.ofSeconds(16);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final EventLanes lanes = new EventLanes(EventLanes.DEFAULT_CAPACITY);
    private final TextCatalogue texts = new TextCatalogue();
    private final GaugeBoard gauges = new GaugeBoard();
    private final HandlerRunner runner = new HandlerRunner(ACKNOWLEDGE_AFTER, COMMAND_PATIENCE);
    private final PooledDatabase database;
    private final VirtualScheduler scheduler;
    private final Set<String> optingIn = new HashSet<>();
    private final List<LoadedModule> modules = new ArrayList<>();
    private final DiscordConnection discord;
    private final OutboxDelivery delivery;
    private final CommandLists lists;
    private final GuildRegistration registration;
    private final Optional<GlobalRegistration> global;

    /** A module that runs. */
    private record LoadedModule(String name, Feature feature, List<Facet> facets) {}

    private Host(HostOptions options, List<BotModule> chosen, DatabaseOptions access, DiscordConnector connector) {
        ShardRange shards = new ShardRange(options.firstShard(), options.lastShard(), options.totalShards());
        try {
            this.database = open(new PooledDatabase(access));
            this.scheduler = open(new VirtualScheduler());
            PostgresSettings settings = new PostgresSettings(database);
            CommandIndex index = new CommandIndex();
            ActionIndex actions = new ActionIndex();
            GuildLanguage language = new GuildLanguage(settings, this::guilds);
            ActionSigner signer = new ActionSigner(new StoredKey(database));
            Access judge = new Access(settings, this::guilds);
            CommandDesk desk = new CommandDesk(runner, signer, texts, language, settings, judge);
            ActionDispatch dispatch =
                    new ActionDispatch(actions, signer, runner, texts, language, new ModuleGate(judge, optingIn));
            // Before the modules: they may keep what it offers, though nothing comes in before it starts.
            this.discord = open(connector.connect(new LaneIntake(
                    lanes, new SlashCommands(index, desk, this::suspect), dispatch, new Completions(index, desk))));
            settings.orderRoles(new CachedRoleOrder(discord.guilds()));
            gauges.show(
                    "settings.misfits",
                    "stored values of guilds that no longer fit, so that a default holds",
                    () -> settings.misfits());
            load(chosen, settings, language, options.choices());
            declareOwn(settings, judge, desk, index, actions);
            declare(settings, index, actions);
            addPrivacy(index, actions);
            this.lists = new CommandLists(index.roots(), texts, options.listsByGuild());

            PrefixCommands prefix = new PrefixCommands(index, desk, settings, discord, this::guilds, language, reach());
            lanes.add(TextCatalogue.OWN, Subscription.to(MessageCreated.class, prefix::accept));
            for (LoadedModule module : modules) {
                module.feature().subscriptions().forEach(each -> lanes.add(module.name(), each));
            }

            keepGuilds(new GuildRetention(
                    database,
                    discord.guilds(),
                    shards,
                    options.keepGuilds(),
                    () -> discord.shards().stream().allMatch(each -> each.state() == ShardStatus.State.READY),
                    guild -> settings.changed(guild.toString())));
            this.registration =
                    open(new GuildRegistration(discord, discord.guilds(), lists, settings, database, shards));
            keepLists(settings);
            this.delivery = open(new OutboxDelivery(database, shards, discord, signer));
            open(new Notifications(
                    access,
                    Map.of(
                            PostgresSettings.CHANNEL,
                            settings::changed,
                            PostgresOutbox.CHANNEL,
                            payload -> delivery.wake()),
                    () -> {
                        settings.forgetAll();
                        registration.look(discord.guilds().served(), false);
                        delivery.wake();
                    }));
            scheduler.every("settings-look", PostgresSettings.LOOK_INTERVAL, settings::lookForChanges);
            this.global = options.registersCommands()
                    ? Optional.of(open(new GlobalRegistration(discord, lists.global())))
                    : Optional.empty();
            discord.start();
        } catch (RuntimeException | Error failure) {
            modules.forEach(Host::close);
            closeOpened();
            throw failure;
        }
    }

    private void keepGuilds(GuildRetention retention) {
        gauges.show("core.guilds-left", "guilds that the bot has left, whose data is kept", retention::count);
        lanes.add(TextCatalogue.OWN, Subscription.to(GuildLeft.class, retention::left));
        lanes.add(TextCatalogue.OWN, Subscription.to(GuildAvailable.class, retention::available));
        scheduler.every("guilds-left", GuildRetention.INTERVAL, () -> {
            retention.reconcile();
            retention.purge();
        });
    }

    private void keepLists(PostgresSettings settings) {
        settings.onChange(guild -> registration.look(Set.of(guild), true));
        lanes.add(TextCatalogue.OWN, Subscription.to(GuildAvailable.class, registration::available));
        lanes.add(TextCatalogue.OWN, Subscription.to(GuildLeft.class, registration::left));
        scheduler.every("guild-commands", GuildRegistration.INTERVAL, registration::verifySome);
        gauges.show(
                "core.command-lists-waiting",
                "guilds whose commands are still to be registered with Discord",
                registration::waiting);
        gauges.show(
                "core.command-lists-refused",
                "guilds whose commands Discord refused to register",
                registration::refused);
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.push(part);
        return part;
    }

    private void closeOpened() {
        while (!opened.isEmpty()) {
            AutoCloseable part = opened.pop();
            try {
                part.close();
            } catch (Exception failure) {
                LOG.error("host - {} could not be closed", part.getClass().getSimpleName(), failure);
            }
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

    private Guilds guilds() {
        return discord.guilds();
    }

    private Reach reach() {
        return new Reach(discord::lacking, this::guilds);
    }

    private void suspect(GuildId guild) {
        registration.suspect(guild);
        global.ifPresent(GlobalRegistration::suspect);
    }

    private CommandsCommand.Listing listing() {
        return new CommandsCommand.Listing() {
            @Override
            public boolean listsAlways(String subject) {
                return lists.listsAlways(subject);
            }

            @Override
            public Optional<String> problem(GuildId guild) {
                return registration.problem(guild);
            }
        };
    }

    private void load(
            List<BotModule> chosen, PostgresSettings settings, GuildLanguage language, OperatorChoices choices) {
        texts.add(TextCatalogue.OWN, TextFiles.of(TextCatalogue.OWN, Host.class));
        for (BotModule module : chosen) {
            String name = module.info().name();
            texts.add(name, TextFiles.of(name, module.getClass()));
            if (module.info().optIn()) {
                optingIn.add(name);
                settings.optsIn(name);
            }
            Feature feature = module.create(new HostModuleContext(
                    database, settings, new PostgresOutbox(), scheduler, services(name, settings, language, choices)));
            modules.add(new LoadedModule(name, feature, List.copyOf(feature.facets())));
        }
        LOG.info("modules - {}", modules.stream().map(LoadedModule::name).toList());
    }

    private void addPrivacy(CommandIndex index, ActionIndex actions) {
        PersonalColumns columns = new PersonalColumns(database);
        Map<String, List<PersonalData>> stored = new HashMap<>();
        stored.put(TextCatalogue.OWN, List.of(new PlatformPersonalData(database)));
        for (LoadedModule module : modules) {
            List<PersonalData> own = module.facets().stream()
                    .filter(PersonalData.class::isInstance)
                    .map(PersonalData.class::cast)
                    .toList();
            columns.require(module.name(), !own.isEmpty());
            if (!own.isEmpty()) {
                stored.put(module.name(), own);
            }
        }
        PrivacyCommands privacy = new PrivacyCommands(new PersonalDataBook(stored), texts);
        index.add(TextCatalogue.OWN, privacy.command());
        privacy.actions().forEach(action -> actions.add(TextCatalogue.OWN, action));
    }

    private Map<Class<?>, Object> services(
            String module, PostgresSettings settings, GuildLanguage language, OperatorChoices choices) {
        return Map.ofEntries(
                Map.entry(SettingsDirectory.class, settings),
                Map.entry(SettingsEditor.class, settings),
                Map.entry(SettingsHistory.class, settings),
                Map.entry(SettingTexts.class, new CatalogueTexts(texts)),
                Map.entry(WaitingErrands.class, new PostgresWaitingErrands(database)),
                Map.entry(Guilds.class, discord.guilds()),
                Map.entry(GuildLookup.class, discord.lookup()),
                Map.entry(Witness.class, discord.witness()),
                Map.entry(History.class, discord.history()),
                Map.entry(Downloads.class, discord.downloads()),
                Map.entry(Gauges.class, gauges),
                Map.entry(Translations.class, new GuildTranslations(module, texts, language)),
                Map.entry(OperatorChoices.class, choices));
    }

    private void declareOwn(
            PostgresSettings settings, Access judge, CommandDesk desk, CommandIndex index, ActionIndex actions) {
        OwnDeclaration.settings().forEach(key -> settings.declare(TextCatalogue.OWN, key));
        HelpCommand help = new HelpCommand(index, settings, judge, texts, reach(), settings::misfits);
        index.add(TextCatalogue.OWN, help.command());
        actions.add(TextCatalogue.OWN, help.action());
        WhyCommand why = new WhyCommand(index, judge, new ModuleGate(judge, optingIn), this::guilds, desk);
        CommandsCommand commands = new CommandsCommand(index, settings, settings, why, listing(), texts);
        index.add(TextCatalogue.OWN, commands.command());
        actions.add(TextCatalogue.OWN, commands.action());
    }

    /** Settings of all first, so that a command may be built from them. */
    private void declare(PostgresSettings settings, CommandIndex index, ActionIndex actions) {
        for (LoadedModule module : modules) {
            module.feature().settings().forEach(key -> settings.declare(module.name(), key));
            for (Facet facet : module.facets()) {
                if (facet instanceof SettingsRule rule) {
                    settings.declare(language -> texts.in(module.name(), language), rule);
                } else if (facet instanceof SettingsEffect effect) {
                    settings.declare(language -> texts.in(module.name(), language), effect);
                } else if (facet instanceof ActionHandler handler) {
                    actions.add(module.name(), handler);
                }
            }
        }
        for (LoadedModule module : modules) {
            boolean optIn = optingIn.contains(module.name());
            module.feature()
                    .commands()
                    .forEach(command -> index.add(module.name(), optIn ? command.optingIn() : command));
        }
    }

    /** Thread-safe, and cheap enough to be asked every second. */
    public HostStatus status() {
        return new HostStatus(
                discord.shards(),
                database.status(),
                lanes.status(),
                delivery.status(),
                gauges.read(),
                discord.lacking());
    }

    /**
     * Ends the gateway, handles what came in, lets the modules write down what they hold, and ends everything else. Takes at
     * most {@link #CLOSE_TIME}. Once.
     *
     * @return how many events were not handled and modules could not write down all they held; the log says more. 0 where
     *     everything that came in is committed
     */
    public long drain() {
        if (!draining.compareAndSet(false, true)) {
            return 0;
        }
        discord.disconnect();
        long undone = lanes.drain(LANE_TIME);
        // Beside one another: a module that waits for the database must not take the time of the others, or of answers.
        List<FutureTask<Boolean>> closing =
                modules.stream().map(Host::startClosing).toList();
        long deadline = System.nanoTime() + MODULE_TIME.toNanos();
        runner.drain(MODULE_TIME);
        undone += closing.stream().filter(each -> !isClosed(each, deadline)).count();
        closeOpened();
        return undone;
    }

    /** As {@link #drain}. */
    @Override
    public void close() {
        drain();
    }

    private static FutureTask<Boolean> startClosing(LoadedModule module) {
        FutureTask<Boolean> closing = new FutureTask<>(() -> close(module));
        Thread.ofVirtual().name("close-" + module.name()).start(closing);
        return closing;
    }

    private static boolean isClosed(FutureTask<Boolean> closing, long deadlineNanos) {
        try {
            return closing.get(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            LOG.error("host - a module was not closed in time", stuck);
            return false;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean close(LoadedModule module) {
        try {
            module.feature().close();
            return true;
        } catch (RuntimeException failure) {
            LOG.error("module {} - could not be closed: {}", module.name(), failure.getMessage(), failure);
            return false;
        }
    }
}
