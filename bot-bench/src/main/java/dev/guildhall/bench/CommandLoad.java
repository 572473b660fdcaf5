package dev.guildhall.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.testkit.SimulatorClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * How long people wait for an answer while messages flow, from the click to the answer's arrival: {@code /rank} as text in one
 * guild, which has switched pictures off, as a card in another, and {@code /leaderboard}.
 */
record CommandLoad(LoadedBot bot, int warmUpSeconds, int seconds) {

    private static final int PER_SECOND = 5_000;
    private static final int CALLERS = 100;
    private static final int PAUSE_MILLIS = 20;

    /** A card takes much more of the machine, so it is asked for more seldom. */
    private static final int EACH_CARD = 10;

    /** What was measured, in milliseconds. */
    private record Waits(List<Double> texts, List<Double> boards, List<Double> cards) {}

    /** @param talking how many of each guild talk */
    void run(Report.Part part, int talking) throws Exception {
        JsonNode plain = bot.guilds().get(5);
        JsonNode pictured = bot.guilds().get(6);
        bot.set(List.of(plain), "xp.pictures", "off");
        // Who has never written has no rank.
        bot.talk("", talking, PER_SECOND, 2 * talking * bot.guilds().size() / PER_SECOND);
        bot.settle();
        ask(plain, pictured, talking, warmUpSeconds);
        Waits waits = ask(plain, pictured, talking, seconds);
        part.hold("/rank as text", Sample.of(waits.texts()), Goal.atMost(30))
                .hold("/leaderboard", Sample.of(waits.boards()), Goal.atMost(50))
                .tell("/rank as a card", Sample.of(waits.cards()));
    }

    private Waits ask(JsonNode plain, JsonNode pictured, int talking, int howLong) throws Exception {
        Waits waits = new Waits(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> flow = background.submit(() -> bot.talk("", talking, PER_SECOND, howLong));
            for (int i = 0; !flow.isDone(); i++) {
                int caller = 1 + i % CALLERS;
                waits.texts().add(answered(plain, caller, "rank", false));
                waits.boards().add(answered(plain, caller, "leaderboard", false));
                if (i % EACH_CARD == 0) {
                    waits.cards().add(answered(pictured, caller, "rank", true));
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            flow.get();
        }
        return waits;
    }

    private double answered(JsonNode guild, int person, String command, boolean picture) {
        long begun = System.nanoTime();
        JsonNode answer = bot.people()
                .command(
                        guild,
                        SimulatorClient.textChannel(guild, 0),
                        SimulatorClient.person(guild, person),
                        command,
                        Map.of());
        double millis = (System.nanoTime() - begun) / 1e6;
        boolean pictured = !answer.findPath("attachments").isEmpty();
        boolean told = !answer.findPath("embeds").isEmpty();
        if (picture ? !pictured : pictured || !told) {
            throw new IllegalStateException("expected " + (picture ? "a picture" : "text") + " for /" + command
                    + ", but it answered " + answer);
        }
        return millis;
    }
}
