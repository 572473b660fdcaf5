package dev.guildhall.core;

import dev.guildhall.core.database.DatabaseOptions;
import dev.guildhall.core.database.NoDatabase;
import dev.guildhall.core.database.PooledDatabase;
import dev.guildhall.core.guild.NoDiscord;
import dev.guildhall.core.outbox.PostgresOutbox;
import dev.guildhall.core.outbox.PostgresWaitingErrands;
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
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.WaitingErrands;
import dev.guildhall.spi.facet.Check;
import dev.guildhall.spi.facet.Facet;
import dev.guildhall.spi.facet.OperatorTask;
import dev.guildhall.spi.facet.SettingsEffect;
import dev.guildhall.spi.facet.SettingsRule;
import dev.guildhall.spi.guild.Downloads;
import dev.guildhall.spi.guild.GuildLookup;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.guild.Witness;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTexts;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.setting.change.SettingsEditor;
import dev.guildhall.spi.setting.change.SettingsHistory;
import dev.guildhall.spi.text.Translations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The modules for what operators do from the terminal: with a database, or without one where it is only asked what they declare.
 * Nothing runs in the background. For one thread.
 */
public final class Workbench implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);

    private final Database database;
    private final Runnable closing;
    private final PostgresSettings settings;
    private final TextCatalogue texts = new TextCatalogue();
    private final Map<String, Feature> features = new LinkedHashMap<>();
    private final Map<String, Declaration> declarations = new LinkedHashMap<>();

    private Workbench(Database database, Runnable closing) {
        this.database = database;
        this.closing = closing;
        this.settings = new PostgresSettings(database);
    }

    /**
     * Creates the modules.
     *
     * @throws RuntimeException if a module cannot be built; nothing is left open
     */
    public static Workbench open(List<BotModule> modules, DatabaseOptions access, OperatorChoices choices) {
        return open(modules, access, choices, new NoDiscord());
    }

    /**
     * As {@link #open(List, DatabaseOptions, OperatorChoices)}, with guilds to look at.
     *
     * @param guilds as Discord tells them
     */
    public static Workbench open(
            List<BotModule> modules, DatabaseOptions access, OperatorChoices choices, Guilds guilds) {
        PooledDatabase database = new PooledDatabase(access);
        return loaded(new Workbench(database, database::close), modules, choices, guilds);
    }

    /** Without a database: what the modules declare, and nothing else of what they can do. */
    public static Workbench ofDeclarations(List<BotModule> modules, OperatorChoices choices) {
        return loaded(new Workbench(new NoDatabase(), () -> {}), modules, choices, new NoDiscord());
    }

    private static Workbench loaded(Workbench bench, List<BotModule> modules, OperatorChoices choices, Guilds guilds) {
        try {
            bench.load(modules, choices, guilds);
            return bench;
        } catch (RuntimeException | Error failure) {
            bench.close();
            throw failure;
        }
    }

    private void load(List<BotModule> modules, OperatorChoices choices, Guilds guilds) {
        NoDiscord nothing = new NoDiscord();
        GuildLanguage language = new GuildLanguage(settings, () -> guilds);
        texts.add(TextCatalogue.OWN, TextFiles.of(TextCatalogue.OWN, Workbench.class));
        Declaration own = OwnDeclaration.of(settings, database, guilds, texts);
        own.settings().forEach(key -> settings.declare(TextCatalogue.OWN, key));
        declarations.put(TextCatalogue.OWN, own);
        for (BotModule module : modules) {
            String name = module.info().name();
            texts.add(name, TextFiles.of(name, module.getClass()));
            Map<Class<?>, Object> services = Map.ofEntries(
                    Map.entry(SettingsDirectory.class, settings),
                    Map.entry(SettingsEditor.class, settings),
                    Map.entry(SettingsHistory.class, settings),
                    Map.entry(SettingTexts.class, new CatalogueTexts(texts)),
                    Map.entry(WaitingErrands.class, new PostgresWaitingErrands(database)),
                    Map.entry(Guilds.class, guilds),
                    Map.entry(GuildLookup.class, nothing),
                    Map.entry(Witness.class, nothing),
                    Map.entry(History.class, nothing),
                    Map.entry(Downloads.class, nothing),
                    Map.entry(Gauges.class, new GaugeBoard()),
                    Map.entry(Translations.class, new GuildTranslations(name, texts, language)),
                    Map.entry(OperatorChoices.class, choices));
            Feature feature = module.create(new HostModuleContext(
                    database, settings, new PostgresOutbox(), (task, interval, work) -> {}, services));
            features.put(name, feature);
            List<SettingKey<?>> keys = feature.settings();
            keys.forEach(key -> settings.declare(name, key));
            Declaration declared = declaration(module, feature, keys);
            declared.facets(SettingsRule.class)
                    .forEach(rule -> settings.declare(wanted -> texts.in(name, wanted), rule));
            declared.facets(SettingsEffect.class)
                    .forEach(effect -> settings.declare(wanted -> texts.in(name, wanted), effect));
            declarations.put(name, declared);
        }
    }

    private static Declaration declaration(BotModule module, Feature feature, List<SettingKey<?>> keys) {
        return new Declaration(
                module.info().name(),
                module.info().description(),
                Declaration.version(module.getClass()),
                feature.commands(),
                keys,
                feature.subscriptions().stream()
                        .map(each -> each.type().getSimpleName())
                        .distinct()
                        .sorted()
                        .toList(),
                feature.facets());
    }

    /** What the platform and each module declare, the platform first. */
    public List<Declaration> declarations() {
        return List.copyOf(declarations.values());
    }

    /** What must hold, by the module that says so. */
    public Map<String, List<Check>> checks() {
        return ofType(Check.class);
    }

    /** What operators can do, by the module that offers it. */
    public Map<String, List<OperatorTask>> tasks() {
        return ofType(OperatorTask.class);
    }

    private <F extends Facet> Map<String, List<F>> ofType(Class<F> type) {
        Map<String, List<F>> found = new LinkedHashMap<>();
        declarations.forEach((module, declared) -> {
            List<F> facets = declared.facets(type);
            if (!facets.isEmpty()) {
                found.put(module, facets);
            }
        });
        return found;
    }

    /** Lets the modules write down what they hold. */
    @Override
    public void close() {
        features.forEach((name, feature) -> {
            try {
                feature.close();
            } catch (RuntimeException failure) {
                LOG.error("module {} - could not be closed: {}", name, failure.getMessage(), failure);
            }
        });
        closing.run();
    }
}
