package dev.guildhall.javacord;

import static dev.guildhall.javacord.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.core.discord.DiscordConnection;
import dev.guildhall.core.discord.IncomingAction;
import dev.guildhall.core.discord.ShardStatus;
import dev.guildhall.core.discord.SignedBody;
import dev.guildhall.core.discord.SignedResponse;
import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.SimulatorOptions;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.Completer.Proposal;
import dev.guildhall.spi.command.Menu;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Form;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Row;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buttons, selects, forms, proposals, menus and files through the adapter, against the simulator. */
class InteractionsIT {

    private static final String TAVERN = "Guildhall Tavern";
    private static final Duration WINDOW = Duration.ofMillis(100);
    private static final Action PAGE = Action.of("xp.page", "2");

    private final RecordingIntake intake = new RecordingIntake();
    private final Simulator simulator = Simulator.start(SimulatorOptions.defaults()
            .with()
            .token("good-token")
            .identifyWindow(WINDOW)
            .build());
    private final SimulatorControl control = new SimulatorControl(simulator.baseUrl());
    private final DiscordConnection connection = new JavacordConnector(
                    new ConnectionOptions("good-token", URI.create(simulator.restBase()), 0, 0, 1),
                    new LocalPermits(1, WINDOW.multipliedBy(2), 45),
                    reason -> {})
            .connect(intake);

    @BeforeEach
    void start() throws Exception {
        connection.start();
        eventually(() -> assertThat(connection.shards())
                .allSatisfy(shard -> assertThat(shard.state()).isEqualTo(ShardStatus.State.READY)));
        Command card = Command.of("card", "A card", call -> Reply.text(""))
                .withOption(Option.of(OptionType.MEMBER, "member", "Whose").optional())
                .withOption(Option.of(OptionType.TEXT, "theme", "Which")
                        .completedBy((call, typed) -> List.of())
                        .optional())
                .withOption(Option.of(OptionType.DECIMAL, "size", "How large").optional())
                .withOption(Option.of(OptionType.FILE, "picture", "Behind it").optional())
                .withMenu(new Menu(Menu.Target.MEMBER, "Show card", "member"));
        Command quote = Command.of("quote", "Quotes", call -> Reply.text(""))
                .withOption(Option.of(OptionType.MESSAGE, "message", "Which"))
                .withMenu(new Menu(Menu.Target.MESSAGE, "Quote", "message"));
        connection.registerCommands(List.of(new DeclaredCommand(card, Map.of()), new DeclaredCommand(quote, Map.of())));
        intake.onCommand = command -> command.responder()
                .answer(new SignedResponse.Message(
                        new SignedBody(body("page 1"), List.of("id-next", "id-who")), false));
    }

    @AfterEach
    void close() {
        connection.close();
        control.close();
        simulator.close();
    }

    private static MessageBody body(String text) {
        return MessageBody.text(text)
                .withRows(
                        Row.of(
                                Component.Button.of("Next", PAGE).styled(Component.Style.PRIMARY),
                                new Component.LinkButton("Rules", URI.create("https://example.org/rules"))),
                        Row.of(new Component.Select(Component.Offer.MEMBERS, "Who", List.of(), 1, 2, PAGE)));
    }

    private JsonNode card() throws Exception {
        return control.command(TAVERN, "cleo", "'command':'card'")
                .path("messages")
                .path(0);
    }

    private JsonNode use(JsonNode message, String customId, String more) throws Exception {
        return control.command(
                TAVERN, "cleo", "'message':'" + message.path("id").asText() + "','customId':'" + customId + "'" + more);
    }

    private JsonNode shown(JsonNode message) throws Exception {
        String channel = message.path("channel_id").asText();
        for (JsonNode each : control.get("/channels/" + channel + "/messages")) {
            if (each.path("id").equals(message.path("id"))) {
                return each;
            }
        }
        throw new AssertionError("no message " + message.path("id"));
    }

    @Test
    void aButtonChangesItsMessage() throws Exception {
        JsonNode message = card();
        assertThat(message.path("components")).hasSize(2);
        intake.onAction = action ->
                action.responder().answer(new SignedResponse.Update(SignedBody.plain(MessageBody.text("page 2"))));

        use(message, "id-next", "");

        IncomingAction action = intake.actions.getFirst();
        assertThat(action.customId()).isEqualTo("id-next");
        assertThat(action.guild()).isPresent();
        assertThat(action.origin().caller().name()).isEqualTo("Cleo");
        assertThat(action.origin().permissions()).isNotZero();
        JsonNode shown = shown(message);
        assertThat(shown.path("content").asText()).isEqualTo("page 2");
        assertThat(shown.path("components")).isEmpty();
    }

