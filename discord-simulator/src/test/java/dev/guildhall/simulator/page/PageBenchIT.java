package dev.guildhall.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Developers look at the bot's traffic and make things go wrong. */
final class PageBenchIT extends PageScene {
    @BeforeEach
    void openTheBench() {
        chat.page().locator("#toggle-bench").click();
    }

    @Test
    void trafficShowsWhatTheBotReceivesAndCalls() {
        writeOnceListened("!level");
        Locator frame = wire("MESSAGE_CREATE").last();
        frame.locator("summary").click();
        assertThat(frame.locator(".json")).containsText("\"content\": \"!level\"");
        assertThat(wire("POST").first()).hasText(Pattern.compile("/channels/.*/messages\\s*200.*ms"));

        chat.page().locator(".traffic input[type=search]").fill("post");
        assertThat(frame).isHidden();
        assertThat(wire("POST").first()).isVisible();

        chat.button("Pause").click();
        chat.write("!level");
        assertThat(chat.page().locator(".traffic")).containsText(Pattern.compile("Resume \\(\\d+ more\\)"));
    }

    @Test
    void faultIsArmedAndStrikesAndItsTokensStayHidden() {
        writeOnceListened("!level");
        arm("reconnect", "Ask to reconnect: done");
        chat.page().locator("#tab-traffic").click();
        assertThat(chat.status()).containsText("Bot online · 2 shards");
        // Two shards resume; the newest stands first, so that only the last stays where it is.
        Locator resume = wire("op 6").last();
        resume.locator("summary").click();
        assertThat(resume.locator(".json")).containsText("\"token\": \"•••\"");

        arm("rate-limit", "429 Too Many Requests: armed");
        assertThat(chat.page().locator(".armed li")).hasText(Pattern.compile("429 Too Many Requests.*1×"));
        chat.write("!level");
        assertThat(chat.page().locator(".armed li")).hasCount(0);

        arm("stall", "Stall: done");
        arm("slow", "Slow answer: armed");
        chat.button("Clear all").click();
        assertThat(chat.page().locator(".faults")).containsText("Nothing is armed.");
    }

    private void arm(String kind, String outcome) {
        chat.page().locator("#tab-faults").click();
        chat.page().locator("#fault-kind").selectOption(kind);
        chat.button("Make it so").click();
        assertThat(chat.page().locator(".faults .fault-outcome")).hasText(outcome);
    }

    /** Writes as often as it takes until the traffic is told of. */
    private void writeOnceListened(String text) {
        chat.page().waitForCondition(() -> {
            chat.write(text);
            assertThat(chat.last()).containsText("You are level 3");
            return chat.page().locator(".wire-row").count() > 0;
        });
        assertThat(wire("POST").first()).isVisible();
    }

    private Locator wire(String name) {
        return chat.page().locator(".wire-row", new Page.LocatorOptions().setHasText(name));
    }
}
