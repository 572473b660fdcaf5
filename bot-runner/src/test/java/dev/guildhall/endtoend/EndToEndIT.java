package dev.guildhall.endtoend;

import static dev.guildhall.db.jooq.core.Tables.OUTBOX;
import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.testkit.SimulatorClient.id;
import static dev.guildhall.testkit.SimulatorClient.person;
import static dev.guildhall.testkit.SimulatorClient.said;
import static dev.guildhall.testkit.SimulatorClient.stream;
import static dev.guildhall.testkit.SimulatorClient.textChannel;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.core.command.Prefixes;
import dev.guildhall.core.outbox.PostgresOutbox;
import dev.guildhall.core.setting.PostgresSettings;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.RunningBot;
import dev.guildhall.testkit.SimulatorClient;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program: a supervisor with the simulator and two shard processes, on a PostgreSQL behind a gate that can shut.
 * Each guild of the simulator is served by another process.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndToEndIT {

    private static final int SHARDS = 4;
    private static final int EACH = 10;

    @TempDir
    static Path folder;

    private final AtomicInteger nextMember = new AtomicInteger();

    private TestDatabase database;
    private DatabaseGate gate;
    private RunningBot bot;
    private SimulatorClient people;
    private JsonNode first;
    private JsonNode second;

    @BeforeAll
    void start() throws Exception {
        database = TestPostgres.freshDatabase();
        URI address = URI.create(database.url().substring("jdbc:".length()));
        gate = new DatabaseGate(address.getHost(), address.getPort());
        String url = "postgres://" + database.user() + ":" + database.password() + "@127.0.0.1:" + gate.port()
                + address.getPath();
        bot = new RunningBot(
                System.getProperty("guildhall.test.classpath"),
                folder,
                Map.of("DATABASE_URL", url),
                "--processes",
                "2",
                "--shards",
                "4");
        people = new SimulatorClient(bot.base());
        first = people.guild(0);
        second = people.guild(1);
        for (JsonNode guild : new JsonNode[] {first, second}) {
            set(guild, "xp.cooldown", "0s");
            set(guild, "xp.amount", String.valueOf(EACH));
            set(guild, "xp.announce", "off");
            set(guild, "xp.pictures", "off");
        }
    }

    @AfterAll
    void stop() throws Exception {
        if (bot != null) {
            bot.close();
            gate.close();
        }
        database.close();
    }

    @BeforeEach
    void everybodyIsThere() {
        Await.until("both processes are ready", () -> bot.isReady());
    }

    private void set(JsonNode guild, String key, String value) {
        JsonNode answer = people.command(
                guild, textChannel(guild, 0), person(guild, 0), "settings set", Map.of("key", key, "value", value));
        assertThat(said(answer.path("messages").path(0))).as(answer.toString()).contains(key);
    }

    private JsonNode process(JsonNode guild) {
        return bot.process(bot.processOf(id(guild), SHARDS));
    }

    private long credited(JsonNode guild, String member) {
        return database.query(sql -> sql.fetchCount(
                LEDGER, LEDGER.GUILD_ID.eq(Long.valueOf(id(guild))), LEDGER.USER_ID.eq(Long.valueOf(member))));
    }

    private long total(JsonNode guild, String member) {
        Long total = database.query(sql -> sql.select(MEMBER.TOTAL)
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(Long.valueOf(id(guild))), MEMBER.USER_ID.eq(Long.valueOf(member)))
                .fetchOne(MEMBER.TOTAL));
        return total == null ? 0 : total;
    }

    private void ledgerAndTotalsAgree() {
        var sums = database.query(sql -> sql.select(LEDGER.GUILD_ID, LEDGER.USER_ID, DSL.sum(LEDGER.AMOUNT))
                .from(LEDGER)
                .groupBy(LEDGER.GUILD_ID, LEDGER.USER_ID)
                .fetch(row -> row.value1() + "/" + row.value2() + "=" + row.value3()));
        var totals = database.query(sql -> sql.selectFrom(MEMBER)
                .where(MEMBER.TOTAL.gt(0L))
                .fetch(row -> row.getGuildId() + "/" + row.getUserId() + "=" + row.getTotal()));
        assertThat(sums).as("sums of the ledger, and totals").containsExactlyInAnyOrderElementsOf(totals);
    }

    private void awaitCredits(JsonNode guild, String member, long before, int messages) {
        Await.until(
                messages + " messages of " + member + " are credited",
                () -> credited(guild, member) >= before + messages);
        assertThat(credited(guild, member)).isEqualTo(before + messages);
        ledgerAndTotalsAgree();
    }

    @Test
    void messagesBecomeExperienceInBothProcesses() {
        assertThat(id(process(first))).isNotEqualTo(id(process(second)));
        for (JsonNode guild : new JsonNode[] {first, second}) {
            String member = person(guild, 1);
            long before = credited(guild, member);
            people.writeMany(guild, textChannel(guild, 0), member, "good morning", 30);
            awaitCredits(guild, member, before, 30);
            assertThat(total(guild, member)).isEqualTo(EACH * (before + 30));
        }
    }

    @Test
    void commandsAnswerBySlashAndByPrefix() {
        String channel = textChannel(first, 0);
        String member = person(first, 2);
        long before = credited(first, member);
        people.writeMany(first, channel, member, "hello", 20);
        awaitCredits(first, member, before, 20);

        JsonNode rank = people.command(first, channel, member, "rank", Map.of());
        assertThat(rank.path("status").asText()).isEqualTo("answered");
        assertThat(said(rank.path("messages").path(0))).contains("Level").contains("<@" + member + ">");
        JsonNode leaderboard = people.command(first, channel, member, "leaderboard", Map.of());
        assertThat(said(leaderboard.path("messages").path(0))).contains("<@" + member + ">");

        assertThat(people.answerTo(channel, people.write(first, channel, member, "!level")))
                .contains("<@" + member + ">");
        assertThat(people.answerTo(channel, people.write(first, channel, member, "!leaderboard")))
                .contains("<@" + member + ">");
        assertThat(people.answerTo(channel, people.write(first, channel, member, "!leaderbord")))
                .contains("Did you mean");
    }

    @Test
    void whoMayNotChangeSettingsIsTold() {
        String ordinary = person(first, EVERYBODY_ELSE);
        // Discord does not offer the command to such a member; a client that sends it nevertheless meets the bot's own
        // check.
        JsonNode answer = people.post(
                "/_sim/interactions",
                Map.of(
                        "guild",
                        id(first),
                        "channel",
                        textChannel(first, 0),
                        "author",
                        ordinary,
                        "command",
                        "settings set",
                        "options",
                        Map.of("key", "xp.amount", "value", "1000"),
                        "force",
                        true));
        assertThat(said(answer.path("messages").path(0))).contains("Manage Server");
        assertThat(answer.path("ephemeral").asBoolean()).isTrue();

        JsonNode wrong = people.command(
                first,
                textChannel(first, 0),
                person(first, 0),
                "settings set",
                Map.of("key", "xp.cooldown", "value", "soon"));
        assertThat(said(wrong.path("messages").path(0))).contains("soon").contains("from 0s to 1d");
    }

    /** The last of the people that the simulator's first guild has, who holds no role of weight. */
    private static final int EVERYBODY_ELSE = 4;

    @Test
    void aSettingChangedByAnotherProcessHoldsAtOnce() {
        String channel = textChannel(second, 1);
        String member = person(second, 0);
        assertThat(people.answerTo(channel, people.write(second, channel, member, "!help")))
                .contains("/rank");

        PostgresSettings elsewhere = new PostgresSettings(database);
        GuildId guild = new GuildId(Long.parseLong(id(second)));
        elsewhere.set(guild, Prefixes.PREFIX, "?", new UserId(Long.parseLong(member)));
        try {
            // Asked again and again, because a change may take up to a second.
            Await.until("the new prefix holds", () -> {
                String question = people.write(second, channel, member, "?help");
                return stream(people.get("/_sim/channels/" + channel + "/messages"))
                        .anyMatch(each -> said(each).contains("What I can do")
                                && each.path("message_reference")
                                                .path("message_id")
                                                .asText()
                                                .compareTo(question)
                                        <= 0
                                && said(each).contains("/rank"));
            });
        } finally {
            elsewhere.reset(guild, Prefixes.PREFIX, new UserId(Long.parseLong(member)));
        }
    }

    @Test
    void aKilledProcessComesBackAndDisturbsNoOther() {
        JsonNode victim = process(first);
        JsonNode other = process(second);
        ProcessHandle.of(victim.path("pid").asLong()).orElseThrow().destroyForcibly();

        String member = person(second, 1);
        long before = credited(second, member);
        people.writeMany(second, textChannel(second, 0), member, "still here", 10);
        awaitCredits(second, member, before, 10);

        Await.until(
                "the killed process is back",
                () -> process(first).path("restarts").asInt()
                                > victim.path("restarts").asInt()
                        && bot.isReady());
        JsonNode answer = people.command(first, textChannel(first, 0), person(first, 0), "rank", Map.of());
        assertThat(answer.path("status").asText()).isEqualTo("answered");
        assertThat(process(second).path("pid").asLong())
                .isEqualTo(other.path("pid").asLong());
        assertThat(process(second).path("restarts").asInt())
                .isEqualTo(other.path("restarts").asInt());
    }

    @Test
    void rolesInTheOutboxSurviveAKill() {
        GuildId guild = new GuildId(Long.parseLong(id(first)));
        JsonNode role = stream(first.path("roles"))
                .filter(each -> each.path("name").asText().equals("Regular"))
                .findFirst()
                .orElseThrow();
        RoleId regular = new RoleId(Long.parseLong(id(role)));
        List<String> members = List.of(person(first, 1), person(first, 2), person(first, 3), person(first, 4));
        List<Errand> errands = new ArrayList<>();
        // To and fro, and given at last: whatever is done twice or in another order ends otherwise.
        for (int round = 0; round < 50; round++) {
            for (String member : members) {
                UserId person = new UserId(Long.parseLong(member));
                errands.add(new Errand.TakeRole(guild, person, regular, "round " + round));
                errands.add(new Errand.GiveRole(guild, person, regular, "round " + round));
            }
        }
        JsonNode victim = process(first);
        database.transaction(sql -> {
            new PostgresOutbox().add(sql, errands);
            return true;
        });
        Await.until("some are carried out", () -> waiting() < errands.size());
        ProcessHandle.of(victim.path("pid").asLong()).orElseThrow().destroyForcibly();
        assertThat(waiting()).isPositive();

        Await.until("all are carried out", Duration.ofSeconds(120), () -> waiting() == 0);
        for (String member : members) {
            assertThat(rolesOf(member)).as(member).contains(id(role));
        }
        Await.until("the killed process is back", () -> bot.isReady());
    }

    private int waiting() {
        return database.<Integer>query(sql -> sql.fetchCount(OUTBOX));
    }

    private List<String> rolesOf(String member) {
        return stream(people.guild(0).path("members"))
                .filter(each -> id(each).equals(member))
                .flatMap(each -> stream(each.path("roles")))
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void aDroppedConnectionIsResumedAndNothingIsLostOrDoubled() {
        String member = person(first, 3);
        long before = credited(first, member);
        int resumes = resumes();
        people.writeMany(first, textChannel(first, 0), member, "before", 20);
        people.post("/_sim/faults", Map.of("kind", "drop"));
        people.writeMany(first, textChannel(first, 0), member, "while it is away", 20);

        awaitCredits(first, member, before, 40);
        Await.until("a session was resumed", () -> resumes() > resumes);
    }

    private int resumes() {
        return stream(bot.status().path("processes"))
                .flatMap(each -> stream(each.path("shards")))
                .mapToInt(each -> each.path("resumes").asInt())
                .sum();
    }

    @Test
    void anEventThatIsSentTwiceIsCreditedOnce() {
        String member = person(second, 2);
        long before = credited(second, member);
        long handled = handled(second);
        people.post("/_sim/faults", Map.of("kind", "duplicate", "count", 15));
        people.writeMany(second, textChannel(second, 0), member, "twice", 15);

        // Each message is seen by two subscriptions, experience and prefix commands, and each of them twice.
        Await.until("both copies were handled", () -> handled(second) >= handled + 60);
        awaitCredits(second, member, before, 15);
    }

    private long handled(JsonNode guild) {
        return process(guild).path("lanes").path("handled").asLong();
    }

    @Test
    void theDatabaseMayGoForTwentySecondsAndNothingIsLost() throws Exception {
        String member = person(first, 1);
        long before = credited(first, member);
        Set<Long> processes = pids();
        people.writeMany(first, textChannel(first, 0), member, "before", 10);
        gate.shut();
        people.writeMany(first, textChannel(first, 0), member, "while it is away", 30);
        JsonNode answer = people.command(first, textChannel(first, 0), member, "rank", Map.of());
        assertThat(said(answer.path("messages").path(0))).contains("cannot reach my database");
        long outageEnds = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        Await.until("the outage lasts 20 s", () -> System.nanoTime() > outageEnds);
        people.writeMany(first, textChannel(first, 0), member, "at its end", 10);
        gate.open();

        awaitCredits(first, member, before, 50);
        assertThat(pids()).as("no process died of it").isEqualTo(processes);
    }

    private Set<Long> pids() {
        return stream(bot.status().path("processes"))
                .map(each -> each.path("pid").asLong())
                .collect(Collectors.toSet());
    }

    @Test
    void noSecretIsInTheLogOrTheProcessList() {
        String commands = ProcessHandle.allProcesses()
                .filter(each -> each.pid() == bot.pid()
                        || each.parent().map(ProcessHandle::pid).orElse(0L) == bot.pid())
                .map(each -> each.info().commandLine().orElse(""))
                .collect(Collectors.joining("\n"));
        assertThat(commands).isNotEmpty().doesNotContain("postgres://");
        assertThat(bot.log()).doesNotContain(":" + database.password() + "@");
    }
}
