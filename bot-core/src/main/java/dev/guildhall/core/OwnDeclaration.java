package dev.guildhall.core;

import dev.guildhall.core.access.Access;
import dev.guildhall.core.access.CommandSettings;
import dev.guildhall.core.command.CommandDesk;
import dev.guildhall.core.command.CommandIndex;
import dev.guildhall.core.command.CommandsCommand;
import dev.guildhall.core.command.HelpCommand;
import dev.guildhall.core.command.ModuleGate;
import dev.guildhall.core.command.Prefixes;
import dev.guildhall.core.command.Reach;
import dev.guildhall.core.command.WhyCommand;
import dev.guildhall.core.interaction.ActionSigner;
import dev.guildhall.core.interaction.HandlerRunner;
import dev.guildhall.core.privacy.PersonalDataBook;
import dev.guildhall.core.privacy.PlatformPersonalData;
import dev.guildhall.core.privacy.PrivacyCommands;
import dev.guildhall.core.setting.PostgresSettings;
import dev.guildhall.core.text.GuildLanguage;
import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.facet.Facet;
import dev.guildhall.spi.facet.NeededPermission;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.SettingKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the platform itself declares, as if it were a module. */
final class OwnDeclaration {

    /** Without these nobody is heard or answered, whatever the modules do. */
    private static final List<Facet> NEEDED = List.of(
            new NeededPermission(Permission.VIEW_CHANNEL, "seeing what is written"),
            new NeededPermission(Permission.SEND_MESSAGES, "answers to commands with the prefix, and announcements"),
            new NeededPermission(Permission.SEND_MESSAGES_IN_THREADS, "answers to commands with the prefix in threads"),
            new NeededPermission(Permission.EMBED_LINKS, "answers with a frame, such as help and lists"),
            new NeededPermission(
                    Permission.ATTACH_FILES, "answers that are files, pictures or too long for a message"));

    private OwnDeclaration() {}

    static List<SettingKey<?>> settings() {
        List<SettingKey<?>> settings = new ArrayList<>(List.of(Prefixes.PREFIX, GuildLanguage.LANGUAGE));
        settings.addAll(CommandSettings.ALL);
        return settings;
    }

    /** Where Discord is not told of any command. */
    private record NoLists() implements CommandsCommand.Listing {

        @Override
        public boolean listsAlways(String subject) {
            return false;
        }

        @Override
        public Optional<String> problem(GuildId guild) {
            return Optional.empty();
        }
    }

    static Declaration of(PostgresSettings settings, Database database, Guilds guilds, TextCatalogue texts) {
        CommandIndex index = new CommandIndex();
        Access access = new Access(settings, () -> guilds);
        // Declared alone, nothing is ever run by it.
        CommandDesk desk = new CommandDesk(
                new HandlerRunner(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                new ActionSigner(() -> new byte[0]),
                texts,
                new GuildLanguage(settings, () -> guilds),
                settings,
                access);
        List<Facet> facets = new ArrayList<>(NEEDED);
        facets.add(new PlatformPersonalData(database));
        return new Declaration(
                TextCatalogue.OWN,
                "The platform itself: help, who may use which command, people's data, language and prefix",
                Declaration.version(OwnDeclaration.class),
                List.of(
                        new HelpCommand(index, settings, access, texts, new Reach(Set::of, () -> guilds), guild -> 0)
                                .command(),
                        new CommandsCommand(
                                        index,
                                        settings,
                                        settings,
                                        new WhyCommand(
                                                index, access, new ModuleGate(access, Set.of()), () -> guilds, desk),
                                        new NoLists(),
                                        texts)
                                .command(),
                        new PrivacyCommands(new PersonalDataBook(Map.of()), texts).command()),
                settings(),
                List.of("GuildAvailable", "GuildLeft", "MessageCreated"),
                facets);
    }
}
