package dev.guildhall.xp.view;

import static dev.guildhall.db.jooq.xp.Tables.CARD_CHOICE;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.facet.PersonalData;
import dev.guildhall.spi.id.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How people want their cards. */
public record CardPersonalData(Database database) implements PersonalData {

    @Override
    public String summary() {
        return "Rank cards: the color, the theme and whether you want pictures, in each server, until you change or erase it.";
    }

    @Override
    public String summaryKey() {
        return "privacy.cards";
    }

    @Override
    public Map<String, Object> export(UserId person) {
        List<Map<String, Object>> choices = database.query(sql -> sql.selectFrom(CARD_CHOICE)
                .where(CARD_CHOICE.USER_ID.eq(person.value()))
                .orderBy(CARD_CHOICE.GUILD_ID)
                .fetch(row -> {
                    Map<String, Object> choice = new LinkedHashMap<>();
                    choice.put("guild_id", row.getGuildId().toString());
                    if (row.getColor() != null) {
                        choice.put("color", String.format("#%06x", row.getColor()));
                    }
                    if (row.getShade() != null) {
                        choice.put("theme", row.getShade());
                    }
                    if (row.getPictures() != null) {
                        choice.put("pictures", row.getPictures());
                    }
                    return choice;
                }));
        return choices.isEmpty() ? Map.of() : Map.of("rank-cards", choices);
    }

    @Override
    public long erase(UserId person) {
        return database.query(sql -> sql.deleteFrom(CARD_CHOICE)
                .where(CARD_CHOICE.USER_ID.eq(person.value()))
                .execute());
    }
}
