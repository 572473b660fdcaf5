package dev.guildhall.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** People do with messages and members what Discord lets them do. */
final class PagePeopleIT extends PageScene {
    @Test
    void reactionIsAddedByOneJoinedByAnotherAndTakenAway() {
        chat.write("Quest tonight?");
        Locator message = chat.withText("Quest tonight?").last();
        message.hover();
        message.getByLabel("Add a reaction").click();
        message.getByLabel("React with 🎉").click();
        Locator reaction = message.locator(".reaction");
        assertThat(reaction).hasText("🎉1");
        assertThat(reaction).hasAttribute("aria-pressed", "true");

        chat.become("Bram");
        assertThat(reaction).hasAttribute("aria-pressed", "false");
        reaction.click();
        assertThat(reaction).hasText("🎉2");
        reaction.click();
        assertThat(reaction).hasText("🎉1");
    }

    @Test
    void ownMessageIsEditedAndDeletedAndThatOfOthersIsNot() {
        chat.write("Good mornig");
        assertThat(chat.last()).containsText("Good mornig");
        chat.message().press("ArrowUp");
        assertThat(chat.message()).hasValue("Good mornig");
        chat.message().fill("Good morning");
        chat.message().press("Enter");
        assertThat(chat.last()).containsText("Good morning (edited)");

        chat.become("Dinah");
        Locator message = chat.withText("Good morning");
        message.hover();
        assertThat(message.getByLabel("Reply to Ada")).isVisible();
        message.getByLabel("More").click();
        assertThat(message.getByText("Copy id")).isVisible();
        assertThat(message.getByText("Delete")).hasCount(0);
        chat.become("Ada");
        chat.fromMenuOf(message, "Delete");
        assertThat(message).hasCount(0);
    }

    @Test
    void fileIsAttachedAndTheBotIsTold() {
        chat.page().locator("input[type=file]").setInputFiles(new FilePayload[] {
            new FilePayload("map.png", "image/png", Sample.picture()),
            new FilePayload("notes.txt", "text/plain", "three lanterns".getBytes(StandardCharsets.UTF_8))
        });
        chat.write("Here is the map");
        assertThat(chat.last()).containsText("notes.txt14 bytes");
        assertThat(chat.last().locator(".attachment img")).hasJSProperty("naturalWidth", 640);
        assertThat(chat.page().locator("#composer-files")).isHidden();
    }

    @Test
    void autocompleteOffersWhatTheBotSuggests() {
        chat.pick("travel");
        Locator city = chat.form().getByLabel("city");
        city.pressSequentially("lo");
        assertThat(chat.page().locator(".picker-row")).hasText(new String[] {"London"});
        city.press("Enter");
        assertThat(city).hasValue("London");
        city.press("Enter");
        assertThat(chat.last()).containsText("Off to city-1");
    }

    @Test
    void commandsAndAnswersAreInTheLanguageThatAPersonChooses() {
        chat.page().locator("#persona").click();
        chat.page().getByLabel("Language of Ada's Discord").selectOption("ko");
        chat.page().keyboard().press("Escape");
        chat.message().pressSequentially("/여");
        assertThat(chat.page().locator(".entry.active")).containsText("/여행");
        assertThat(chat.page().locator(".entry.active")).containsText("어딘가로 떠나요");
        chat.message().press("Enter");
        chat.form().getByLabel("도시").fill("서울");
        chat.form().getByLabel("도시").press("Enter");
        assertThat(chat.last()).containsText("목적지: 서울");

        chat.become("Bram");
        chat.pick("travel");
        // None that the bot suggests: Enter would take the suggestion.
        chat.form().getByLabel("city").fill("Bergen");
        chat.form().getByLabel("city").press("Enter");
        assertThat(chat.last()).containsText("Off to Bergen");
    }

    @Test
    void commandsForMessagesAndMembersAreRun() {
        chat.write("Worth keeping");
        Locator message = chat.withText("Worth keeping").first();
        chat.fromMenuOf(message, "Keep");
        assertThat(chat.last()).containsText("Kept: Worth keeping");
        assertThat(chat.last().locator(".above")).hasText(Pattern.compile("Ada\\s*used\\s*Keep"));

        chat.card("Cleo").getByText("Wave").click();
        assertThat(chat.last()).containsText("A wave to @Cleo");
    }

    @Test
    void rolesOfAMemberAreGivenAndTaken() {
        Locator regular = chat.card("Emil").getByLabel("Regular");
        assertThat(regular).not().isChecked();
        regular.check();
        assertThat(chat.page().locator(".members h3").getByText("Regular — 2")).isVisible();
        regular.uncheck();
        assertThat(chat.page().locator(".members h3").getByText("Regular — 1")).isVisible();
        chat.button("Be Emil").click();
        assertThat(chat.page().locator("#persona")).containsText("Emil");
    }

    @Test
    void messageIsPinnedAndFoundAmongThePins() {
        chat.write("The door code is on the barrel");
        chat.fromMenuOf(chat.withText("door code").first(), "Pin");
        assertThat(chat.withText("Ada pinned a message to this channel.")).hasCount(1);
        chat.button("Pinned messages").click();
        assertThat(chat.page().locator(".pin-row")).containsText("The door code");
        chat.page().keyboard().press("Escape");
        assertThat(chat.button("Pinned messages")).isFocused();
        chat.fromMenuOf(chat.withText("door code").first(), "Unpin");
        assertThat(chat.withText("door code").first().locator(".pinned")).hasCount(0);
    }

    @Test
    void crowdTalksForAWhile() {
        chat.page().locator("#toggle-bench").click();
        chat.page().locator("#tab-crowd").click();
        chat.page().getByLabel("Messages a second").fill("40");
        chat.page().getByLabel("Seconds").fill("1");
        chat.button("Let them talk").click();
        assertThat(chat.page().locator("#panel-crowd")).containsText(Pattern.compile("40 messages in \\d+\\.\\d s"));
        assertThat(chat.last()).containsText("of a load test");
    }

    @Test
    void lightOrDarkIsChosenAndRemembered() {
        Locator body = chat.page().locator("body");
        assertThat(body).hasCSS("background-color", "rgb(255, 255, 255)");
        chat.button("Dark").click();
        assertThat(body).hasCSS("background-color", "rgb(49, 51, 56)");
        chat.page().reload();
        assertThat(body).hasCSS("background-color", "rgb(49, 51, 56)");
        chat.button("Light").click();
        assertThat(body).hasCSS("background-color", "rgb(255, 255, 255)");
    }
}
