package dev.guildhall.settings;

import static dev.guildhall.settings.Garden.body;
import static dev.guildhall.settings.Garden.button;
import static dev.guildhall.settings.Garden.embed;
import static dev.guildhall.settings.Garden.select;
import static dev.guildhall.testkit.SampleGuild.ADMIN;
import static dev.guildhall.testkit.SampleGuild.ANNA;
import static dev.guildhall.testkit.SampleGuild.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Form;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.testkit.SampleGuild;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PanelIT {

    private final Garden garden = Garden.open(30);

    @AfterEach
    void close() {
        garden.close();
    }

    private MessageBody open(String key) {
        MessageBody first = garden.run(MANAGER, "panel", Map.of()).body();
        MessageBody module = body(garden.choose(MANAGER, first, 0, "garden"));
        MessageBody page = module;
        while (select(page, 1).options().stream().noneMatch(each -> each.value().equals(key))) {
            page = body(garden.press(MANAGER, page, "▶"));
        }
        return body(garden.choose(MANAGER, page, 1, key));
    }

    @Test
    void flagsAreToggled() {
        MessageBody closed = body(garden.press(MANAGER, open("garden.open"), "Turn off"));

        assertThat(garden.value(GardenModule.OPEN)).isFalse();
        assertThat(closed.text()).isEqualTo("✅ `on` → `off`");
        garden.press(MANAGER, closed, "Turn on");
        assertThat(garden.value(GardenModule.OPEN)).isTrue();
    }

    @Test
    void choicesRolesAndChannelsArePicked() {
        MessageBody weather = open("garden.weather");
        assertThat(select(weather, 2).options())
                .extracting(Component.Choice::value)
                .containsExactly("sun", "rain");
        assertThat(body(garden.choose(MANAGER, weather, 2, "rain")).text()).isEqualTo("✅ `sun` → `rain`");

        MessageBody gate = open("garden.gate");
        assertThat(select(gate, 2).offer()).isEqualTo(Component.Offer.CHANNELS);
        MessageBody chosen = body(garden.choose(MANAGER, gate, 2, SampleGuild.GENERAL.toString()));
        assertThat(chosen.text()).isEqualTo("✅ `none` → <#" + SampleGuild.GENERAL + ">");
        assertThat(body(garden.choose(MANAGER, chosen, 2)).text()).contains("→ `none`");
    }

    @Test
    void otherValuesAreTypedIntoAFormWithAReason() {
        Form form = (Form) garden.press(MANAGER, open("garden.wait"), "Type a value…");
        assertThat(form.fields().getFirst().value()).isEqualTo("1m");

        MessageBody done = body(garden.submit(MANAGER, form, Map.of("value", "5 minutes", "reason", "calm down")));

        assertThat(done.text()).isEqualTo("✅ `1m` → `5m`");
        assertThat(garden.value(GardenModule.WAIT)).isEqualTo(Duration.ofMinutes(5));
        assertThat(embed(garden.run(MANAGER, "history", Map.of())).description())
                .endsWith("· `calm down`");
        assertThat(body(garden.submit(MANAGER, form, Map.of("value", "soon"))).text())
                .startsWith("⚠ `garden.wait` stays `5m`");
        garden.press(MANAGER, done, "Reset");
        assertThat(garden.value(GardenModule.WAIT)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whoPressesOnAnOldPanelIsToldWhatOthersChanged() {
        MessageBody shown = open("garden.open");
        garden.set(ADMIN, "garden.open", "off");

        MessageBody told = body(garden.press(MANAGER, shown, "Turn off"));

        assertThat(told.text()).startsWith("⚠ " + ADMIN.mention() + " changed `garden.open`");
        assertThat(button(told, "Turn on")).isNotNull();
    }

    @Test
    void onlyWhoOpenedItUsesIt() {
        MessageBody shown = open("garden.open");

        garden.press(ANNA, shown, "Turn off");

        assertThat(garden.value(GardenModule.OPEN)).isTrue();
    }

    @Test
    void moreKeysThanAMenuTakesAreOnFurtherPages() {
        MessageBody last = open("garden.zone");

        assertThat(last.embeds().getFirst().title()).isEqualTo("garden.zone");
        assertThat(button(last, "▶").enabled()).isFalse();
        assertThat(button(last, "◀").enabled()).isTrue();
    }

    @Test
    void menusBeginWithWhatIsChosenSoThatPickingOneMoreLosesNothing() {
        garden.set(MANAGER, "garden.paths", SampleGuild.GENERAL + ", " + SampleGuild.FORUM);
        MessageBody paths = open("garden.paths");

        assertThat(select(paths, 2).chosen())
                .containsExactly(SampleGuild.GENERAL.toString(), SampleGuild.FORUM.toString());
        garden.set(MANAGER, "garden.gate", SampleGuild.GENERAL.toString());
        assertThat(select(open("garden.gate"), 2).chosen()).containsExactly(SampleGuild.GENERAL.toString());
        garden.run(MANAGER, "reset", Map.of("key", "garden.gate"));
        assertThat(select(open("garden.gate"), 2).chosen()).isEmpty();
    }

    @Test
    void listsThatNoMenuCanShowAreTypedInstead() {
        String many = IntStream.range(0, 26)
                .mapToObj(i -> Long.toString(600_000_000_000_000_900L + i))
                .collect(Collectors.joining(", "));
        garden.set(MANAGER, "garden.paths", many);

        MessageBody paths = open("garden.paths");

        assertThat(paths.embeds().getFirst().footer()).startsWith("More than 25 entries");
        assertThat(paths.rows().stream().flatMap(row -> row.components().stream()))
                .filteredOn(Component.Select.class::isInstance)
                .hasSize(2);
        assertThat(button(paths, "Type a value…").enabled()).isTrue();
    }
}
