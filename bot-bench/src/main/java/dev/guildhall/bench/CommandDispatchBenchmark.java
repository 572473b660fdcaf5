package dev.guildhall.bench;

import dev.guildhall.core.Host;
import dev.guildhall.core.access.Access;
import dev.guildhall.core.command.CommandDesk;
import dev.guildhall.core.command.CommandIndex;
import dev.guildhall.core.command.SlashCommands;
import dev.guildhall.core.discord.IncomingCommand;
import dev.guildhall.core.discord.Origin;
import dev.guildhall.core.discord.Responder;
import dev.guildhall.core.discord.SignedResponse;
import dev.guildhall.core.guild.NoDiscord;
import dev.guildhall.core.interaction.ActionSigner;
import dev.guildhall.core.interaction.HandlerRunner;
import dev.guildhall.core.text.GuildLanguage;
import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.core.text.TextFiles;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Component.Button;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Row;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A slash command from the intake through the checks to its handler and back, without the network and the database. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CommandDispatchBenchmark {

    private static final GuildId GUILD = new GuildId(600_000_000_000_000_001L);
    private static final Member ANNA = new Member(new UserId(600_000_000_000_000_033L), "Anna", false, List.of());

    private final SlashCommands commands = commands();

    private static SlashCommands commands() {
        CommandIndex index = new CommandIndex();
        Option page = Option.of(OptionType.INTEGER, "page", "Which").optional();
        index.add(
                TextCatalogue.OWN,
                Command.of("plain", "Answers", call -> Reply.text("hello")).withOption(page));
        index.add(
                TextCatalogue.OWN,
                Command.of(
                        "buttons",
                        "Answers with two buttons",
                        call -> Reply.text("hello")
                                .withRows(Row.of(
                                        Button.of("Previous", Action.of("general.page", "1")),
                                        Button.of("Next", Action.of("general.page", "2"))))));
        TextCatalogue texts = new TextCatalogue();
        texts.add(TextCatalogue.OWN, TextFiles.of(TextCatalogue.OWN, Host.class));
        Settings settings = guild -> new Defaults();
        GuildLanguage english = new GuildLanguage(settings, NoDiscord::new);
        CommandDesk desk = new CommandDesk(
                new HandlerRunner(Duration.ofSeconds(1), Duration.ofSeconds(15)),
                new ActionSigner(() -> new byte[32]),
                texts,
                english,
                settings,
                new Access(settings, NoDiscord::new));
        return new SlashCommands(index, desk, guild -> {});
    }

    private SignedResponse use(String path, Map<String, Object> arguments) {
        Answer answer = new Answer(new CompletableFuture<>());
        Origin origin =
                new Origin(Place.of(new ChannelId(600_000_000_000_000_011L)), ANNA, 0, Locale.ENGLISH, Instant.EPOCH);
        commands.accept(new IncomingCommand(GUILD, origin, path, arguments, answer));
        return answer.given().join();
    }

    @Benchmark
    public SignedResponse plain() {
        return use("plain", Map.of("page", 2L));
    }

    @Benchmark
    public SignedResponse withTwoSignedButtons() {
        return use("buttons", Map.of());
    }

    private record Answer(CompletableFuture<SignedResponse> given) implements Responder {

        @Override
        public void acknowledge(boolean onlyForCaller) {
            // Nobody is waiting at Discord.
        }

        @Override
        public void answer(SignedResponse response) {
            given.complete(response);
        }
    }

    /** A guild that has set nothing. */
    private static final class Defaults implements GuildSettings {
        @Override
        public <T> T get(SettingKey<T> key) {
            return key.defaultValue();
        }
    }
}
