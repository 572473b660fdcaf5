package dev.guildhall.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.discord.Privilege;
import dev.guildhall.core.guild.NoDiscord;
import dev.guildhall.spi.id.GuildId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReachTest {

    private static String example(Set<Privilege> lacking, List<String> prefixes) {
        return new Reach(() -> lacking, NoDiscord::new).example(new GuildId(1), prefixes);
    }

    @Test
    void aPrefixIsAdvisedOnlyWhereItReachesTheBot() {
        assertThat(example(Set.of(), List.of("!", "?"))).isEqualTo("!");
        assertThat(example(Set.of(Privilege.MEMBERS), List.of("!"))).isEqualTo("!");
        assertThat(example(Set.of(Privilege.MESSAGE_CONTENT), List.of("!"))).isEqualTo("/");
        assertThat(example(Set.of(), List.of())).isEqualTo("/");
    }
}
