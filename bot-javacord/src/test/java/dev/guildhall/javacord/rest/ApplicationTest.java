package dev.guildhall.javacord.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.javacord.rest.FakeRest.Request;
import dev.guildhall.javacord.rest.FakeRest.Response;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.Menu;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.message.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ApplicationTest {

    private static final Map<String, String> KOREAN =
            Map.of("command.rank", "내 순위", "command.rank.member", "누구", "command.rank.menu-member", "순위 보기");

    private final AtomicReference<String> stored = new AtomicReference<>("[]");

    private static Command rank() {
        return Command.of("rank", "Your rank", call -> Reply.text(""))
                .withOption(Option.of(OptionType.MEMBER, "member", "Whose").optional());
    }

    private static Command settings() {
        Command set = Command.of("set", "Sets one", call -> Reply.text(""))
                .withOption(Option.of(OptionType.INTEGER, "amount", "How much").between(1, 10))
                .withOption(Option.of(OptionType.TEXT, "mode", "Which").oneOf(List.of("on", "off")))
                .requiring(Permission.MANAGE_GUILD);
        return Command.group("settings", "What is set", set);
    }

    private Response answer(Request request, UnaryOperator<String> store) {
        if (request.path().endsWith("@me")) {
            return Response.ok("{\"id\":\"42\"}");
        }
        if (request.method().equals("PUT")) {
            stored.set(store.apply(request.body()));
        }
        return Response.ok(stored.get());
    }

    private boolean register(UnaryOperator<String> store, Command... commands) {
        try (FakeRest server = new FakeRest(request -> answer(request, store));
                RestClient rest = new RestClient(server.base(), "t", new RecordingLimit(), () -> {})) {
            boolean changed = new Application(rest)
                    .register(Arrays.stream(commands)
                            .map(command -> new DeclaredCommand(command, Map.of(Locale.KOREAN, KOREAN)))
                            .toList());
            assertThat(server.requests().stream().anyMatch(r -> r.method().equals("PUT")))
                    .isEqualTo(changed);
            return changed;
        }
    }

    @Test
    void commandsAreWrittenOnlyWhereTheyDiffer() {
        assertThat(register(body -> body, rank(), settings())).isTrue();
        assertThat(register(body -> body, rank(), settings())).isFalse();
        assertThat(register(body -> body, rank())).isTrue();
    }

    @Test
    void defaultsIdsAndOrderOfDiscordsDoNotCountAsDifference() {
        register(body -> body, rank(), settings());
        stored.updateAndGet(json -> json.replace("\"required\":false", "\"id\":\"1\"")
                .replace("\"min_value\":1", "\"min_value\":1.0")
                .replace("\"name\":\"rank\"", "\"name\":\"rank\",\"version\":\"7\",\"nsfw\":false"));
        assertThat(register(body -> body, settings(), rank())).isFalse();
    }

    @Test
    void commandWhosePartsAllNeedAPermissionNeedsIt() {
        register(body -> body, rank(), settings());
        assertThat(stored.get())
                .contains("\"default_member_permissions\":\"32\"")
                .contains("\"default_member_permissions\":null")
                .contains("\"contexts\":[0]");
    }

    @Test
    void groupInAGroupIsToldAsOne() {
        Command settings = Command.group(
                "settings",
                "What is set",
                Command.group("xp", "Points", Command.of("set", "Sets one", call -> Reply.text(""))),
                Command.of("show", "Shows all", call -> Reply.text("")));
        register(body -> body, settings);
        assertThat(stored.get())
                .contains("{\"type\":2,\"name\":\"xp\"")
                .contains("{\"type\":1,\"name\":\"set\"")
                .contains("{\"type\":1,\"name\":\"show\"");
    }

    @Test
    void koreanMenusCompletionAndRangesAreTold() {
        Command give = Command.of("rank", "Your rank", call -> Reply.text(""))
                .withOption(Option.of(OptionType.MEMBER, "member", "Whose"))
                .withOption(Option.of(OptionType.DECIMAL, "factor", "How much")
                        .between(0, 2)
                        .optional())
                .withOption(Option.of(OptionType.TEXT, "why", "Why")
                        .completedBy((call, typed) -> List.of())
                        .between(1, 512)
                        .optional())
                .withMenu(new Menu(Menu.Target.MEMBER, "Show rank", "member"));
        assertThat(register(body -> body, give)).isTrue();
        assertThat(stored.get())
                .contains("\"description_localizations\":{\"ko\":\"내 순위\"}")
                .contains("\"description_localizations\":{\"ko\":\"누구\"}")
                .contains("\"type\":10", "\"min_value\":0,\"max_value\":2")
                .contains("\"autocomplete\":true", "\"min_length\":1,\"max_length\":512")
                .contains("{\"type\":2,\"name\":\"Show rank\",\"name_localizations\":{\"ko\":\"순위 보기\"}");
        stored.updateAndGet(json -> json.replace("순위 보기", "old"));
        assertThat(register(body -> body, give)).isTrue();
        assertThat(register(body -> body, give)).isFalse();
    }

    @Test
    void otherCommandsThanSentAreAnError() {
        assertThatThrownBy(() -> register(body -> "[]", rank()))
                .isInstanceOf(DiscordException.class)
                .hasMessageContaining("other commands");
    }
}
