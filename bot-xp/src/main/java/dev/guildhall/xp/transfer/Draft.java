package dev.guildhall.xp.transfer;

import dev.guildhall.spi.id.GuildId;
import java.util.EnumMap;
import java.util.Map;

/**
 * A person while the fields come in, in any order. Where several say the same thing, the one counts that is spelled most
 * surely; one that is empty, or that should be an id and is none, gives way to all others. Not thread-safe.
 */
final class Draft {

    /** Behind all that say something. */
    private static final int SAYS_NOTHING = 1000;

    private final long line;
    private final long column;
    private final Map<Names, Ranked> values = new EnumMap<>(Names.class);

    private record Ranked(Value value, int rank) {}

    Draft(long line, long column) {
        this.line = line;
        this.column = column;
    }

    Draft with(Spelling spelling, Value value) {
        int rank = spelling.rank() + (saysSomething(spelling.means(), value) ? 0 : SAYS_NOTHING);
        Ranked known = values.get(spelling.means());
        if (known == null || rank < known.rank()) {
            values.put(spelling.means(), new Ranked(value, rank));
        }
        return this;
    }

    private static boolean saysSomething(Names name, Value value) {
        return name == Names.ID ? value.isMeantAsId() : !value.text().isEmpty();
    }

    /** Whether there is something that is meant as an id, and some XP. */
    boolean isPerson() {
        return value(Names.ID).isMeantAsId() && !value(Names.XP).text().isEmpty();
    }

    /** Gives the person, or why there is none, to the intake; nobody where the row belongs to another guild. */
    void into(Intake intake, GuildId guild) {
        String named = value(Names.GUILD).text();
        if (Value.isSnowflake(named) && !named.equals(guild.toString())) {
            intake.foreign();
            return;
        }
        Person person;
        try {
            person = new Person(
                    value(Names.ID).user(),
                    value(Names.XP).xp(),
                    value(Names.MESSAGES).messages());
        } catch (Value.Unusable unusable) {
            intake.bad(unusable.at(line, column));
            return;
        }
        intake.person(person);
    }

    private Value value(Names name) {
        Ranked known = values.get(name);
        return known == null ? Value.of("") : known.value();
    }
}
