package dev.guildhall.xp.transfer;

import dev.guildhall.spi.id.GuildId;
import java.util.EnumMap;
import java.util.Map;

/** A person while the fields come in, in any order. Not thread-safe. */
final class Draft {

    private final long line;
    private final long column;
    private final Map<Names, Value> values = new EnumMap<>(Names.class);

    Draft(long line, long column) {
        this.line = line;
        this.column = column;
    }

    Draft with(Names name, Value value) {
        values.put(name, value);
        return this;
    }

    boolean has(Names name) {
        return values.containsKey(name);
    }

    /** Gives the person, or why there is none, to the intake; nobody where the row belongs to another guild. */
    void into(Intake intake, GuildId guild) {
        String named = values.getOrDefault(Names.GUILD, Value.of("")).text();
        if (Value.isSnowflake(named) && !named.equals(guild.toString())) {
            intake.foreign();
            return;
        }
        Value nothing = Value.of("");
        Person person;
        try {
            person = new Person(
                    values.getOrDefault(Names.ID, nothing).user(),
                    values.getOrDefault(Names.XP, nothing).xp(),
                    values.getOrDefault(Names.MESSAGES, nothing).messages());
        } catch (Value.Unusable unusable) {
            intake.bad(unusable.at(line, column));
            return;
        }
        intake.person(person);
    }
}
