package dev.guildhall.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** People talk to the bot alone. */
final class PageDirectIT extends PageScene {

    @Test
    void directMessagesCommandsAndButtonsReachTheBot() {
        direct();
        assertThat(chat.page().locator("#welcome-channel")).hasText("You and Guildhall");
        chat.write("!level");
        assertThat(chat.last()).containsText("You are level 3");

        chat.pick("rank");
        chat.page().keyboard().press("Enter");
        assertThat(chat.last().locator(".embed-author")).hasText("Ada");

        chat.write("!buttons");
        chat.last().getByText("Whisper").click();
        assertThat(chat.last()).containsText("Between us");
    }

    @Test
    void commandsForServersAloneAreNotOfferedThere() {
        direct();
        chat.message().pressSequentially("/");
        assertThat(chat.page().locator(".entry .command-name").getByText("/rank"))
                .isVisible();
        assertThat(chat.page().locator(".entry .command-name").getByText("/settings list"))
                .hasCount(0);
        chat.message().fill("");
    }

    @Test
    void conversationOfAnotherIsAnnouncedAndCanBeEntered() {
        chat.become("Dinah");
        direct();
        chat.write("!level");
        assertThat(chat.withText("You are level 3")).hasCount(1);
        chat.page().getByTitle("Guildhall Tavern").click();
        chat.become("Ada");
        direct();
        assertThat(chat.withText("You are level 3, Dinah")).hasCount(0);
        chat.page()
                .locator(".channel", new Page.LocatorOptions().setHasText("Dinah"))
                .click();
        assertThat(chat.page().locator("#persona")).containsText("Dinah");
        assertThat(chat.last()).hasText(Pattern.compile("You are level 3.*"));
        chat.page().getByTitle("Guildhall Tavern").click();
    }

    private void direct() {
        chat.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Direct messages.*")))
                .click();
        assertThat(chat.page().locator("#server-name")).hasText("Direct messages");
    }
}
