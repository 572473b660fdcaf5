package dev.guildhall.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.core.text.TextFiles;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentReaderTest {

    private static final Texts OWN =
            TextFiles.of(TextCatalogue.OWN, ArgumentReaderTest.class).in(Locale.ENGLISH);

    private static final String PERSON = "175928847299117063";

    private static CatalogueCommand command(Option... options) {
        Command command = Command.of("try", "Tries", call -> Reply.text("done"));
        for (Option option : options) {
            command = command.withOption(option);
        }
        CommandIndex index = new CommandIndex();
        index.add("test", command);
        return index.find("try").orElseThrow();
    }

    private static Map<String, Object> fine(CatalogueCommand command, String text) {
        var outcome = ArgumentReader.read(command, new Words(text), Map.of(), OWN);
        assertThat(outcome).isInstanceOf(ArgumentReader.Outcome.Fine.class);
        return ((ArgumentReader.Outcome.Fine) outcome).arguments().values();
    }

    private static String wrong(CatalogueCommand command, String text) {
        var outcome = ArgumentReader.read(command, new Words(text), Map.of(), OWN);
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
    void whatIsMissingWrongOrTooMuchIsNamed() {
        var command =
                command(Option.of(OptionType.INTEGER, "amount", "How much").between(1, 10));

        assertThat(wrong(command, "")).contains("`amount` is missing").contains("a whole number from 1 to 10");
        assertThat(wrong(command, "eleven")).contains("`eleven` does not fit `amount`");
        assertThat(wrong(command, "11")).contains("`11` does not fit `amount`");
        assertThat(wrong(command, "5 6")).contains("`6` is more than this command takes");
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
}
