package dev.guildhall.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.spi.command.Arguments;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTest {

    @Test
    void aCommandThatDiscordWouldRefuseIsRefusedAtOnce() {
        assertThatThrownBy(() -> Command.of("Rank", "Shows", call -> Reply.text("x")))
                .hasMessageContaining("command \"Rank\"");
        assertThatThrownBy(() -> Command.of("rank", " ", call -> Reply.text("x")))
                .hasMessageContaining("description");
        assertThatThrownBy(() -> Command.of("rank", "Shows", call -> Reply.text("x"))
                        .withOption(Option.of(OptionType.TEXT, "first", "First").optional())
                        .withOption(Option.of(OptionType.TEXT, "second", "Second")))
                .hasMessageContaining("required options come before optional ones");
    }

    @Test
    void groupsDeeperThanDiscordAllowsAndDoublesAreRefused() {
        Command leaf = Command.of("leaf", "Does something", call -> Reply.text("x"));
        Command twoDeep = Command.group("outer", "Outer", Command.group("inner", "Inner", leaf));
        assertThat(twoDeep.subcommands()).hasSize(1);
        assertThatThrownBy(() -> Command.group("top", "Top", twoDeep)).hasMessageContaining("nothing deeper");
        assertThatThrownBy(() -> Command.group("top", "Top", leaf, leaf)).hasMessageContaining("the same name");
        assertThatThrownBy(() -> leaf.withAliases("Not this")).hasMessageContaining("aliases");
    }

    @Test
    void whatAGroupCannotHoldItsSubcommandsToIsRefused() {
        Command leaf = Command.of("leaf", "Does something", call -> Reply.text("x"));
        Command group = Command.group("group", "Gathers", leaf);
        assertThatThrownBy(() -> group.withCooldown(Duration.ofSeconds(5))).hasMessageContaining("its subcommands");
        assertThatThrownBy(() -> group.onlyIn(Channel.Kind.THREAD)).hasMessageContaining("its subcommands");
        assertThatThrownBy(group::answeringPrivately).hasMessageContaining("its subcommands");
        assertThat(group.requiring(Permission.MANAGE_GUILD).optingIn().withAliases("g"))
                .isNotNull();
        assertThatThrownBy(() -> Command.group("group", "Gathers", leaf.withAliases("sheet")))
                .hasMessageContaining("only an outermost command has aliases");
    }

    @Test
    void aCooldownLastsADayAtMost() {
        Command leaf = Command.of("leaf", "Does something", call -> Reply.text("x"));
        assertThat(leaf.withCooldown(Duration.ofDays(1)).cooldown().time()).isEqualTo(Duration.ofDays(1));
        assertThatThrownBy(() -> leaf.withCooldown(Duration.ofDays(7))).hasMessageContaining("a day at most");
    }

    @Test
    void administratorsHoldEveryPermission() {
        assertThat(Permission.MANAGE_GUILD.in(Permission.ADMINISTRATOR.bit())).isTrue();
        assertThat(Permission.MANAGE_GUILD.in(Permission.KICK_MEMBERS.bit())).isFalse();
        assertThat(Permission.MANAGE_GUILD.title()).isEqualTo("Manage Server");
        assertThat(Permission.KICK_MEMBERS.title()).isEqualTo("Kick Members");
    }

    @Test
    void anArgumentOfAnotherTypeIsAMistakeOfTheModule() {
        Arguments arguments = new Arguments(Map.of("amount", 5L));
        assertThat(arguments.integer("amount")).contains(5L);
        assertThat(arguments.text("missing")).isEmpty();
        assertThatThrownBy(() -> arguments.text("amount")).hasMessageContaining("argument amount is a Long");
    }

    @Test
    void textFromPeopleShowsAsItWasTyped() {
        assertThat(Markdown.escape("*bold* @everyone")).isEqualTo("\\*bold\\* \\@\u200Beveryone");
        assertThat(Markdown.code("a`b\nc")).isEqualTo("`a'b c`");
    }

    @Test
    void aMessageThatDiscordWouldRefuseIsRefusedAtOnce() {
        assertThatThrownBy(() -> MessageBody.text("")).hasMessage("a message must say something");
        assertThat(MessageBody.text("x".repeat(2001)).text())
                .as("what is too long is not refused: the platform attaches the whole")
                .hasSize(2001);
    }
}
