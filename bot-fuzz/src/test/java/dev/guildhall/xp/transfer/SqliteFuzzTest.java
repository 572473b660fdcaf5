package dev.guildhall.xp.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.guildhall.fuzz.Cost;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Databases of tutorial bots, with anything in any byte. */
class SqliteFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void databasesAreReadOrRefused(byte[] input) throws IOException {
        try {
            Found found = Cost.bounded(input.length, () -> Found.in(Format.SQLITE, input));
            assertThat(found.people.size() + found.bad + found.foreign).isPositive();
        } catch (TransferException refused) {
            Found.requireFitToBeShown(refused);
        }
        assertThat(left()).as("copies that nobody removed").isEmpty();
    }

    /** Only this process' own: the folder is its own, by java.io.tmpdir. */
    private static List<String> left() {
        return List.of(Optional.ofNullable(new File(System.getProperty("java.io.tmpdir"))
                        .list((folder, name) -> name.startsWith("guildhall-import-")))
                .orElse(new String[0]));
    }
}
