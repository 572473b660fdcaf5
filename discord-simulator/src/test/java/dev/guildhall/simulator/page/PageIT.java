package dev.guildhall.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.MessageDraft;
import dev.guildhall.simulator.world.Scenario;
import dev.guildhall.simulator.world.Snowflake;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** People chat with a bot on the page. */
final class PageIT extends PageScene {
    @Test
    void messageReachesTheBotAndItsReplyShowsWhatItAnswers() {
        chat.write("!level");

        Locator reply = chat.last();
        assertThat(reply).containsText("You are level 3 with 340 XP, @Ada.");
        assertThat(reply.locator(".above")).hasText(Pattern.compile("↪.*Ada:.*!level"));
        assertThat(reply.locator(".head .app")).hasText("APP");
        assertThat(reply.locator("strong")).hasText("3");
        assertThat(reply.locator(".mention")).hasText("@Ada");
        assertThat(chat.message()).isFocused();
    }

    @Test
    void embedShowsItsPartsAndItsPictureOpensLarge() {
        chat.write("!rank");

        Locator embed = chat.last().locator(".embed");
        assertThat(embed.locator(".embed-title")).hasText("Level 3 · rank 2 of 6");
        assertThat(embed).hasCSS("border-left-color", "rgb(240, 178, 50)");
        assertThat(embed.locator("dt")).hasText(new String[] {"XP", "Messages", "Streak"});
        assertThat(embed.locator(".embed-footer")).containsText("Guildhall • Today at");
        assertThat(embed.locator(".embed-image img")).hasJSProperty("naturalWidth", 640);
        assertThat(chat.last().locator(".attachment")).hasCount(0);

        embed.locator(".picture").click();
        assertThat(chat.page().locator("dialog.lightbox img")).isVisible();
        chat.page().keyboard().press("Escape");
        assertThat(chat.page().locator("dialog.lightbox")).hasCount(0);
    }

    @Test
    void slashCommandIsPickedFromTheListByKeyboard() {
        chat.message().pressSequentially("/");
        assertThat(chat.page().locator(".entry .command-name")).hasText(new String[] {
            "/enrol",
            "/give",
            "/leaderboard",
            "/rank",
            "/secret",
            "/settings list",
            "/settings set",
            "/show",
            "/silent",
            "/slow",
            "/travel"
        });
        for (int down = 0; down < 3; down++) {
            chat.message().press("ArrowDown");
        }
        chat.message().press("Enter");
        assertThat(chat.form().getByLabel("member")).isFocused();
        chat.page().keyboard().type("eo");
        assertThat(chat.page().locator(".picker-row.active")).hasText(Pattern.compile("Cleo"));
        chat.page().keyboard().press("Enter");
        assertThat(chat.form().getByLabel("member")).hasValue("Cleo");
        chat.page().keyboard().press("Enter");

        assertThat(chat.last().locator(".above")).hasText(Pattern.compile("Ada\\s*used\\s*/rank"));
        assertThat(chat.last().locator(".embed-author")).hasText("Cleo");
        assertThat(chat.page().locator(".attempt")).hasCount(0);
        assertThat(chat.message()).isFocused();
    }

    @Test
    void commandsAreFoundInsideWordsAndOptionsGoneToByName() {
        chat.message().pressSequentially("/board");
        assertThat(chat.page().locator(".entry .command-name")).hasText("/leaderboard");
        chat.message().fill("/setl");
        assertThat(chat.page().locator(".entry .command-name")).hasText("/settings list");

        chat.message().fill("");
        chat.message().pressSequentially("/give amount:");
        assertThat(chat.form().getByLabel("amount")).isFocused();
        chat.page().keyboard().type("7 member:din");
        assertThat(chat.form().getByLabel("amount")).hasValue("7");
        chat.page().keyboard().press("Enter");
        chat.page().keyboard().press("Enter");
        assertThat(chat.last()).containsText("Gave 7 XP to @Dinah (options: 2)");
    }

