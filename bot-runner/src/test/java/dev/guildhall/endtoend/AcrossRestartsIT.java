package dev.guildhall.endtoend;

import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.VOICE_SESSION;
import static dev.guildhall.testkit.SimulatorClient.id;
import static dev.guildhall.testkit.SimulatorClient.person;
import static dev.guildhall.testkit.SimulatorClient.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.RunningBot;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shard process only holds in memory when it is killed goes on with the next: presence in voice. */
class AcrossRestartsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @TempDir
    Path folder;

    private final Crowd crowd = new Crowd();

    @AfterEach
    void close() {
        crowd.close();
    }

    @Test
    void minutesInVoiceGoOnThoughTheProcessIsKilled() throws Exception {
        try (TestDatabase database = TestPostgres.freshDatabase();
                RunningBot bot = Programs.start(crowd, folder, Programs.on(database))) {
            JsonNode guild = crowd.guilds().getFirst();
            crowd.prepare(Map.of("xp.voice-amount", "5"));
            String voice = id(stream(guild.path("channels"))
                    .filter(each -> each.path("type").asInt() == 2
                            && !id(each).equals(guild.path("afkChannelId").asText()))
                    .findFirst()
                    .orElseThrow());
            for (int member = 1; member <= 2; member++) {
                crowd.people()
                        .post(
                                "/_sim/voice",
                                Map.of("guild", id(guild), "author", person(guild, member), "channel", voice));
            }
            Await.until(
                    "a minute of both is credited",
                    PATIENCE,
                    () -> minutes(database, guild, 1).size() > 0
                            && minutes(database, guild, 2).size() > 0);
            Await.until(
                    "their presence is written down",
                    () -> database.<Integer>query(sql -> sql.fetchCount(VOICE_SESSION)) == 2);
            Programs.kill(bot, bot.processOf(id(guild), 4));
            Await.until("the killed process is back", PATIENCE, bot::isReady);
            int before = minutes(database, guild, 1).size();
            Await.until(
                    "minutes go on",
                    PATIENCE,
                    () -> minutes(database, guild, 1).size() > before
                            && minutes(database, guild, 2).size() > before);

            for (int member = 1; member <= 2; member++) {
                List<Instant> minutes = minutes(database, guild, member);
                assertThat(minutes)
                        .as("minutes of member %s: without a gap, none twice", member)
                        .isEqualTo(Stream.iterate(minutes.getFirst(), minute -> minute.plus(Duration.ofMinutes(1)))
                                .limit(minutes.size())
                                .toList());
            }
        }
    }

    private static List<Instant> minutes(TestDatabase database, JsonNode guild, int member) {
        return database.query(sql -> sql.select(LEDGER.AT)
                .from(LEDGER)
                .where(
                        LEDGER.GUILD_ID.eq(Long.valueOf(id(guild))),
                        LEDGER.USER_ID.eq(Long.valueOf(person(guild, member))))
                .orderBy(LEDGER.AT)
                .fetch(row -> row.value1().toInstant()));
    }
}
