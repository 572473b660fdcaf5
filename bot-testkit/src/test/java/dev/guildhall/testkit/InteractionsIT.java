package dev.guildhall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Completer.Proposal;
import dev.guildhall.spi.command.Menu;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.facet.Facet;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Component.Button;
import dev.guildhall.spi.message.Component.Choice;
import dev.guildhall.spi.message.Component.Select;
import dev.guildhall.spi.message.Form;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.spi.message.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InteractionsIT {

    private final Harness harness = Harness.start(new CounterModule());

    @AfterEach
    void close() {
        harness.close();
    }

    private static String text(Response response) {
        return switch (response) {
            case Reply reply -> reply.body().text();
            case MessageUpdate update -> update.body().text();
            case Form form -> form.title();
        };
    }

    @Test
    void aButtonCarriesItsStateEvenThroughARestart() {
        Reply first = harness.command(SampleGuild.ANNA, "count", Map.of());
        Response second = harness.press(first, "More", SampleGuild.ANNA);
        assertThat(second).isEqualTo(new MessageUpdate(CounterModule.counter(1)));
        harness.settle();
        assertThat(text(harness.press(CounterModule.counter(1), "More", SampleGuild.ANNA)))
                .isEqualTo("2");
    }

    @Test
    void aPrefixCommandsButtonsBelongToItsAuthor() {
        MessageBody answer = harness.prefix(SampleGuild.ANNA, "!count");

        assertThat(text(harness.press(answer, "More", SampleGuild.ANNA))).isEqualTo("1");
        assertThat(text(harness.press(answer, "More", SampleGuild.BEN)))
                .contains(SampleGuild.ANNA.mention())
                .contains("Ask for it anew");
    }

    @Test
    void somebodyElseIsRefusedInTheirLanguageAndAlone() {
        Reply first = harness.command(SampleGuild.ANNA, "count", Map.of());
        harness.speaks(SampleGuild.BEN, Locale.KOREA);

        Response refused = harness.press(first, "More", SampleGuild.BEN);

        assertThat(refused).isInstanceOfSatisfying(Reply.class, reply -> {
            assertThat(reply.onlyForCaller()).isTrue();
            assertThat(reply.body().text()).contains(SampleGuild.ANNA.mention() + " 님만 누를 수 있어요");
        });
    }

    @Test
    void whatIsTooOldOrMadeUpIsRefused() {
        Reply first = harness.command(SampleGuild.ANNA, "count", Map.of());
        harness.clock().advance(Duration.ofHours(2));

        assertThat(text(harness.press(first, "More", SampleGuild.ANNA))).contains("too old");
        assertThat(text(harness.useCustomId("AAAA", SampleGuild.ANNA))).contains("no longer works");
    }

    @Test
    void aGreyButtonCannotBePressed() {
        Reply first = harness.command(SampleGuild.ANNA, "count", Map.of());

        assertThatThrownBy(() -> harness.press(first, "Less", SampleGuild.ANNA))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Less");
    }

    @Test
    void anActionThatNeedsAPermissionAsksForIt() {
        Reply first = harness.command(SampleGuild.ANNA, "count", Map.of());

        assertThat(text(harness.press(first, "Reset", SampleGuild.ANNA))).contains("**Manage Server**");
        assertThat(text(harness.press(first, "Reset", SampleGuild.MANAGER))).isEqualTo("0");
    }

    @Test
    void aSelectOpensAFormWhoseFieldsAreRead() {
        Reply first = harness.command(SampleGuild.ANNA, "count", Map.of());

        Response form = harness.choose(first, "Set to", SampleGuild.ANNA, "other");

        assertThat(form).isInstanceOf(Form.class);
        assertThat(text(harness.submit((Form) form, SampleGuild.ANNA, Map.of("value", "41"))))
                .isEqualTo("41");
        assertThat(text(harness.submit((Form) form, SampleGuild.ANNA, Map.of("value", "many"))))
                .contains("Something went wrong in `counter.form`");
        assertThat(text(harness.choose(first, "Set to", SampleGuild.ANNA, "10")))
                .isEqualTo("10");
    }

    @Test
    void proposalsAreAtMostTwentyFiveThatFit() {
        assertThat(harness.complete(SampleGuild.ANNA, "jump", "to", "1"))
                .hasSize(25)
                .allSatisfy(each -> assertThat(each.label()).contains("1"));
        assertThat(harness.complete(SampleGuild.ANNA, "jump", "to", "199")).containsExactly(Proposal.of("199"));
        assertThat(harness.complete(SampleGuild.ANNA, "jump", Map.of("kind", "none"), "to", "1"))
                .isEmpty();
        assertThat(harness.complete(SampleGuild.ANNA, "jump", Map.of("kind", "broken"), "to", "1"))
                .isEmpty();
    }

    @Test
    void menusFillInTheOptionTheyName() {
        assertThat(harness.menu(SampleGuild.ANNA, "Count for", SampleGuild.BEN.id())
                        .body()
                        .text())
                .isEqualTo("counted for " + SampleGuild.BEN.id());
        assertThat(harness.command(SampleGuild.ANNA, "count", Map.of("member", SampleGuild.BEN.id()))
                        .body()
                        .text())
                .isEqualTo("counted for " + SampleGuild.BEN.id());
    }

    @Test
    void filesReachTheCommand() {
        var file = harness.upload("numbers.txt", "1 2 3".getBytes(StandardCharsets.UTF_8));

        assertThat(harness.command(SampleGuild.ANNA, "load", Map.of("numbers", file))
                        .body()
                        .text())
                .isEqualTo("numbers.txt has 5 bytes");
    }

    /** Counts by buttons. */
    static final class CounterModule implements BotModule, Feature {

        @Override
        public ModuleInfo info() {
            return new ModuleInfo("counter", "Counts");
        }

        @Override
        public Feature create(ModuleContext context) {
            return this;
        }

        static MessageBody counter(int value) {
            return MessageBody.text(String.valueOf(value))
                    .withRows(
                            Row.of(
                                    Button.of("More", Action.of("counter.step", String.valueOf(value + 1))),
                                    Button.of("Less", Action.of("counter.step", String.valueOf(value - 1)))
                                            .enabledIf(value > 0),
                                    Button.of(
                                            "Reset",
                                            Action.of("counter.reset", "").openToEverybody())),
                            Row.of(Select.of(
                                    "Set to",
                                    List.of(
                                            new Choice("Ten", "10", "", false),
                                            new Choice("Other", "other", "Type it", false)),
                                    Action.of("counter.set", ""))));
        }

        @Override
        public List<Command> commands() {
            return List.of(
                    Command.of("count", "Counts", CounterModule::count)
                            .withOption(Option.of(OptionType.MEMBER, "member", "For whom")
                                    .optional())
                            .withMenu(new Menu(Menu.Target.MEMBER, "Count for", "member")),
                    Command.of("jump", "Jumps", call -> Reply.text("jumped"))
                            .withOption(
                                    Option.of(OptionType.TEXT, "to", "Where").completedBy(CounterModule::propose))
                            .withOption(
                                    Option.of(OptionType.TEXT, "kind", "How").optional()),
                    Command.of("load", "Loads", CounterModule::load)
                            .withOption(Option.of(OptionType.FILE, "numbers", "A file")));
        }

        private static Reply count(CommandCall call) {
            return call.arguments()
                    .member("member")
                    .map(member -> Reply.text("counted for " + member))
                    .orElseGet(() -> new Reply(counter(0), false));
        }

        private static Reply load(CommandCall call) {
            var file = call.arguments().file("numbers").orElseThrow();
            return Reply.text(file.name() + " has " + file.size() + " bytes");
        }

        private static List<Proposal> propose(CommandCall call, String typed) {
            return switch (call.arguments().text("kind").orElse("")) {
                case "none" -> List.of();
                case "broken" -> throw new IllegalStateException("broken on purpose");
                default ->
                    IntStream.range(0, 200)
                            .mapToObj(number -> Proposal.of(String.valueOf(number)))
                            .toList();
            };
        }

        @Override
        public List<Facet> facets() {
            return List.of(
                    ActionHandler.of("counter.step", call -> update(call.state())),
                    ActionHandler.of("counter.reset", call -> update("0")).requiring(Permission.MANAGE_GUILD),
                    ActionHandler.of("counter.set", CounterModule::set),
                    ActionHandler.of(
                            "counter.form", call -> update(call.fields().get("value"))));
        }

        private static Response set(ActionCall call) {
            String chosen = call.values().getFirst();
            return chosen.equals("other")
                    ? new Form(
                            "Set the counter",
                            List.of(Form.Field.line("value", "Value", "0")),
                            Action.of("counter.form", ""))
                    : update(chosen);
        }

        private static MessageUpdate update(String value) {
            return new MessageUpdate(counter(Integer.parseInt(value)));
        }
    }
}
