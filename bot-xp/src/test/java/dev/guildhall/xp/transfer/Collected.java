package dev.guildhall.xp.transfer;

import dev.guildhall.spi.id.GuildId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All that a reader found, in order. */
public final class Collected implements Intake {

    public static final GuildId GUILD = new GuildId(600_000_000_000_000_001L);

    public final List<String> people = new ArrayList<>();
    public final List<String> bad = new ArrayList<>();
    public final List<Suggestion> suggestions = new ArrayList<>();
    public int foreign;

    public static Collected from(Format format, String text) {
        return from(format, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Collected from(Format format, byte[] content) {
        Collected collected = new Collected();
        try {
            format.read(new TransferFile.InMemory(content), GUILD, collected);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return collected;
    }

    /** By the format that is recognised. */
    public static Collected from(String text) {
        return from(detected(text), text);
    }

    public static Format detected(String text) {
        try {
            return Detection.of(new TransferFile.InMemory(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void person(Person person) {
        people.add(person.user() + " " + person.xp()
                + (person.messages().isPresent() ? " " + person.messages().getAsLong() : ""));
    }

    @Override
    public void bad(BadRow row) {
        bad.add(row.line() + " " + row.reason() + (row.value().isEmpty() ? "" : " " + row.value()));
    }

    @Override
    public void suggestion(Suggestion suggestion) {
        suggestions.add(suggestion);
    }

    @Override
    public void foreign() {
        foreign++;
    }
}
