package dev.guildhall.endtoend;

import static dev.guildhall.db.jooq.core.Tables.OUTBOX;
import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.VOICE_SESSION;
import static dev.guildhall.testkit.SimulatorClient.id;
import static dev.guildhall.testkit.SimulatorClient.person;
import static dev.guildhall.testkit.SimulatorClient.stream;
import static dev.guildhall.testkit.SimulatorClient.textChannel;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.RunningBot;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a shard process only holds in memory when it is killed goes on with the next: announcements, and presence in voice. */
class AcrossRestartsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final String WORDS = "{member} is at level {level}";
    private static final long STEP = 2_000;

    @TempDir
    Path folder;

    private final Crowd crowd = new Crowd();

    @AfterEach
    void close() {
        crowd.close();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void everyNewLevelIsAnnouncedOnceThoughProcessesAreKilled() throws Exception {
        try (TestDatabase database = TestPostgres.freshDatabase();
                RunningBot bot = Programs.start(crowd, folder, Programs.on(database))) {
            crowd.prepare(Map.of("xp.announce", "channel", "xp.curve", "linear " + STEP, "xp.level-up-message", WORDS));
            crowd.begin();
            for (int round = 0; round < 2; round++) {
                crowd.go(200);
                Await.until("announcements wait", () -> waiting(database) > 0);
                Programs.kill(bot, 0);
                Programs.kill(bot, 1);
                Await.until("both processes are back", PATIENCE, bot::isReady);
            }
            crowd.end();
            List<Crowd.Total> expected = crowd.expected();
            Await.until(
                    "everybody has what the messages are worth",
                    PATIENCE,
                    () -> totals(database).equals(expected));
            Await.until("all announcements are sent", PATIENCE, () -> waiting(database) == 0);

            for (JsonNode guild : crowd.guilds()) {
                Map<Long, List<Long>> levels = announced(guild);
                for (Crowd.Total each : expected) {
                    if (each.guild() == Long.parseLong(id(guild))) {
                        assertThat(levels.getOrDefault(each.user(), List.of()))
                                .as("levels announced of %s, at most one of those that a member passes at once", each)
                                .doesNotHaveDuplicates()
                                .contains(each.total() / STEP);
                    }
                }
            }
        }
    }

    private static int waiting(TestDatabase database) {
        return database.<Integer>query(sql -> sql.fetchCount(OUTBOX));
    }

    private static List<Crowd.Total> totals(TestDatabase database) {
        return database.query(sql -> sql.select(MEMBER.GUILD_ID, MEMBER.USER_ID, MEMBER.TOTAL)
                .from(MEMBER)
                .where(MEMBER.TOTAL.gt(0L))
                .orderBy(MEMBER.GUILD_ID, MEMBER.USER_ID)
                .fetch(row -> new Crowd.Total(row.value1(), row.value2(), row.value3())));
    }

    /** The levels that were announced, by member. */
    private Map<Long, List<Long>> announced(JsonNode guild) {
        Map<Long, List<Long>> levels = new HashMap<>();
        for (int channel = 0; channel < Crowd.CHANNELS; channel++) {
            for (String text : crowd.written(textChannel(guild, channel))) {
                String[] parts = text.split(" is at level ", 2);
                if (parts.length == 2) {
                    levels.computeIfAbsent(Long.valueOf(parts[0].replaceAll("[<@>]", "")), user -> new ArrayList<>())
                            .add(Long.valueOf(parts[1]));
                }
            }
        }
        return levels;
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
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
