package dev.guildhall.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guildhall.simulator.Control;
import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.SimulatorOptions;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Scenario;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Threads, forums and polls on the page, and its messages by keyboard. */
final class PageThreadsIT {
    private static Chromium chromium;
    private Simulator simulator;
    private Control control;
    private ChatPage chat;

    @BeforeAll
    static void launch() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void quit() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void start() {
        simulator = Simulator.start(
                SimulatorOptions.defaults().with().rateLimits(false).build());
        control = new Control(simulator.baseUrl());
        chat = ChatPage.open(chromium, simulator.baseUrl(), 1280, 800);
    }

    @AfterEach
    void stop() {
        chat.closeWithoutComplaint();
        control.close();
        simulator.close();
    }

    private JsonNode bot(String path, String body) {
        String url = "/api/v10" + path;
        return Json.parse(control.send("POST", url, Json.parse(body.replace('\'', '"')), "Bot token")
                .body());
    }

    private Locator named(AriaRole role, String name) {
        return chat.page()
                .getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void threadBeginsAtAMessageAndStandsBelowItsChannel() {
        chat.write("A long story");
        chat.fromMenuOf(chat.withText("A long story"), "Create thread");
        chat.page().getByLabel("Name of the thread").fill("Story");
        named(AriaRole.BUTTON, "Create thread").click();
        assertThat(chat.page().locator("#channel-name")).hasText("Story");
        assertThat(chat.page().locator(".threads .channel[aria-current]")).hasText("Story");
        chat.write("Once upon a time");
        assertThat(chat.last()).containsText("Once upon a time");
        named(AriaRole.BUTTON, "Close").click();
        assertThat(chat.page().locator("#thread-bar")).containsText("closed");
        named(AriaRole.BUTTON, "‹ #general").click();
        assertThat(chat.page().locator("#channel-name")).hasText("general");
        named(AriaRole.BUTTON, "Open the thread Story").click();
        assertThat(chat.last()).containsText("Once upon a time");
    }

    @Test
    void privateThreadIsNotShownToOthers() {
        chat.become("Cleo");
        named(AriaRole.BUTTON, "Threads").click();
        chat.page().getByLabel("Name of a new thread").fill("Secret");
        chat.page().getByLabel("Private:").check();
        named(AriaRole.BUTTON, "Create thread").click();
        assertThat(chat.page().locator("#channel-name")).hasText("Secret");
        chat.become("Dinah");
        assertThat(chat.page().locator("#channel-name")).hasText("general");
        assertThat(chat.page().locator(".threads")).hasCount(0);
    }

    @Test
    void forumShowsItsPostsAndTakesAnother() {
        bot(
                "/guilds/" + Scenario.TAVERN + "/channels",
                "{'name':'questions','type':15,'available_tags':[{'name':'help'}]}");
        named(AriaRole.BUTTON, "questions").click();
        assertThat(chat.message()).isHidden();
        Locator forum = chat.page().locator("#forum");
        assertThat(forum).containsText("Nobody has posted here yet");
        forum.getByLabel("Title of a new post").fill("How?");
        forum.getByLabel("Message").fill("Does it work?");
        forum.getByLabel("help").check();
        named(AriaRole.BUTTON, "Post").click();
        assertThat(chat.page().locator("#channel-name")).hasText("How?");
        assertThat(chat.last()).containsText("Does it work?");
        named(AriaRole.BUTTON, "‹ #questions").click();
        assertThat(forum.locator(".thread-row")).containsText("help");
        assertThat(forum.locator(".thread-row")).containsText("1 message");
    }

    @Test
    void voteInAPollIsCountedAndTakenBack() {
        String general = control.state().at("/guilds/0/channels/1/id").asText();
        bot(
                "/channels/" + general + "/messages",
                "{'poll':{'question':{'text':'Which game?'},'answers':[{'poll_media':{'text':'Chess'}},"
                        + "{'poll_media':{'text':'Go'}}]}}");
        Locator poll = chat.page().locator(".poll");
        named(AriaRole.BUTTON, "Chess, 0 votes").click();
        assertThat(named(AriaRole.BUTTON, "Chess, 1 vote: Ada")).hasAttribute("aria-pressed", "true");
        named(AriaRole.BUTTON, "Go, 0 votes").click();
        assertThat(poll).containsText("1 person has voted");
        named(AriaRole.BUTTON, "Go, 1 vote: Ada").click();
        assertThat(poll).containsText("0 people have voted");
    }

    @Test
    void everyToolOfAMessageIsReachedByKeyboard() {
        chat.write("first");
        chat.write("second");
        assertThat(chat.last()).containsText("second");
        chat.last().focus();
        chat.page().keyboard().press("ArrowUp");
        assertThat(chat.withText("first")).isFocused();
        chat.page().keyboard().press("Tab");
        assertThat(chat.withText("first").getByLabel("Add a reaction")).isFocused();
        chat.page().keyboard().press("Escape");
        chat.page().keyboard().press("Enter");
        assertThat(named(AriaRole.MENUITEM, "Reply")).isFocused();
        chat.page().keyboard().press("Escape");
        assertThat(chat.withText("first").getByLabel("More", new Locator.GetByLabelOptions().setExact(true)))
                .isFocused();
        chat.page().keyboard().press("Escape");
        assertThat(chat.withText("first")).isFocused();
        chat.page().keyboard().press("Escape");
        assertThat(chat.message()).isFocused();
    }
}
