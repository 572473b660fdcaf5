package dev.guildhall.xp.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Readers get files from strangers: whatever stands there, they read it or refuse it in their own words. */
class RandomTextTest {

    private static final String SEED =
            "{\"players\": [{\"id\": \"300000000000000001\", \"xp\": 5, \"level\": 1}], \"settings\": {\"curve\": {\"3\": 1}},"
                    + " \"300000000000000002\": {\"xp\": 1e3}, \"rewards\": [[{}]]}\nid,xp\n300000000000000001,\"5\"\n";

    @RepeatedTest(500)
    void mutilatedFilesAreReadOrRefused(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] content = SEED.getBytes(StandardCharsets.UTF_8);
        int from = random.nextInt(3) == 0 ? SEED.indexOf("id,xp") : 0;
        int until = Math.max(from + 1, content.length - random.nextInt(content.length / 3));
        content = Arrays.copyOfRange(content, from, until);
        for (int change = random.nextInt(6); change > 0; change--) {
            content[random.nextInt(content.length)] = (byte) random.nextInt(256);
        }
        for (Format format : Format.values()) {
            try {
                Collected found = Collected.from(format, content);
                assertThat(found.people.size() + found.bad.size() + found.foreign)
                        .isPositive();
            } catch (TransferException refused) {
                assertThat(refused.detail()).isNotBlank();
            }
        }
    }
}
