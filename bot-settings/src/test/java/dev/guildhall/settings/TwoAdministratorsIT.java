package dev.guildhall.settings;

import static dev.guildhall.settings.Garden.body;
import static dev.guildhall.settings.Garden.select;
import static dev.guildhall.testkit.SampleGuild.ADMIN;
import static dev.guildhall.testkit.SampleGuild.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.command.UploadedFile;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.message.Form;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.testkit.SampleGuild;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever way two administrators take to the same setting: the second is told, and the first one's change stays. */
class TwoAdministratorsIT {

    private static final Pattern CHANGE = Pattern.compile("`#(\\d+)`");

    private final Garden garden = Garden.open(0);

    @AfterEach
    void close() {
        garden.close();
    }

    private MessageBody panel(String key) {
        MessageBody first = garden.run(MANAGER, "panel", Map.of()).body();
        MessageBody module = body(garden.choose(MANAGER, first, 0, "garden"));
        return body(garden.choose(MANAGER, module, 1, key));
    }

    private static String said(MessageBody body) {
        return body.embeds().isEmpty() || !body.text().isEmpty()
                ? body.text()
                : body.embeds().getFirst().description();
    }

    private void requireTold(String said) {
        assertThat(said)
                .contains(ADMIN.mention() + " changed `garden.wait`")
                .contains("→ `5m`")
                .contains("Nothing of yours was changed");
        assertThat(garden.value(GardenModule.WAIT)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theFormOfAPanelDoesNotOverwriteACommand() {
        Form form = (Form) garden.press(MANAGER, panel("garden.wait"), "Type a value…");
        garden.set(ADMIN, "garden.wait", "5m");

        requireTold(said(body(garden.submit(MANAGER, form, Map.of("value", "9m", "reason", "")))));
    }

    @Test
    void theResetOfAPanelDoesNotOverwriteACommand() {
        garden.set(MANAGER, "garden.wait", "4m");
        MessageBody shown = panel("garden.wait");
        garden.run(ADMIN, "get", Map.of("key", "garden.wait"));
        garden.set(ADMIN, "garden.wait", "5m");

        requireTold(said(body(garden.press(MANAGER, shown, "Reset"))));
    }

    @Test
    void theMenuOfAPanelDoesNotOverwriteACommand() {
        MessageBody shown = panel("garden.weather");
        garden.set(ADMIN, "garden.weather", "rain");

        assertThat(said(body(garden.choose(MANAGER, shown, 2, "sun"))))
                .contains(ADMIN.mention() + " changed `garden.weather`");
        assertThat(select(panel("garden.weather"), 2).options())
                .filteredOn(choice -> choice.value().equals("rain"))
                .isNotEmpty();
    }

    @Test
    void aCommandDoesNotOverwriteAPanel() {
        garden.run(MANAGER, "get", Map.of("key", "garden.open"));
        MessageBody first = garden.run(ADMIN, "panel", Map.of()).body();
        MessageBody module = body(garden.choose(ADMIN, first, 0, "garden"));
        garden.press(ADMIN, body(garden.choose(ADMIN, module, 1, "garden.open")), "Turn off");

        assertThat(garden.set(MANAGER, "garden.open", "on").body().text())
                .contains(ADMIN.mention() + " changed `garden.open`");
        assertThat(garden.value(GardenModule.OPEN)).isFalse();
    }

    @Test
    void anImportDoesNotOverwriteACommandAndNothingOfItIsApplied() {
        UploadedFile file = garden.harness()
                .upload(
                        "mine.yaml",
                        "guildhall: 1\nsettings: {garden: {wait: 9m, sign: hello}}".getBytes(StandardCharsets.UTF_8));
        Reply offer = garden.run(MANAGER, "import", Map.of("file", file));
        garden.set(ADMIN, "garden.wait", "5m");

        requireTold(said(body(garden.press(MANAGER, offer, "Apply"))));
        assertThat(garden.value(GardenModule.SIGN)).isEqualTo("keep out");
    }

    @Test
    void anImportDoesNotOverwriteAnotherImport() {
        List<Reply> offers = List.of(offer("9m", MANAGER), offer("5m", ADMIN));
        garden.press(ADMIN, offers.getLast(), "Apply");

        requireTold(said(body(garden.press(MANAGER, offers.getFirst(), "Apply"))));
    }

    private Reply offer(String wait, Member who) {
        UploadedFile file = garden.harness()
                .upload(
                        "mine.yaml",
                        ("guildhall: 1\nsettings: {garden: {wait: " + wait + "}}").getBytes(StandardCharsets.UTF_8));
        return garden.run(who, "import", Map.of("file", file));
    }

    @Test
    void undoDoesNotOverwriteALaterCommand() {
        garden.set(MANAGER, "garden.wait", "3m");
        Matcher change = CHANGE.matcher(
                Garden.embed(garden.run(MANAGER, "history", Map.of())).description());
        assertThat(change.find()).isTrue();
        garden.run(ADMIN, "get", Map.of("key", "garden.wait"));
        garden.set(ADMIN, "garden.wait", "5m");

        Reply undone = garden.run(MANAGER, "undo", Map.of("change", Long.parseLong(change.group(1))));

        assertThat(undone.body().text()).contains("changed again since", "`3m` → `5m`");
        assertThat(garden.value(GardenModule.WAIT)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aCommandDoesNotOverwriteAnUndo() {
        garden.set(ADMIN, "garden.wait", "5m");
        garden.run(MANAGER, "get", Map.of("key", "garden.wait"));
        garden.run(ADMIN, "undo", Map.of());

        assertThat(garden.set(MANAGER, "garden.wait", "9m").body().text())
                .contains(ADMIN.mention() + " changed `garden.wait`", "`5m` → `1m`");
        assertThat(garden.value(GardenModule.WAIT)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void itemsOfTwoPeopleStandBesideEachOther() {
        MessageBody shown = panel("garden.plants");
        garden.run(ADMIN, "add", Map.of("key", "garden.plants", "item", "rose"));
        garden.run(MANAGER, "add", Map.of("key", "garden.plants", "item", "oak"));

        assertThat(garden.value(GardenModule.PLANTS)).containsExactly("rose", "oak");
        Form form = (Form) garden.press(MANAGER, shown, "Type a value…");
        assertThat(said(body(garden.submit(MANAGER, form, Map.of("value", "fir", "reason", "")))))
                .contains(ADMIN.mention() + " changed `garden.plants`");
        assertThat(garden.value(GardenModule.PLANTS)).containsExactly("rose", "oak");
    }

    @Test
    void anEntryThatAnotherHasJustAddedIsNotChangedUnseen() {
        garden.run(ADMIN, "add", Map.of("key", "garden.keepers", "item", "5=" + SampleGuild.BRONZE));
        Map<String, Object> other = Map.of("key", "garden.keepers", "item", "5=" + SampleGuild.SILVER);

        assertThat(garden.run(MANAGER, "add", other).body().text())
                .contains(ADMIN.mention() + " changed `garden.keepers`", "Nothing of yours was changed");
        assertThat(garden.value(GardenModule.KEEPERS)).isEqualTo(Map.of(5, SampleGuild.BRONZE));

        garden.run(MANAGER, "add", other);
        assertThat(garden.value(GardenModule.KEEPERS)).isEqualTo(Map.of(5, SampleGuild.SILVER));
    }

    @Test
    void whatIsAddedWhileAnItemWaitsToBeConfirmedStays() {
        Reply asked = garden.run(MANAGER, "add", Map.of("key", "garden.plants", "item", "ivy"));
        garden.run(ADMIN, "add", Map.of("key", "garden.plants", "item", "rose"));
        garden.run(MANAGER, "add", Map.of("key", "garden.plants", "item", "oak"));

        assertThat(Garden.embed(asked).description()).contains("The ivy climbs 12 walls.", "`none` → `ivy`");
        garden.press(MANAGER, asked, "Apply");

        assertThat(garden.value(GardenModule.PLANTS)).containsExactly("rose", "oak", "ivy");
    }
}
