package dev.guildhall.settings;

import static dev.guildhall.db.jooq.settings.Tables.CHANGE;
import static dev.guildhall.settings.Garden.body;
import static dev.guildhall.settings.Garden.embed;
import static dev.guildhall.testkit.SampleGuild.ADMIN;
import static dev.guildhall.testkit.SampleGuild.ANNA;
import static dev.guildhall.testkit.SampleGuild.BEN;
import static dev.guildhall.testkit.SampleGuild.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.replace;

import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.change.ErasedPerson;
import dev.guildhall.testkit.SampleGuild;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryIT {

    private final Garden garden = Garden.open(0);

    @AfterEach
    void close() {
        garden.close();
    }

    private String history() {
        return embed(garden.run(MANAGER, "history", Map.of())).description();
    }

    private long id(String line) {
        Matcher matcher =
                Pattern.compile("`#(\\d+)` [^\\n]*" + Pattern.quote(line)).matcher(history());
        assertThat(matcher.find()).as(line + " in " + history()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    @Test
    void historySaysWhoChangedWhatFromWhatToWhat() {
        assertThat(history()).isEqualTo("Nothing was changed yet.");
        garden.set(MANAGER, "garden.wait", "5m");
        garden.set(MANAGER, "garden.sign", "hi");

        assertThat(history().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains(MANAGER.mention() + " `garden.sign`: `keep out` → `hi`"),
                        line -> assertThat(line).contains("`garden.wait`: `1m` → `5m`"));
        assertThat(embed(garden.run(MANAGER, "history", Map.of("key", "garden.wait")))
                        .description()
                        .lines())
                .hasSize(1);
    }

    @Test
    void whyWasAskedForIsKeptWhateverTheWay() {
        garden.run(MANAGER, "set", Map.of("key", "garden.wait", "value", "5m", "reason", "too hasty"));
        garden.run(MANAGER, "add", Map.of("key", "garden.plants", "item", "rose", "reason", "it smells"));
        garden.harness().prefix(MANAGER, "!settings remove garden.plants rose --reason it stings");
        garden.run(MANAGER, "reset", Map.of("key", "garden.wait", "reason", "calm again"));
        garden.run(
                MANAGER,
                "own role",
                Map.of("role", SampleGuild.REGULARS, "key", "garden.wait", "value", "7s", "reason", "trusted"));
        garden.run(MANAGER, "undo", Map.of("reason", "not trusted"));
        garden.set(MANAGER, "garden.sign", "hi");
        Reply rollback =
                garden.run(MANAGER, "rollback", Map.of("when", "#" + id("`keep out` → `hi`"), "reason", "rude"));
        garden.press(MANAGER, rollback.body(), "Apply");

        assertThat(allReasons())
                .contains("too hasty", "it smells", "it stings", "calm again", "trusted")
                .anyMatch(reason -> reason.matches("undo of #\\d+: not trusted"))
                .anyMatch(reason -> reason.matches("rollback to \\S+: rude"));
        assertThat(history()).contains(": rude`");
    }

    private List<String> allReasons() {
        return garden.harness()
                .database()
                .query(sql -> sql.select(CHANGE.REASON).from(CHANGE).fetch(CHANGE.REASON));
    }

    @Test
    void olderChangesAreOnFurtherPages() {
        for (int i = 0; i < 12; i++) {
            garden.set(MANAGER, "garden.least", Integer.toString(1 + i % 9));
        }
        Reply first = garden.run(MANAGER, "history", Map.of("key", "garden.least"));

        MessageBody second = body(garden.press(MANAGER, first.body(), "Older"));

        assertThat(embed(first).description().lines()).hasSize(10);
        assertThat(second.embeds().getFirst().description().lines()).hasSize(2);
        assertThat(second.rows()).isEmpty();
    }

    @Test
    void undoPutsBackTheLastChangeOrAGivenOne() {
        garden.set(MANAGER, "garden.wait", "5m");
        garden.set(MANAGER, "garden.sign", "hi");

        assertThat(embed(garden.run(MANAGER, "undo", Map.of())).description())
                .isEqualTo("`hi` → `keep out`\nThat is the default.");
        assertThat(embed(garden.run(MANAGER, "undo", Map.of("change", id("`1m` → `5m`"))))
                        .description())
                .isEqualTo("`5m` → `1m`\nThat is the default.");
        assertThat(history()).contains("undo of #");
        assertThat(garden.run(MANAGER, "undo", Map.of("change", 999_999L))
                        .body()
                        .text())
                .startsWith("There is no change #999999");
    }

    @Test
    void undoIsRefusedWhereTheValueChangedSince() {
        garden.set(MANAGER, "garden.wait", "5m");
        garden.set(MANAGER, "garden.wait", "6m");

        assertThat(garden.run(MANAGER, "undo", Map.of("change", id("`1m` → `5m`")))
                        .body()
                        .text())
                .contains("changed again since")
                .contains("`5m` → `6m`");
        assertThat(garden.value(GardenModule.WAIT)).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void whoWasErasedHasNoNameInTheHistoryAndIsNotPutBack() {
        garden.set(MANAGER, "garden.strangers", ANNA.mention() + " " + BEN.mention());
        garden.set(MANAGER, "garden.strangers", BEN.mention());
        garden.set(MANAGER, "garden.sign", "hi");
        UserId nobody = ErasedPerson.another();
        garden.harness()
                .database()
                .query(sql -> sql.update(CHANGE)
                        .set(
                                CHANGE.OLD_VALUE,
                                replace(CHANGE.OLD_VALUE, ANNA.id().toString(), nobody.toString()))
                        .set(
                                CHANGE.NEW_VALUE,
                                replace(CHANGE.NEW_VALUE, ANNA.id().toString(), nobody.toString()))
                        .execute());

        String named = "(somebody erased), " + BEN.mention();
        assertThat(history())
                .contains("`garden.strangers`: `none` → " + named, named + " → " + BEN.mention())
                .doesNotContain(nobody.toString());
        assertThat(garden.run(MANAGER, "undo", Map.of("change", id(named + " →")))
                        .body()
                        .text())
                .contains("names somebody who has had their data erased");
        Reply rollback = garden.run(MANAGER, "rollback", Map.of("when", "#" + id(named + " → " + BEN.mention())));
        assertThat(embed(rollback).description())
                .contains("`garden.strangers` stays as it is", "`garden.sign`: `hi` → `keep out`");
        garden.press(MANAGER, rollback.body(), "Apply");
        assertThat(garden.value(GardenModule.STRANGERS)).containsExactly(BEN.id());
        assertThat(garden.value(GardenModule.SIGN)).isEqualTo("keep out");
    }

    @Test
    void rollbackIsShownFirstAndThenPutsEverythingBack() {
        garden.set(MANAGER, "garden.wait", "5m");
        garden.set(MANAGER, "garden.sign", "hi");
        garden.run(MANAGER, "add", Map.of("key", "garden.plants", "item", "rose"));

        Reply offer = garden.run(MANAGER, "rollback", Map.of("when", "#" + id("`keep out` → `hi`")));

        assertThat(embed(offer).description())
                .contains("`garden.plants`: `rose` → `none`", "`garden.sign`: `hi` → `keep out`")
                .doesNotContain("garden.wait");
        assertThat(garden.value(GardenModule.PLANTS)).containsExactly("rose");
        MessageBody done = body(garden.press(MANAGER, offer.body(), "Apply"));
        assertThat(done.embeds().getFirst().description()).startsWith("2 settings were changed.");
        assertThat(garden.value(GardenModule.PLANTS)).isEmpty();
        assertThat(garden.value(GardenModule.WAIT)).isEqualTo(Duration.ofMinutes(5));
        assertThat(body(garden.press(MANAGER, offer.body(), "Apply"))
                        .embeds()
                        .getFirst()
                        .description())
                .startsWith("This was applied or discarded before");
    }

    @Test
    void whatOthersChangedAfterTheOfferStandsInItsWay() {
        garden.set(MANAGER, "garden.wait", "5m");
        Reply offer = garden.run(MANAGER, "rollback", Map.of("when", "#" + id("`1m` → `5m`")));
        garden.run(ADMIN, "get", Map.of("key", "garden.wait"));
        garden.set(ADMIN, "garden.wait", "7m");

        assertThat(body(garden.press(MANAGER, offer.body(), "Apply"))
                        .embeds()
                        .getFirst()
                        .description())
                .contains(ADMIN.mention() + " changed `garden.wait`", "Nothing of yours was changed");
        assertThat(garden.value(GardenModule.WAIT)).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void anOfferThatIsDiscardedChangesNothing() {
        garden.set(MANAGER, "garden.wait", "5m");
        Reply offer = garden.run(MANAGER, "rollback", Map.of("when", "#" + id("`1m` → `5m`")));

        garden.press(MANAGER, offer.body(), "Discard");

        assertThat(garden.value(GardenModule.WAIT)).isEqualTo(Duration.ofMinutes(5));
        for (String moment : List.of("yesterday evening", "2026-13-45", "#999999")) {
            assertThat(garden.run(MANAGER, "rollback", Map.of("when", moment))
                            .body()
                            .text())
                    .contains("is no moment that I can read");
        }
    }
}
