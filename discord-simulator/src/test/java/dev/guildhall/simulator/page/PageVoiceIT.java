package dev.guildhall.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Scenario;
import dev.guildhall.simulator.world.VoiceState;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People go into voice channels, and are put there. */
final class PageVoiceIT extends PageScene {
    private static final String CHANNEL = "Round table";
    private static final String AFK = "Dozing";

    @AfterEach
    void everybodyLeaves() {
        tavern().members()
                .forEach(member -> stage.simulator().world().voiceChanges().leave(tavern(), member.id()));
    }

    @Test
    void voiceIsJoinedMutedDeafenedAndLeft() {
        join(CHANNEL);
        assertThat(inVoice("Ada")).isVisible();
        assertThat(panel()).containsText("Voice connected");
        assertThat(panel()).containsText("Round table / Guildhall Tavern");

        panel().getByText("Mute").click();
        assertThat(inVoice("Ada, muted")).isVisible();
        Assertions.assertThat(voice("ada")).get().matches(VoiceState::selfMute);
        panel().getByText("Deafen").click();
        assertThat(inVoice("Ada, muted, deafened")).isVisible();
        panel().getByText("Unmute").click();
        assertThat(inVoice("Ada, muted")).hasCount(0);
        Assertions.assertThat(voice("ada")).get().matches(state -> !state.selfMute() && !state.selfDeaf());

        panel().getByLabel("Disconnect").click();
        assertThat(panel()).isHidden();
        Assertions.assertThat(voice("ada")).isEmpty();
    }

    /** The list is drawn anew when somebody else joins; what is just being clicked must not go away under the pointer. */
    @Test
    void clickCountsAlsoWhereTheListChangesMeanwhile() {
        channel(CHANNEL).hover();
        chat.page().mouse().down();
        chat.page()
                .waitForResponse(
                        "**/_sim/state",
                        () -> chat.page()
                                .evaluate(
                                        "fetch('/_sim/voice', { method: 'POST', body:"
                                                + " JSON.stringify({ guild: 'Guildhall Tavern', author: 'cleo', channel: 'Dozing' }) })"));
        chat.page().evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        chat.page().mouse().up();
        assertThat(inVoice("Ada")).isVisible();
        assertThat(inVoice("Cleo, away")).isVisible();
    }

    @Test
    void anotherMemberIsPutIntoVoiceMovedAndSilencedByTheServer() {
        Locator card = chat.card("Cleo");
        assertThat(card.getByLabel("Server mute")).isDisabled();
        card.getByLabel("Move to voice channel").selectOption(CHANNEL);
        card.getByLabel("Server mute").check();
        card.getByLabel("Move to voice channel").selectOption(AFK);
        chat.page().keyboard().press("Escape");
        assertThat(inVoice("Cleo, away, muted by the server")).isVisible();
        assertThat(panel()).isHidden();
        chat.page().waitForCondition(() -> cleo().mute());
    }

    @Test
    void channelForThoseWhoAreAwayIsMarkedAndTellsSo() {
        join(AFK);
        assertThat(channel(AFK)).hasText(Pattern.compile(AFK + "\\s*AFK"));
        assertThat(panel()).containsText("Away");
    }

    @Test
    void whoTalksInOneServerLeavesItForAnother() {
        chat.become("Cleo");
        join(CHANNEL);
        assertThat(panel()).containsText("Guildhall Tavern");
        chat.page().getByTitle("Blue Lantern Library").click();
        assertThat(panel()).containsText("Guildhall Tavern");
        join("Reading aloud");
        assertThat(panel()).containsText("Reading aloud / Blue Lantern Library");
        Assertions.assertThat(voice("cleo")).isEmpty();
        panel().getByLabel("Disconnect").click();
        assertThat(panel()).isHidden();
    }

    private void join(String name) {
        channel(name).click();
    }

    private Locator channel(String name) {
        return chat.page().locator(".voice-channel", new Page.LocatorOptions().setHasText(name));
    }

    private Locator inVoice(String words) {
        return chat.page()
                .locator(".voice-members")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words));
    }

    private Locator panel() {
        return chat.page().locator("#voice");
    }

    private Guild tavern() {
        return stage.simulator().world().guild(Scenario.TAVERN).orElseThrow();
    }

    private Member cleo() {
        return member("cleo");
    }

    private Member member(String name) {
        return tavern().members().stream()
                .filter(each -> each.person().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Optional<VoiceState> voice(String name) {
        return tavern().voiceState(member(name).id());
    }
}
