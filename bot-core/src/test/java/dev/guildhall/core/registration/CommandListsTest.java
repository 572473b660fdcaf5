package dev.guildhall.core.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.access.CommandRule;
import dev.guildhall.core.access.CommandSettings;
import dev.guildhall.core.command.CommandIndex;
import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandHandler;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.SettingKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandListsTest {

    private static final CommandHandler ANSWER = call -> Reply.text("x");

    private static CommandLists lists(boolean guildByGuild) {
        CommandIndex index = new CommandIndex();
        index.add("general", Command.of("help", "Helps", ANSWER));
        index.add("xp", Command.of("rank", "Shows", ANSWER).withAliases("level"));
        index.add(
                "xp",
                Command.group("xp", "Changes", Command.of("add", "Adds", ANSWER), Command.of("take", "Takes", ANSWER)));
        index.add("duel", Command.of("duel", "Fights", ANSWER).optingIn());
        return new CommandLists(index.roots(), new TextCatalogue(), guildByGuild);
    }

    private record Decided(List<CommandRule> rules, Map<String, String> aliases) implements GuildSettings {
        @Override
        @SuppressWarnings("unchecked") // Only these two differ from their defaults.
        public <T> T get(SettingKey<T> key) {
            return key.equals(CommandSettings.RULES)
                    ? (T) rules
                    : key.equals(CommandSettings.ALIASES) ? (T) aliases : key.defaultValue();
        }
    }

    private static List<String> names(List<DeclaredCommand> commands) {
        return commands.stream()
                .map(each -> each.command().name()
                        + each.command().subcommands().stream()
                                .map(Command::name)
                                .toList())
                .toList();
    }

    private static List<String> listed(boolean guildByGuild, CommandRule... rules) {
        return names(lists(guildByGuild).of(new Decided(List.of(rules), Map.of())));
    }

    @Test
    void globalCommandsStayWhatIsOffAndAGuildAddsWhatItSwitchedOn() {
        assertThat(names(lists(false).global())).containsExactly("help[]", "rank[]", "xp[add, take]");
        assertThat(listed(false, new CommandRule.Off("rank"))).isEmpty();
        assertThat(listed(false, new CommandRule.On("module:duel"))).containsExactly("duel[]");
        assertThat(listed(false, new CommandRule.On("duel"), new CommandRule.Off("module:duel")))
                .isEmpty();
        assertThat(lists(false).listsAlways("rank")).isTrue();
        assertThat(lists(false).listsAlways("module:duel")).isFalse();
    }

    @Test
    void guildByGuildWhatIsOffIsNotListed() {
        assertThat(names(lists(true).global())).containsExactly("help[]");
        assertThat(listed(true)).containsExactly("rank[]", "xp[add, take]");
        assertThat(listed(true, new CommandRule.Off("xp add"))).containsExactly("rank[]", "xp[take]");
        assertThat(listed(true, new CommandRule.Off("xp"))).containsExactly("rank[]");
        assertThat(listed(true, new CommandRule.Off("module:xp"), new CommandRule.On("duel")))
                .containsExactly("duel[]");
        assertThat(lists(true).listsAlways("xp add")).isFalse();
        assertThat(lists(true).listsAlways("help")).isTrue();
    }

    @Test
    void aliasesAreListedWhereTheyLeadSomewhere() {
        Map<String, String> aliases = new TreeMap<>(Map.of(
                "lvl", "rank", "give", "xp add", "points", "xp", "gone", "nothing", "help", "rank", "level", "xp"));
        assertThat(names(lists(false).of(new Decided(List.of(), aliases))))
                .containsExactly("give[]", "lvl[]", "points[add, take]");
        assertThat(names(lists(false).of(new Decided(List.of(new CommandRule.Off("xp add")), aliases))))
                .containsExactly("lvl[]", "points[take]");
    }

    @Test
    void noMoreAreListedThanDiscordTakes() {
        Map<String, String> aliases = new TreeMap<>();
        IntStream.range(0, 150).forEach(i -> aliases.put("a" + i, "rank"));
        assertThat(lists(false).of(new Decided(List.of(), aliases))).hasSize(100);
    }

    @Test
    void fingerprintsTellApartWhatPeopleSeeAndNothingElse() {
        List<DeclaredCommand> one = lists(true).of(new Decided(List.of(), Map.of()));
        assertThat(Fingerprint.of(lists(true).of(new Decided(List.of(), Map.of()))))
                .isEqualTo(Fingerprint.of(one))
                .isEqualTo(Fingerprint.of(one.reversed()));
        assertThat(Fingerprint.of(lists(true).of(new Decided(List.of(new CommandRule.Off("xp add")), Map.of()))))
                .isNotEqualTo(Fingerprint.of(one));
        DeclaredCommand translated =
                new DeclaredCommand(one.getFirst().command(), Map.of(Locale.KOREAN, Map.of("command.rank", "순위")));
        assertThat(Fingerprint.of(List.of(translated))).isNotEqualTo(Fingerprint.of(List.of(one.getFirst())));
    }
}
