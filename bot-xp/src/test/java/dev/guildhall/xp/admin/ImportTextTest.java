package dev.guildhall.xp.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.xp.SampleTexts;
import dev.guildhall.xp.transfer.Mee6Pages;
import org.junit.jupiter.api.Test;

class ImportTextTest {

    private static String notes(Mee6Pages.Fetched fetched) {
        Importer.Read read = BadRowsTest.read(1).of(fetched);
        return String.join("\n", new ImportText(new SampleTexts()).notes(read, Adoption.Plan.NONE, 100));
    }

    @Test
    void leaderboardThatGoesOnIsToldWithHowManyWereRead() {
        assertThat(notes(new Mee6Pages.Fetched(2_000_000, false)))
                .startsWith("import.left-out people=2000000\nimport.bad rows=2");
        assertThat(notes(new Mee6Pages.Fetched(70, true))).startsWith("import.bad rows=2");
    }
}
