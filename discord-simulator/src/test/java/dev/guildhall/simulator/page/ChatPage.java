package dev.guildhall.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;

/** The page as a person uses it: by what is written on it and by the keyboard. */
final class ChatPage implements AutoCloseable {
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private ChatPage(Page page) {
        this.page = page;
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
    }

    static ChatPage open(Chromium chromium, String base, int width, int height) {
        ChatPage chat = new ChatPage(chromium.browser()
                .newContext(
                        new NewContextOptions().setViewportSize(width, height).setLocale("en-GB"))
                .newPage());
        chat.page.navigate(base + "/");
        assertThat(chat.message()).isEnabled();
        return chat;
    }

    Page page() {
        return page;
    }

    /** Closes the page; fails where the browser complained: of errors of scripts, blocked or missing resources. */
    void closeWithoutComplaint() {
        close();
        Assertions.assertThat(complaints).isEmpty();
    }

    /** What the browser complained about. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    Locator message() {
        return page.locator("#composer-input");
    }

    Locator last() {
        return page.locator("#messages > li.message").last();
    }

    Locator withText(String text) {
        return page.locator("#messages > li.message").filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator status() {
        return page.locator("#status");
    }

    Locator notice() {
        return page.locator("#notice");
    }

    Locator form() {
        return page.locator(".command-form");
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    void write(String text) {
        message().fill(text);
        message().press("Enter");
    }

    /** Opens the list of commands, narrows it down, and takes what is marked. */
    void pick(String typed) {
        message().pressSequentially("/" + typed);
        assertThat(page.locator(".entry.active")).containsText(typed);
        message().press("Enter");
    }

    /** Chooses for an option of the open form, by a part of the name. */
    void choose(String option, String text) {
        form().getByLabel(option).fill(text);
        assertThat(page.locator(".picker-row.active")).containsText(text);
        form().getByLabel(option).press("Tab");
    }

    /** Opens the menu of a message and takes an entry. */
    void fromMenuOf(Locator message, String entry) {
        message.hover();
        message.getByLabel("More", new Locator.GetByLabelOptions().setExact(true))
                .click();
        message.getByRole(
                        AriaRole.MENUITEM,
                        new Locator.GetByRoleOptions().setName(entry).setExact(true))
                .click();
    }

    Locator card(String name) {
        page.locator(".member", new Page.LocatorOptions().setHasText(name)).click();
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(name));
    }

    void become(String name) {
        page.locator("#persona").click();
        page.getByRole(AriaRole.MENUITEMRADIO, new Page.GetByRoleOptions().setName(name))
                .click();
        assertThat(page.locator("#persona")).containsText(name);
    }

    @Override
    public void close() {
        page.context().close();
    }
}
