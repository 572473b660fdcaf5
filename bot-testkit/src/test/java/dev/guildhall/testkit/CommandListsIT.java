package dev.guildhall.testkit;

import static dev.guildhall.db.jooq.core.Tables.GUILD_COMMANDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.Completer.Proposal;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.message.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Discord lists in a guild follows what its administrators decide, and is written only where something changed. */
class CommandListsIT {

    private final Harness harness = Harness.start(new DuelModule(), new PondModule());

    @AfterEach
    void close() {
        harness.close();
    }

    private String manage(String path, Map<String, Object> arguments) {
        return harness.command(SampleGuild.MANAGER, "commands " + path, arguments)
                .toString();
    }

    private List<String> listed() {
        return harness.commandsOfGuild().stream().map(Command::name).toList();
    }

    private void awaitListed(String... names) {
        Await.until("Discord lists " + List.of(names) + " in the guild", () -> listed().equals(List.of(names)));
    }

    @Test
    void aModuleThatOptsInIsListedOnlyWhereItIsOn() {
        assertThat(harness.registeredCommands())
                .extracting(Command::name)
                .contains("pond", "help")
                .doesNotContain("duel");
        assertThat(harness.command(SampleGuild.ANNA, "duel", Map.of()).toString())
                .contains("is off until an administrator switches it on");
        assertThat(harness.command(SampleGuild.ANNA, "help", Map.of()).toString())
                .doesNotContain("duel");
        assertThat(manage("list", Map.of())).contains("Off until you switch them on: `duel`");

        assertThat(manage("on", Map.of("command", "module:duel"))).contains("is on again");
        awaitListed("duel");
        assertThat(harness.command(SampleGuild.ANNA, "duel", Map.of())).isEqualTo(Reply.text("En garde!"));
        assertThat(harness.command(SampleGuild.ANNA, "help", Map.of()).toString())
                .contains("duel");

        assertThat(manage("off", Map.of("command", "duel"))).doesNotContain("still lists");
        awaitListed();
        assertThat(harness.database().<Integer>query(sql -> sql.fetchCount(GUILD_COMMANDS)))
                .isZero();
    }

    @Test
    void anAliasIsASlashCommandOfTheGuildUntilWhatItMeansIsOff() {
        manage("alias", Map.of("name", "fish", "command", "pond catch"));
        awaitListed("fish");
        Command fish = harness.commandsOfGuild().getFirst();
        assertThat(fish.options()).extracting(Option::name).containsExactly("bait");
        assertThat(fish.permissions()).isEqualTo(Set.of(Permission.MANAGE_MESSAGES));
        assertThat(harness.command(SampleGuild.ADMIN, "fish", Map.of("bait", "worm")))
                .isEqualTo(Reply.text("caught with worm"));
        assertThat(harness.command(SampleGuild.ANNA, "fish", Map.of("bait", "worm"))
                        .toString())
                .contains("Manage Messages");
        assertThat(harness.complete(SampleGuild.ADMIN, "fish", "bait", "wo")).containsExactly(Proposal.of("worm"));

        assertThat(manage("off", Map.of("command", "pond"))).contains("Discord still lists it here");
        awaitListed();
        manage("on", Map.of("command", "pond"));
        awaitListed("fish");
        manage("unalias", Map.of("name", "fish"));
        awaitListed();
        assertThat(harness.command(SampleGuild.MANAGER, "fish", Map.of("bait", "worm"))
                        .toString())
                .contains("I no longer know `/fish`");
    }

    @Test
    void nothingIsWrittenWhereNothingChangedAlsoAfterARestart() {
        manage("alias", Map.of("name", "fish", "command", "pond catch"));
        awaitListed("fish");
        harness.set("general.language", "en");
        harness.settle();
        manage("alias", Map.of("name", "angle", "command", "pond catch"));
        awaitListed("angle", "fish");
        assertThat(harness.listsWritten()).isEqualTo(2);
    }

    @Test
    void whatFailsIsTriedAgainAndWhatIsRefusedIsTold() {
        harness.registeredCommands();
        harness.failNextSends(2);
        manage("alias", Map.of("name", "fish", "command", "pond catch"));
        awaitListed("fish");

        harness.refuseNext(1, 50_001);
        manage("alias", Map.of("name", "angle", "command", "pond catch"));
        Await.until(
                "the refusal is told", () -> manage("list", Map.of()).contains("Discord does not list the commands"));
        assertThat(harness.status().gauges())
                .anyMatch(each -> each.name().equals("core.command-lists-refused") && each.value() == 1);
        manage("alias", Map.of("name", "net", "command", "pond catch"));
        awaitListed("angle", "fish", "net");
        assertThat(manage("list", Map.of())).doesNotContain("Discord does not list");
    }

    @Test
    void listsOfSomebodyElseArePutRightWhenACommandIsUsedThatThereIsNot() {
        manage("alias", Map.of("name", "fish", "command", "pond catch"));
        awaitListed("fish");
        List<Command> global = harness.registeredCommands();
        harness.loseCommands();

        assertThat(harness.command(SampleGuild.ANNA, "theirs", Map.of()).toString())
                .contains("I no longer know `/theirs`");
        awaitListed("fish");
        assertThat(harness.registeredCommands()).isEqualTo(global);
    }

    private record OneCommand(List<Command> commands) implements Feature {}

    /** Off until somebody switches it on. */
    public static final class DuelModule implements BotModule {
        @Override
        public ModuleInfo info() {
            return new ModuleInfo("duel", "Duels").optingIn();
        }

        @Override
        public Feature create(ModuleContext context) {
            return new OneCommand(List.of(Command.of("duel", "Fights", call -> Reply.text("En garde!"))));
        }
    }

    /** A group with a command that needs a permission. */
    public static final class PondModule implements BotModule {
        @Override
        public ModuleInfo info() {
            return new ModuleInfo("pond", "A pond");
        }

        @Override
        public Feature create(ModuleContext context) {
            return new OneCommand(List.of(Command.group(
                            "pond",
                            "A pond",
                            Command.of(
                                            "catch",
                                            "Catches a fish",
                                            call -> Reply.text("caught with "
                                                    + call.arguments()
                                                            .text("bait")
                                                            .orElseThrow()))
                                    .withOption(Option.of(OptionType.TEXT, "bait", "With what")
                                            .completedBy((call, typed) -> List.of(Proposal.of("worm")))))
                    .requiring(Permission.MANAGE_MESSAGES)));
        }
    }
}