    @Test
    void aSlowButtonIsAcknowledgedAndThenChangesItsMessage() throws Exception {
        JsonNode message = card();
        intake.onAction = action -> {
            action.responder().acknowledge(true);
            action.responder()
                    .answer(new SignedResponse.Update(
                            new SignedBody(body("page 2"), List.of("id-next-2", "id-who-2"))));
        };

        use(message, "id-next", "");

        eventually(() -> assertThat(shown(message).path("content").asText()).isEqualTo("page 2"));
        assertThat(shown(message).path("components").toString()).contains("id-next-2");
    }

    @Test
    void aSlowButtonMayAnswerWithAMessageForItsCallerAlone() throws Exception {
        JsonNode message = card();
        intake.onAction = action -> {
            action.responder().acknowledge(true);
            action.responder().answer(SignedResponse.plain(Reply.refusal("not yours")));
        };

        use(message, "id-next", "");

        String channel = message.path("channel_id").asText();
        eventually(() -> assertThat(control.get("/channels/" + channel + "/messages"))
                .anySatisfy(each -> {
                    assertThat(each.path("content").asText()).isEqualTo("not yours");
                    assertThat(each.path("ephemeralFor").isNull()).isFalse();
                }));
        assertThat(shown(message).path("content").asText()).isEqualTo("page 1");
    }

    @Test
    void aSelectTellsWhatWasChosenAndOpensAForm() throws Exception {
        JsonNode message = card();
        Form form = new Form(
                "Write to them",
                List.of(
                        new Form.Field("subject", "Subject", "Hello", false, 1, 100),
                        new Form.Field("text", "Text", "", true, 0, 1000)),
                PAGE);
        intake.onAction = action -> action.responder()
                .answer(
                        action.fields().isEmpty()
                                ? new SignedResponse.Window(form, "id-form")
                                : SignedResponse.plain(Reply.text("sent: " + action.fields())));

        use(message, "id-who", ",'values':['dinah']");
        assertThat(intake.actions.getFirst().values())
                .singleElement()
                .satisfies(value -> assertThat(value).containsOnlyDigits());

        JsonNode sent = control.command(
                TAVERN, "cleo", "'customId':'id-form','fields':{'subject':'Tonight','text':'At nine?'}");
        assertThat(sent.path("messages").path(0).path("content").asText())
                .contains("subject=Tonight")
                .contains("text=At nine?");
    }

    @Test
    void proposalsAreShownWhileSomebodyTypes() throws Exception {
        AtomicReference<String> typed = new AtomicReference<>("");
        intake.onCompletion = completion -> {
            typed.set(completion.path() + " " + completion.option() + " " + completion.typed());
            completion.responder().accept(List.of(new Proposal("Dark blue", "dark-blue")));
        };

        JsonNode answer =
                control.command(TAVERN, "cleo", "'command':'card','autocomplete':true,'options':{'theme':'da'}");

        assertThat(typed.get()).isEqualTo("card theme da");
        assertThat(answer.toString()).contains("Dark blue").contains("dark-blue");
    }

    @Test
    void menusTellTheMemberOrTheMessage() throws Exception {
        intake.onMenu =
                menu -> menu.responder().answer(SignedResponse.plain(Reply.text(menu.label() + " " + menu.on())));

        JsonNode member = control.command(TAVERN, "cleo", "'command':'Show card','target':'dinah'");
        assertThat(intake.menus.getFirst().target()).isEqualTo(Menu.Target.MEMBER);
        assertThat(member.path("messages").path(0).path("content").asText()).startsWith("Show card ");

        control.say(TAVERN, "cleo", "to be quoted");
        eventually(() -> assertThat(intake.contents()).contains("to be quoted"));
        String message = intake.messages().getLast().id().toString();
        control.command(TAVERN, "cleo", "'command':'Quote','target':'" + message + "'");
        assertThat(intake.menus.getLast().target()).isEqualTo(Menu.Target.MESSAGE);
        assertThat(intake.menus.getLast().on()).hasToString(message);
    }

    @Test
    void numbersWithFractionsAreRead() throws Exception {
        control.command(TAVERN, "cleo", "'command':'card','options':{'size':1.5}");

        assertThat(intake.commands.getFirst().arguments()).containsEntry("size", 1.5);
    }
}
