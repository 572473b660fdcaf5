package dev.guildhall.xp.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuildActivitiesIT {

    private static final GuildId GUILD = new GuildId(7);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private final TestDatabase database = TestPostgres.freshDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    private void earns(int person) {
        database.query(sql -> sql.execute(
                "INSERT INTO xp.day (guild_id, user_id, day, amount) VALUES (7, " + person + ", '" + DAY + "', 10)"));
    }

    private static long xp(GuildActivities activities) {
        return activities.of(GUILD, DAY, DAY).orElseThrow().xp();
    }

    @Test
    void whatTakesLongIsToldForSomeMinutesAndWhatDoesNotIsAddedUpEachTime() {
        GuildActivities large = new GuildActivities(new Activities(database), Duration.ZERO);
        GuildActivities small = new GuildActivities(new Activities(database), Duration.ofHours(1));
        earns(1);
        assertThat(xp(large)).isEqualTo(10);
        assertThat(xp(small)).isEqualTo(10);

        earns(2);
        assertThat(xp(large)).isEqualTo(10);
        assertThat(xp(small)).isEqualTo(20);
        assertThat(large.of(GUILD, DAY.minusDays(1), DAY).orElseThrow().xp()).isEqualTo(20);
    }
}
