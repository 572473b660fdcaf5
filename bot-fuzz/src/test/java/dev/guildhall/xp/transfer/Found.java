package dev.guildhall.xp.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.fuzz.WellFormed;
import dev.guildhall.spi.id.GuildId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All that a reader found; refuses what no reader may give. */
final class Found implements Intake {

    static final GuildId GUILD = new GuildId(600_000_000_000_000_001L);

    final List<Person> people = new ArrayList<>();
    final List<Suggestion> suggestions = new ArrayList<>();
    int bad;
    int foreign;

    static Found in(Format format, byte[] content) throws IOException {
        Found found = new Found();
        format.read(new TransferFile.InMemory(content), GUILD, found);
        return found;
    }

    @Override
    public void person(Person person) {
        assertThat(person.user().value()).isPositive();
        assertThat(person.xp()).isBetween(0L, Person.MOST_XP);
        people.add(person);
    }

    @Override
    public void bad(BadRow row) {
        assertThat(row.line()).as(row.toString()).isPositive();
        assertThat(row.column()).as(row.toString()).isNotNegative();
        WellFormed.require(row.value());
        bad++;
    }

    @Override
    public void suggestion(Suggestion suggestion) {
        suggestions.add(suggestion);
    }

    @Override
    public void foreign() {
        foreign++;
    }

    /** What is wrong stands in one line, not too long, without half characters. */
    static void requireFitToBeShown(TransferException refused) {
        assertThat(refused.detail()).isNotBlank().hasSizeLessThan(1_000);
        assertThat(refused.detail().chars().noneMatch(Character::isISOControl))
                .as(refused.detail())
                .isTrue();
        WellFormed.require(refused.detail());
    }
}
