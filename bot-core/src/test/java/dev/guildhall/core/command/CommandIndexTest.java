package dev.guildhall.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.message.Reply;
import org.junit.jupiter.api.Test;

class CommandIndexTest {

    private static Command command(String name) {
        return Command.of(name, "Does something", call -> Reply.text("done"));
    }

    @Test
    void aNameOfTwoModulesIsRefusedAndBothAreNamed() {
        CommandIndex index = new CommandIndex();
        index.add("xp", command("rank").withAliases("level"));

        assertThatThrownBy(() -> index.add("other", command("level")))
                .hasMessageContaining("module other")
                .hasMessageContaining("\"level\"")
                .hasMessageContaining("\"rank\"");
    }

    @Test
    void aliasesLeadToTheCommand() {
        CommandIndex index = new CommandIndex();
        index.add("xp", command("rank").withAliases("level"));

        assertThat(index.root("level")).contains("rank");
    }

    @Test
    void subcommandsAreFoundByTheirPath() {
        CommandIndex index = new CommandIndex();
        index.add("settings", Command.group("settings", "Settings", command("get"), command("set")));

        assertThat(index.find("settings set").orElseThrow().command().name()).isEqualTo("set");
        assertThat(index.find("settings")).isEmpty();
        assertThat(index.below("settings")).hasSize(2);
    }
}
