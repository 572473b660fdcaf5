package dev.guildhall.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** People use buttons, menus, modals and containers on the page. */
final class PageControlsIT extends PageScene {
    @Test
    void buttonOfAMessageIsAnswered() {
        chat.write("!buttons");
        Locator message = chat.last();
        assertThat(message.getByText("Help")).hasAttribute("href", "https://example.org/help");

        message.getByText("Say nothing").click();
        assertThat(message.locator(".component-error")).hasText("The application did not respond");
        message.getByText("Yes").click();
        assertThat(chat.last()).containsText("You said yes");
        assertThat(chat.last().locator(".component")).hasCount(0);
    }

    @Test
    void ephemeralAnswerToAButtonIsForItsPersonAlone() {
        chat.write("!buttons");
        chat.become("Dinah");
        chat.last().getByText("Whisper").click();
        assertThat(chat.last()).containsText("Between us");
        assertThat(chat.last()).containsText("Only you can see this");

        chat.become("Ada");
        assertThat(chat.withText("Between us")).hasCount(0);
    }

    @Test
    void menuOfTextsIsChosenFromByKeyboard() {
        chat.write("!menus");
        option("A drink").press("Enter");
        assertThat(chat.page().locator(".menu-option:focus")).containsText("Tea");
        chat.page().keyboard().press("ArrowDown");
        chat.page().keyboard().press("Enter");
        assertThat(chat.last()).containsText("Noted: cocoa");
    }

    @Test
    void menuOfSeveralKeepsItsBounds() {
        chat.write("!menus");
        Locator opener = option("Toppings");
        opener.click();
        Locator done = chat.page().locator(".menu-done:visible");
        assertThat(done).isDisabled();
        for (String topping : new String[] {"Honey", "Nuts", "Cream"}) {
            chat.page()
                    .locator(".menu-option:visible", new Page.LocatorOptions().setHasText(topping))
                    .click();
        }
        assertThat(chat.page().locator(".menu-option[aria-selected=true]:visible"))
                .hasText(new String[] {"Nuts", "Honey"});
        done.click();
        assertThat(chat.last()).containsText("Noted: honey and nuts");
    }

    @Test
    void menusOfPeopleRolesAndChannelsOfferWhatTheServerHas() {
        chat.write("!menus");
        choose("A person", "Cleo");
        assertThat(chat.last()).containsText("Noted: @Cleo");
        choose("A role", "@Regular");
        assertThat(chat.last()).containsText("Noted: @Regular");
        choose("A channel", "#cellar");
        assertThat(chat.last()).containsText("Noted: #cellar");
    }

    @Test
    void modalIsFilledInCheckedAndSubmitted() {
        chat.write("!buttons");
        chat.last().getByText("Apply").click();
        Locator modal = chat.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Join the guild"));
        assertThat(modal).containsText("Tell us a little about you.");
        assertThat(modal.getByLabel("Your name")).isFocused();

        modal.getByLabel("Your name").fill("Ad");
        modal.getByLabel("Your name").press("Enter");
        assertThat(modal.locator(".field-error:visible"))
                .hasText(new String[] {"Must be at least 3 characters long; it has 2", "Choose at least 1"});
        modal.getByLabel("Your name").fill("Ada the Bold");
        modal.locator(".menu-opener").click();
        modal.locator(".menu-option", new Locator.LocatorOptions().setHasText("Knight"))
                .click();
        modal.getByText("Submit").click();

        assertThat(chat.last()).containsText("Welcome, Ada the Bold, knight");
        assertThat(modal).hasCount(0);
    }

    @Test
    void fileIsGivenToACommand() {
        chat.pick("show");
        chat.page().keyboard().press("Tab");
        chat.form().getByLabel("title").press("Enter");
        assertThat(chat.form().locator(".field-error:visible")).hasText("picture is required");
        chat.form()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("map.png", "image/png", Sample.picture()));
        assertThat(chat.form().locator(".file-field")).containsText("map.png");
        chat.button("Run").click();
        assertThat(chat.last()).containsText("map.png has " + Sample.picture().length + " bytes");
    }

    @Test
    void modalTakesFilesAndThingsToTick() {
        chat.pick("enrol");
        Locator modal = chat.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Enrol"));
        modal.getByText("Submit").click();
        assertThat(modal.locator(".field-error:visible"))
                .hasText(new String[] {"Choose at least 1 file", "Choose at least 1", "Choose at least 1"});
        modal.locator("input[type=file]").setInputFiles(new FilePayload("me.png", "image/png", Sample.picture()));
        modal.getByText("Bow").click();
        modal.getByText("Saturday").click();
        modal.getByText("Sunday").click();
        modal.getByLabel("I have read the rules").check();
        modal.getByText("Submit").click();
        assertThat(chat.last()).containsText("Enrolled: me.png, bow, [sat, sun], rules true");
    }

    @Test
    void containerShowsWhatStandsInIt() {
        chat.write("!card");
        Locator card = chat.last().locator(".container");
        assertThat(card).hasCSS("border-left-color", "rgb(26, 188, 156)");
        assertThat(card.locator(".heading")).hasText("Quest of the week");
        assertThat(card.locator(".thumbnail img")).hasJSProperty("naturalWidth", 640);
        assertThat(card.locator(".gallery img")).hasCount(2);
        assertThat(card.locator(".separator")).hasCount(1);
        assertThat(chat.last().locator(".attachment")).hasCount(0);

        card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Join"))
                .click();
        assertThat(chat.last()).containsText("You have joined");
        assertThat(chat.last().locator(".above")).hasText(Pattern.compile("↪.*Quest of the week"));
    }

    private void choose(String placeholder, String name) {
        option(placeholder).click();
        chat.page()
                .locator(".menu-option:visible", new Page.LocatorOptions().setHasText(name))
                .click();
    }

    /** The newest menu with this placeholder. */
    private Locator option(String placeholder) {
        assertThat(chat.withText("What do you like?").last()).isVisible();
        return chat.page()
                .locator(".menu-opener", new Page.LocatorOptions().setHasText(placeholder))
                .last();
    }
}
