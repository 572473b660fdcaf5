package dev.guildhall.settings;

import static dev.guildhall.db.jooq.settings.Tables.OWN_VALUE;
import static dev.guildhall.db.jooq.settings.Tables.VALUE;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.facet.Check;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.SettingsDirectory;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Whether every stored value is still one of its setting: where not, the default holds until somebody sets it again. */
record FittingCheck(Database database, SettingsDirectory directory) implements Check {

    private static final int MOST = 100;

    /** A stored text, for what kind of place, how many servers hold it, and one of them. */
    private record Held(String name, String text, String place, int guilds, long example) {

        /** One of that kind, whichever. */
        SettingScope scope() {
            return switch (place) {
                case "channel" -> new SettingScope.InChannel(new ChannelId(1));
                case "role" -> new SettingScope.WithRole(new RoleId(1));
                default -> SettingScope.GUILD;
            };
        }
    }

    @Override
    public String rule() {
        return "Every stored setting fits its type";
    }

    @Override
    public List<String> violations() {
        return held().stream()
                .flatMap(each -> directory.key(each.name()).flatMap(key -> misfit(key, each)).stream())
                .limit(MOST)
                .toList();
    }

    private List<Held> held() {
        return database.query(sql -> {
            var all = sql.select(VALUE.NAME, VALUE.VALUE_, DSL.inline("guild"), VALUE.GUILD_ID)
                    .from(VALUE)
                    .unionAll(sql.select(OWN_VALUE.NAME, OWN_VALUE.VALUE, OWN_VALUE.SCOPE, OWN_VALUE.GUILD_ID)
                            .from(OWN_VALUE))
                    .asTable("held", "name", "text", "place", "guild");
            Field<String> name = DSL.field(DSL.name("held", "name"), SQLDataType.CLOB);
            Field<String> text = DSL.field(DSL.name("held", "text"), SQLDataType.CLOB);
            Field<String> place = DSL.field(DSL.name("held", "place"), SQLDataType.CLOB);
            Field<Long> guild = DSL.field(DSL.name("held", "guild"), SQLDataType.BIGINT);
            return sql.select(name, text, place, DSL.countDistinct(guild), DSL.min(guild))
                    .from(all)
                    .groupBy(name, text, place)
                    .orderBy(name, text, place)
                    .fetch(row -> new Held(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
        });
    }

    private static Optional<String> misfit(SettingKey<?> key, Held held) {
        Optional<String> problem = !key.allows(held.scope())
                ? Optional.of("it has one value for the whole server, and this one is of a " + held.place())
                : key.type().parse(held.text()) instanceof Parsed.Invalid<?>(String invalid)
                        ? Optional.of(invalid)
                        : Optional.empty();
        return problem.map(why -> held.name() + " is \"" + Shown.cut(held.text(), 60) + "\" in " + held.guilds()
                + " servers, one of them " + held.example() + ": " + why
                + ". The default holds there; tell the server's administrators to set it again or reset it "
                + "(/settings browse shows it to them)");
    }
}
