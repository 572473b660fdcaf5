package dev.guildhall.xp.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.guildhall.fuzz.Cost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Files of other bots, and pages of MEE6, as JSON and as tables. */
class TransferFuzzTest {

    private static final Set<TransferException.Problem> HAVE_A_PLACE = Set.of(
            TransferException.Problem.BROKEN, TransferException.Problem.TOO_DEEP, TransferException.Problem.MORE_TEXT);

    @FuzzTest(maxDuration = "1m")
    void filesAreReadOrRefusedWithThePlace(byte[] input) throws IOException {
        requireDetected(input);
        for (Format format : List.of(Format.JSON, Format.CSV)) {
            Found found;
            try {
                found = Cost.bounded(input.length, () -> Found.in(format, input));
            } catch (TransferException refused) {
                Found.requireFitToBeShown(refused);
                if (format == Format.JSON && HAVE_A_PLACE.contains(refused.problem())) {
                    assertThat(refused.line()).isPositive();
                }
                continue;
            }
            assertThat(found.people.size() + found.bad + found.foreign).isPositive();
            requireSameAgain(found);
            if (format == Format.JSON) {
                requireSameAmongPages(input, found);
            }
        }
    }

    private static void requireDetected(byte[] input) throws IOException {
        try {
            Detection.of(new TransferFile.InMemory(input));
        } catch (TransferException refused) {
            assertThat(refused.problem()).isEqualTo(TransferException.Problem.UNKNOWN);
        }
    }

    /** The people, written as a table and as JSON, are the same people. */
    private static void requireSameAgain(Found found) throws IOException {
        if (found.people.isEmpty()) {
            return;
        }
        StringBuilder table = new StringBuilder("id,xp,messages\n");
        StringBuilder json = new StringBuilder("{\"players\": [");
        for (Person person : found.people) {
            String messages = person.messages().isPresent()
                    ? Long.toString(person.messages().getAsLong())
                    : "";
            table.append(person.user())
                    .append(',')
                    .append(person.xp())
                    .append(',')
                    .append(messages)
                    .append('\n');
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append("{\"id\": \"")
                    .append(person.user())
                    .append("\", \"xp\": ")
                    .append(person.xp())
                    .append(messages.isEmpty() ? "" : ", \"message_count\": " + messages)
                    .append('}');
        }
        assertThat(read(Format.CSV, table.toString()).people).isEqualTo(found.people);
        assertThat(read(Format.MEE6, json + "]}").people).isEqualTo(found.people);
    }

    /** What is a page by itself says the same as one of an array of pages, which is how MEE6's are kept. */
    private static void requireSameAmongPages(byte[] page, Found alone) throws IOException {
        String text = new String(page, StandardCharsets.UTF_8);
        // One deeper, it may be nested too deeply; and a byte order mark belongs to the beginning.
        if (text.chars().filter(each -> each == '[' || each == '{').count() < 60
                && Arrays.equals(page, text.getBytes(StandardCharsets.UTF_8))
                && text.startsWith("{\"players\"")) {
            Found found = read(Format.MEE6, "[\n" + text + "\n]");
            assertThat(found.people).isEqualTo(alone.people);
            assertThat(found.suggestions).isEqualTo(alone.suggestions);
        }
    }

    private static Found read(Format format, String text) throws IOException {
        return Found.in(format, text.getBytes(StandardCharsets.UTF_8));
    }
}