    @Test
    void optionsAreCheckedBeforeTheCommandIsSent() {
        chat.pick("give");
        chat.form().getByLabel("amount").fill("9999");
        chat.form().getByLabel("amount").press("Enter");
        assertThat(chat.form().locator(".field-error:visible"))
                .hasText(new String[] {"member is required", "9999 is out of range: 1 to 500"});

        chat.form().getByLabel("amount").fill("ten");
        assertThat(chat.form().locator(".field-error:visible").last()).hasText("\"ten\" is not a whole number");

        chat.choose("member", "Bram");
        chat.form().getByLabel("amount").fill("50");
        chat.choose("reason", "game");
        chat.choose("public", "True");
        chat.choose("where", "ups");
        chat.choose("role", "Reg");
        chat.form().getByLabel("amount").press("Enter");
        assertThat(chat.last()).containsText("Gave 50 XP to @Bram (options: 6)");
    }

    @Test
    void ephemeralAnswerIsShownToItsPersonAlone() {
        chat.become("Emil");
        chat.pick("secret");
        Locator secret = chat.withText("The password is");
        assertThat(secret).containsText("Only you can see this");
        assertThat(secret.locator(".spoiler > span")).not().isVisible();
        secret.locator(".spoiler").press("Enter");
        assertThat(secret.locator(".spoiler > span")).hasText("swordfish");
        assertThat(secret.locator(".spoiler > span")).isVisible();

        chat.become("Bram");
        assertThat(secret).hasCount(0);
        chat.become("Emil");
        assertThat(secret).hasCount(1);
        secret.getByText("Dismiss message").click();
        assertThat(secret).hasCount(0);
    }

    @Test
    void deferredAnswerIsThinkingUntilItComes() {
        chat.pick("slow");
        assertThat(chat.last()).containsText("Guildhall is thinking…");
        assertThat(chat.last().locator(".above")).containsText("/slow");
        chat.page().waitForCondition(stage.bot()::hasSlowAnswers);

        stage.bot().finishSlowAnswers();

        assertThat(chat.last()).containsText("That took a while");
        assertThat(chat.page().locator(".thinking")).hasCount(0);
    }

    @Test
    void commandWithoutAnswerFailsInItsPlace() {
        chat.pick("silent");
        Locator failed = chat.page().locator(".message.failed");
        assertThat(failed).containsText("Ada");
        assertThat(failed).containsText("used/silent");
        assertThat(failed).containsText("The application did not respond");
        failed.getByText("Dismiss message").click();
        assertThat(failed).hasCount(0);
    }

    @Test
    void memberCanBeSwitchedAndMayThenDoWhatThatMemberMay() {
        chat.become("Dinah");
        chat.write("Now I am somebody else");
        assertThat(chat.last().locator(".name")).hasText("Dinah");

        chat.message().pressSequentially("/settings");
        assertThat(chat.page().locator(".entry").first()).containsText("needs Manage Server");
        chat.message().press("Enter");
        assertThat(chat.message()).hasValue("/settings");
        assertThat(chat.page().locator(".list-refusal"))
                .hasText("/settings list needs Manage Server, which Dinah does not have here.");
        chat.message().fill("");

        chat.become("Bram");
        chat.pick("settings list");
        assertThat(chat.last().locator("pre")).containsText("xp.cooldown  60 s");
    }

    @Test
    void markupFromPeopleStaysText() {
        String hostile = "<script>window.taken = 1</script><img src=x onerror=\"window.taken = 2\">"
                + " [click](javascript:window.taken=3) <b>not bold</b>";
        say(hostile);

        assertThat(chat.last().locator(".text")).hasText(hostile);
        assertThat(chat.last().locator("script, img[src='x'], .text a, .text b"))
                .hasCount(0);
        Assertions.assertThat(chat.page().evaluate("window.taken")).isNull();
    }

