package dev.guildhall.core.argument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.core.text.TextFiles;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentReaderTest {

    /** Knows one of each. */
    private static final Names NAMES = new Names() {
        @Override
        public Optional<UserId> member(String name) {
            return name.equals("@anna") ? Optional.of(new UserId(33)) : Optional.empty();
        }

        @Override
        public Optional<ChannelId> channel(String name) {
            return name.equals("#general") ? Optional.of(new ChannelId(11)) : Optional.empty();
        }

        @Override
        public Optional<RoleId> role(String name) {
            return name.equals("regulars") ? Optional.of(new RoleId(23)) : Optional.empty();
        }
    };

    private static final Texts OWN =
            TextFiles.of(TextCatalogue.OWN, ArgumentReaderTest.class).in(Locale.ENGLISH);

    private static final String PERSON = "175928847299117063";

    private static List<Option> command(Option... options) {
        return List.of(options);
    }

    private static Map<String, Object> fine(List<Option> options, String text) {
        var outcome = ArgumentReader.read(options, new Words(text, 0), Map.of(), NAMES, OWN);
        assertThat(outcome).isInstanceOf(ArgumentReader.Outcome.Fine.class);
        return ((ArgumentReader.Outcome.Fine) outcome).arguments().values();
    }

    private static String wrong(List<Option> options, String text) {
        var outcome = ArgumentReader.read(options, new Words(text, 0), Map.of(), NAMES, OWN);
        assertThat(outcome).isInstanceOf(ArgumentReader.Outcome.Wrong.class);
        return ((ArgumentReader.Outcome.Wrong) outcome).problem();
    }

    @Test
    void eachTypeIsRead() {
        var command = command(
                Option.of(OptionType.MEMBER, "member", "Who"),
                Option.of(OptionType.INTEGER, "amount", "How much"),
                Option.of(OptionType.BOOLEAN, "loud", "Whether to tell"),
                Option.of(OptionType.TEXT, "reason", "Why"));

        assertThat(fine(command, "<@!" + PERSON + "> 25 yes because of this"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "member",
                        new UserId(Long.parseLong(PERSON)),
                        "amount",
                        25L,
                        "loud",
                        true,
                        "reason",
                        "because of this"));
    }

    @Test
    void whatIsTakenOnlyByNameStandsAtTheEnd() {
        var command = command(
                Option.of(OptionType.TEXT, "value", "The new value"),
                Option.of(OptionType.TEXT, "reason", "Why").onlyByName());

        assertThat(fine(command, "two words --reason they asked for it"))
                .containsOnly(Map.entry("value", "two words"), Map.entry("reason", "they asked for it"));
        assertThat(fine(command, "two words --reason \"in quotes\"")).containsEntry("reason", "in quotes");
        assertThat(fine(command, "\"--reason quoted\"")).containsOnly(Map.entry("value", "--reason quoted"));
        assertThat(fine(command, "a --reasonable value")).containsOnly(Map.entry("value", "a --reasonable value"));
        assertThat(fine(command, "x --reason")).containsOnly(Map.entry("value", "x"));
        assertThat(wrong(command, "--reason alone")).contains("`value` is missing");
    }

    @Test
    void whatIsMissingWrongOrTooMuchIsNamed() {
        var command =
                command(Option.of(OptionType.INTEGER, "amount", "How much").between(1, 10));

        assertThat(wrong(command, "")).contains("`amount` is missing").contains("a whole number from 1 to 10");
        assertThat(wrong(command, "eleven")).contains("`eleven` does not fit `amount`");
        assertThat(wrong(command, "11")).contains("`11` does not fit `amount`");
        assertThat(wrong(command, "5 6")).contains("`6` is more than this command takes");
    }

    @Test
    void aTextThatIsTooLongIsRefusedAndNotCut() {
        var command = command(
                Option.of(OptionType.TEXT, "reason", "Why").between(1, 5).optional());

        assertThat(fine(command, "great")).containsOnly(Map.entry("reason", "great"));
        assertThat(fine(command, "🎉🎉🎉🎉🎉")).containsKey("reason");
        assertThat(wrong(command, "so great"))
                .contains("`so great` does not fit `reason`", "a text of 1 to 5 characters");
    }

    @Test
    void aChoiceNearlyTypedIsSuggested() {
        var command = command(Option.of(OptionType.TEXT, "key", "Which").oneOf(List.of("xp.cooldown", "xp.amount")));

        assertThat(wrong(command, "xp.coldown")).contains("Did you mean `xp.cooldown`?");
    }

    @Test
    void idsThatAreTooLargeAreRefusedNotThrown() {
        var command = command(Option.of(OptionType.MEMBER, "member", "Who"));

        assertThat(wrong(command, "99999999999999999999")).contains("does not fit `member`");
    }

    @Test
    void optionalArgumentsMayBeLeftOut() {
        var command = command(Option.of(OptionType.MEMBER, "member", "Who").optional());

        assertThat(fine(command, "")).isEmpty();
    }

    @Test
    void namesStandForMembersChannelsAndRoles() {
        var command = command(
                Option.of(OptionType.MEMBER, "member", "Who"),
                Option.of(OptionType.CHANNEL, "channel", "Where"),
                Option.of(OptionType.ROLE, "role", "Which"));

        assertThat(fine(command, "@anna #general regulars"))
                .containsEntry("member", new UserId(33))
                .containsEntry("channel", new ChannelId(11))
                .containsEntry("role", new RoleId(23));
        assertThat(wrong(command, "@ben #general regulars")).contains("`@ben` does not fit `member`");
    }

    @Test
    void whatMayBeLeftOutIsSkippedWhereTheWordFitsALaterOption() {
        var command = command(
                Option.of(OptionType.ROLE, "role", "Which").optional(),
                Option.of(OptionType.CHANNEL, "channel", "Where").optional());

        assertThat(fine(command, "#general")).containsOnly(Map.entry("channel", new ChannelId(11)));
        assertThat(wrong(command, "nothing")).contains("`nothing` does not fit `role`");
    }

    @Test
    void numbersMayBeNegativeAndHaveFractions() {
        var command = command(
                Option.of(OptionType.INTEGER, "amount", "How much"), Option.of(OptionType.DECIMAL, "factor", "Times"));

        assertThat(fine(command, "-5 -1.5")).containsEntry("amount", -5L).containsEntry("factor", -1.5);
        assertThat(wrong(command, "5 1e9")).contains("`1e9` does not fit `factor`");
        assertThat(wrong(command, "5 NaN")).contains("`NaN` does not fit `factor`");
    }

    @Test
    void theWrongWordIsPointedAt() {
        var command = command(
                Option.of(OptionType.TEXT, "name", "Which"), Option.of(OptionType.INTEGER, "amount", "How much"));

        assertThat(wrong(command, "rank elevn")).startsWith("```\nrank elevn\n     ^^^^^\n```");
        assertThat(wrong(command, "순위 elevn")).startsWith("```\n순위 elevn\n\u3000\u3000 ^^^^^\n```");
        assertThat(wrong(command, "rank")).startsWith("```\nrank \n     ^\n```");
    }
}
