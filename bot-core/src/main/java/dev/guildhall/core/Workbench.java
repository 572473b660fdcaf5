package dev.guildhall.core;

import dev.guildhall.core.access.CommandSettings;
import dev.guildhall.core.command.Prefixes;
import dev.guildhall.core.database.DatabaseOptions;
import dev.guildhall.core.database.PooledDatabase;
import dev.guildhall.core.guild.NoDiscord;
import dev.guildhall.core.outbox.PostgresOutbox;
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
import dev.guildhall.spi.facet.Check;
import dev.guildhall.spi.facet.Facet;
import dev.guildhall.spi.facet.OperatorTask;
import dev.guildhall.spi.facet.SettingsRule;
import dev.guildhall.spi.guild.Downloads;
import dev.guildhall.spi.guild.GuildLookup;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.setting.SettingTexts;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.setting.change.SettingsEditor;
import dev.guildhall.spi.setting.change.SettingsHistory;
import dev.guildhall.spi.text.Translations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The modules with a database and without Discord, for what operators do from the terminal. Nothing runs in the background.
 * For one thread.
 */
public final class Workbench implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);

    private final PooledDatabase database;
    private final Map<String, Feature> features = new LinkedHashMap<>();

    private Workbench(PooledDatabase database) {
        this.database = database;
    }

    /**
     * Creates the modules.
     *
     * @throws RuntimeException if a module cannot be built; nothing is left open
     */
    public static Workbench open(List<BotModule> modules, DatabaseOptions access, OperatorChoices choices) {
        Workbench bench = new Workbench(new PooledDatabase(access));
        try {
            bench.load(modules, choices);
            return bench;
        } catch (RuntimeException | Error failure) {
            bench.close();
            throw failure;
        }
    }

    private void load(List<BotModule> modules, OperatorChoices choices) {
        PostgresSettings settings = new PostgresSettings(database);
        NoDiscord nothing = new NoDiscord();
        TextCatalogue texts = new TextCatalogue();
        GuildLanguage language = new GuildLanguage(settings, () -> nothing);
        texts.add(TextCatalogue.OWN, TextFiles.of(TextCatalogue.OWN, Workbench.class));
        settings.declare(TextCatalogue.OWN, GuildLanguage.LANGUAGE);
        settings.declare(TextCatalogue.OWN, Prefixes.PREFIX);
        CommandSettings.ALL.forEach(key -> settings.declare(TextCatalogue.OWN, key));
        for (BotModule module : modules) {
            String name = module.info().name();
            texts.add(name, TextFiles.of(name, module.getClass()));
            Map<Class<?>, Object> services = Map.ofEntries(
                    Map.entry(SettingsDirectory.class, settings),
                    Map.entry(SettingsEditor.class, settings),
                    Map.entry(SettingsHistory.class, settings),
                    Map.entry(SettingTexts.class, new CatalogueTexts(texts)),
                    Map.entry(Guilds.class, nothing),
                    Map.entry(GuildLookup.class, nothing),
                    Map.entry(History.class, nothing),
                    Map.entry(Downloads.class, nothing),
                    Map.entry(Gauges.class, new GaugeBoard()),
                    Map.entry(Translations.class, new GuildTranslations(name, texts, language)),
                    Map.entry(OperatorChoices.class, choices));
            Feature feature = module.create(new HostModuleContext(
                    database, settings, new PostgresOutbox(), (task, interval, work) -> {}, services));
            features.put(name, feature);
            feature.settings().forEach(key -> settings.declare(name, key));
            for (Facet facet : feature.facets()) {
                if (facet instanceof SettingsRule rule) {
                    settings.declare(wanted -> texts.in(name, wanted), rule);
                }
            }
        }
    }

    /** What must hold, by the module that says so. */
    public Map<String, List<Check>> checks() {
        return ofType(Check.class);
    }

    /** What operators can do, by the module that offers it. */
    public Map<String, List<OperatorTask>> tasks() {
        return ofType(OperatorTask.class);
    }

    private <F> Map<String, List<F>> ofType(Class<F> type) {
        Map<String, List<F>> found = new LinkedHashMap<>();
        features.forEach((module, feature) -> {
            List<F> facets = new ArrayList<>();
            feature.facets().stream().filter(type::isInstance).map(type::cast).forEach(facets::add);
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
        database.close();
    }
}