    @Test
    void markdownLooksAsInDiscord() {
        say("""
                # Rules
                **bold**, *italic*, __under__, ~~gone~~, `code` and ||hidden||
                > quoted
                - one
                  - deeper
                1. first
                in <#%s>, see https://example.org/a_b_c. <t:1700000000:D> snake_case_name \\*plain\\*
                ```java
                int x = 1 < 2 ? **3** : 4;
                ```""".formatted(Sample.GENERAL));

        Locator text = chat.last().locator(".text");
        assertThat(text.locator(".heading")).hasText("Rules");
        assertThat(text.locator("strong")).hasText("bold");
        assertThat(text.locator("em")).hasText("italic");
        assertThat(text.locator("u")).hasText("under");
        assertThat(text.locator("s")).hasText("gone");
        assertThat(text.locator("p code")).hasText("code");
        assertThat(text.locator("blockquote")).hasText("quoted");
        assertThat(text.locator("ul > li > ul > li")).hasText("deeper");
        assertThat(text.locator("ol > li")).hasText("first");
        assertThat(text.locator(".mention")).hasText("#general");
        assertThat(text.locator("a")).hasAttribute("href", "https://example.org/a_b_c");
        assertThat(text.locator("time.stamp")).containsText("November 2023");
        assertThat(text).containsText("snake_case_name *plain*");
        assertThat(text.locator("pre")).hasText("int x = 1 < 2 ? **3** : 4;");
    }

    @Test
    void messageOfAPersonCanBeRepliedTo() {
        say("Who wants to play?");
        // By its text: the last row is another until the page has heard of this one.
        Locator question = chat.withText("Who wants to play?").first();
        question.hover();
        question.getByLabel("Reply to Cleo").click();
        assertThat(chat.page().locator("#composer-reply")).containsText("Replying to Cleo");
        chat.write("I do");

        assertThat(chat.last().locator(".above")).hasText(Pattern.compile("↪.*Cleo:.*Who wants to play\\?"));
        assertThat(chat.page().locator("#composer-reply")).isHidden();
    }

    @Test
    void channelsKeepTheirMessagesApartAndTellOfNewOnes() {
        chat.page()
                .locator(".channel", new Page.LocatorOptions().setHasText("cellar"))
                .click();
        assertThat(chat.page().locator("#welcome"))
                .containsText("Write something to earn XP, then try !level or /rank");
        assertThat(chat.page().locator("#messages > li")).hasCount(0);
        say("Is anybody in the cellar?");

        assertThat(chat.page().locator(".channel.unread")).containsText("general");
        chat.page().locator(".server").last().click();
        assertThat(chat.page().locator("#server-name")).hasText("Blue Lantern Library");
        assertThat(chat.page().locator(".server").nth(1)).hasClass(Pattern.compile("unread"));
    }

    @Test
    void narrowWindowFoldsThePanelsAway() {
        chat.page().setViewportSize(400, 800);
        assertThat(chat.page().locator("#sidebar")).isHidden();
        assertThat(chat.page().locator("#members")).isHidden();
        Assertions.assertThat(chat.page().evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(400);

        chat.button("Servers and channels").click();
        assertThat(chat.page().locator("#sidebar")).isVisible();
        chat.page().locator(".channel").first().click();
        assertThat(chat.page().locator("#sidebar")).isHidden();
        chat.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Members").setExact(true))
                .click();
        assertThat(chat.page().locator("#members")).isVisible();

        chat.page().setViewportSize(1600, 900);
        assertThat(chat.page().locator("#sidebar")).isVisible();
        assertThat(chat.page().locator("#members")).isVisible();
    }

    /** Cleo says something in "general". */
    private void say(String text) {
        Guild tavern = stage.simulator().world().guild(Scenario.TAVERN).orElseThrow();
        Snowflake cleo = tavern.members().stream()
                .filter(member -> member.person().name().equals("cleo"))
                .findFirst()
                .orElseThrow()
                .person()
                .id();
        stage.simulator().world().messages().post(MessageDraft.typed(Snowflake.of(Sample.GENERAL), cleo, text, null));
    }
}
