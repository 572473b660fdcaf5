package dev.guildhall.simulator.client;

import static dev.guildhall.simulator.client.Stage.LIBRARY;
import static dev.guildhall.simulator.client.Stage.TAVERN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.simulator.Until;
import dev.guildhall.simulator.world.Snowflake;
import java.util.List;

/** What a library makes of Discord's bad days. */
final class FaultSteps {
    static final List<Step> STEPS = List.of(
            new Step("a dropped connection is resumed without loss", FaultSteps::drop),
            new Step("op 7 is followed", FaultSteps::reconnect),
            new Step("op 9 that can be resumed", stage -> invalid(stage, true)),
            new Step("op 9 that cannot be resumed", stage -> invalid(stage, false)),
            new Step("429 of the user's scope is waited out", stage -> limited(stage, "user")),
            new Step("429 of the shared scope is waited out", stage -> limited(stage, "shared")),
            new Step("429 of the global scope is waited out", stage -> limited(stage, "global")),
            new Step("500 harms one call at most", stage -> failing(stage, 500)),
            new Step("502 harms one call at most", stage -> failing(stage, 502)),
            new Step("an answer that never comes harms one call at most", FaultSteps::timeout),
            new Step("a slow answer is waited for", FaultSteps::slow),
            new Step("an outage is not a leave", FaultSteps::outage),
            new Step("doubled events come twice", FaultSteps::doubled),
            new Step("delayed events come", FaultSteps::delayed),
            new Step("events of two channels in the other order", FaultSteps::reordered),
            new Step("a stalled connection catches up", FaultSteps::stall),
            new Step("lost acknowledgements lead to a new connection", FaultSteps::lostAcks));

    private FaultSteps() {}

    private static void drop(Stage stage) {
        long before = stage.counted("resumes");
        stage.arm(stage.fault("drop").put("shard", Stage.TAVERN_SHARD));
        stage.say("general", "ada", "while you were away");
        stage.hears("message ada while you were away");
        assertThat(stage.bot.count("message ada while you were away")).isEqualTo(1);
        assertThat(stage.counted("resumes")).isEqualTo(before + 1);
    }

    private static void reconnect(Stage stage) {
        long before = stage.counted("resumes");
        stage.arm(stage.fault("reconnect").put("shard", Stage.LIBRARY_SHARD));
        Until.isTrue("a resume", () -> stage.counted("resumes") > before);
        stage.sayInLibrary("after op 7");
        stage.hears("message flora after op 7");
    }

    private static void invalid(Stage stage, boolean resumable) {
        long before = stage.counted("resumes") + stage.counted("identifies");
        long identified = stage.counted("identifies");
        stage.arm(
                stage.fault("invalid-session").put("shard", Stage.LIBRARY_SHARD).put("resumable", resumable));
        Until.isTrue("a session", () -> stage.counted("resumes") + stage.counted("identifies") > before);
        stage.hearsAgain(LIBRARY, "after op 9, " + resumable);
        if (!resumable) {
            assertThat(stage.counted("identifies")).isGreaterThan(identified);
        }
    }

    private static void limited(Stage stage, String scope) {
        Snowflake cellar = stage.channel("cellar");
        stage.arm(stage.fault("rate-limit")
                .put("route", "POST /channels/" + cellar)
                .put("scope", scope)
                .put("retryAfter", 0.3));
        stage.client.send(cellar, "limited by " + scope);
        assertThat(stage.nothingIsArmed()).isTrue();
        assertThat(stage.times(cellar, "limited by " + scope)).isEqualTo(1);
    }

    private static void failing(Stage stage, int status) {
        Snowflake cellar = stage.channel("cellar");
        stage.arm(stage.fault("server-error")
                .put("route", "POST /channels/" + cellar)
                .put("status", status));
        String content = "in spite of " + status;
        sendIfPossible(stage, cellar, content);
        assertThat(stage.nothingIsArmed()).isTrue();
        assertThat(stage.times(cellar, content)).isLessThanOrEqualTo(1);
        stage.client.send(cellar, "after " + status);
    }

    /** Some libraries try again, others tell their caller; both are right. */
    private static void sendIfPossible(Stage stage, Snowflake channel, String content) {
        try {
            stage.client.send(channel, content);
        } catch (RuntimeException told) {
            assertThat(told).hasStackTraceContaining("50");
        }
    }

    private static void timeout(Stage stage) {
        Snowflake cellar = stage.channel("cellar");
        stage.arm(
                stage.fault("timeout").put("route", "POST /channels/" + cellar).put("millis", 300));
        try {
            stage.client.send(cellar, "unanswered");
        } catch (RuntimeException told) {
            assertThat(told).hasStackTraceContaining("IOException");
        }
        stage.client.send(cellar, "answered");
        assertThat(stage.times(cellar, "answered")).isEqualTo(1);
    }

    private static void slow(Stage stage) {
        Snowflake cellar = stage.channel("cellar");
        stage.arm(stage.fault("slow").put("route", "POST /channels/" + cellar).put("millis", 1500));
        stage.client.send(cellar, "slowly");
        assertThat(stage.times(cellar, "slowly")).isEqualTo(1);
    }

    private static void outage(Stage stage) {
        stage.arm(stage.fault("outage").put("guild", "Guildhall Tavern").put("millis", 300));
        stage.hears("outage Guildhall Tavern");
        stage.hears("back Guildhall Tavern");
        stage.hearsAgain(TAVERN, "after the outage");
        assertThat(stage.client.roles(TAVERN)).contains("Regular");
    }

    private static void doubled(Stage stage) {
        stage.arm(stage.fault("duplicate").put("shard", Stage.TAVERN_SHARD));
        stage.say("general", "ada", "echo");
        Until.isTrue("both", () -> stage.bot.count("message ada echo") == 2);
    }

    private static void delayed(Stage stage) {
        stage.arm(stage.fault("delay").put("shard", Stage.TAVERN_SHARD).put("millis", 300));
        stage.say("general", "ada", "late");
        stage.hears("message ada late");
    }

    private static void reordered(Stage stage) {
        stage.arm(stage.fault("reorder").put("shard", Stage.TAVERN_SHARD).put("millis", 20_000));
        stage.say("general", "ada", "I was first");
        stage.say("cellar", "ada", "I am second");
        stage.hears("message ada I was first");
        assertThat(stage.bot.heard()).containsSubsequence("message ada I am second", "message ada I was first");
    }

    private static void stall(Stage stage) {
        stage.arm(stage.fault("stall").put("shard", Stage.TAVERN_SHARD).put("millis", 700));
        stage.say("general", "ada", "after the stall");
        stage.hears("message ada after the stall");
        assertThat(stage.bot.count("message ada after the stall")).isEqualTo(1);
    }

    private static void lostAcks(Stage stage) {
        long before = stage.counted("resumes") + stage.counted("identifies");
        stage.arm(stage.fault("lost-ack").put("shard", Stage.LIBRARY_SHARD).put("count", 3));
        Until.isTrue("a new connection", () -> stage.counted("resumes") + stage.counted("identifies") > before);
        stage.hearsAgain(LIBRARY, "alive again");
    }
}
