package dev.guildhall.xp.credit;

import static dev.guildhall.xp.Samples.ANNA;
import static dev.guildhall.xp.Samples.BEN;
import static dev.guildhall.xp.Samples.CHANNEL;
import static dev.guildhall.xp.Samples.RULES;
import static dev.guildhall.xp.Samples.id;
import static dev.guildhall.xp.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.xp.RecordingOutbox;
import dev.guildhall.xp.Samples;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NeighboursIT {

    private static final int HOUR = 3_600;

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final CreditStore store = Samples.store(database, new RecordingOutbox());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatLiesBetweenAMessageOfLongAgoAndOneOfTodayIsNotRead() {
        List<Occasion> messages = new ArrayList<>();
        for (int hour = 0; hour <= 90 * 24; hour += 12) {
            messages.add(message(ANNA, hour * (double) HOUR));
            messages.add(message(BEN, hour * (double) HOUR));
        }
        store.commit(messages);

        Map<MemberKey, Credited> found = near(
                message(ANNA, 59), message(ANNA, 90.0 * 24 * HOUR - 59), message(ANNA, HOUR), message(BEN, 24 * HOUR));

        assertThat(ids(found, ANNA))
                .containsExactlyInAnyOrder(id(0).value(), id(90.0 * 24 * HOUR).value());
        assertThat(ids(found, BEN)).containsExactly(id(24 * HOUR).value());
    }

    @Test
    void windowsThatMeetOrLieWithinOneAnotherAreLookedThroughOnce() {
        store.commit(List.of(message(ANNA, 0), message(ANNA, 100), message(ANNA, 400), message(ANNA, 1_000)));
        Occasion wide =
                message(ANNA, CHANNEL, id(200), Samples.rules(20, Duration.ofSeconds(60)), Duration.ofMinutes(5), 7);
        assertThat(wide.farthest()).isEqualTo(Duration.ofMinutes(5));

        assertThat(ids(near(wide, message(ANNA, 210), message(ANNA, 50), message(ANNA, 500)), ANNA))
                .containsExactlyInAnyOrder(id(0).value(), id(100).value(), id(400).value());
        assertThat(ids(near(message(ANNA, 1_059), message(ANNA, 1_060)), ANNA))
                .containsExactly(id(1_000).value());
        assertThat(ids(near(message(ANNA, 1_060)), ANNA)).isEmpty();
    }

    @Test
    void withoutCooldownAMessageIsFoundByItself() {
        Samples.Pay free = Samples.rules(20, Duration.ZERO);
        store.commit(List.of(message(ANNA, 0, free), message(ANNA, 1, free), message(ANNA, 2, free)));

        assertThat(ids(near(message(ANNA, 0, free), message(ANNA, 2, free)), ANNA))
                .containsExactlyInAnyOrder(id(0).value(), id(2).value());
    }

    @Test
    void othersThanMessagesAreFoundByThemselvesAlone() {
        Occasion first = minute(1);
        Occasion second = minute(2);
        store.commit(List.of(first, second, message(ANNA, 0)));

        Credited found = near(first, minute(3)).get(ANNA);

        assertThat(found.contains(Source.VOICE_MINUTE, first.sourceId())).isTrue();
        assertThat(found.contains(Source.VOICE_MINUTE, second.sourceId())).isFalse();
        assertThat(found.newestMessage()).isZero();
    }

    private static Occasion minute(int number) {
        long id = id(60.0 * number).value();
        return new Occasion(
                ANNA,
                Source.VOICE_MINUTE,
                id,
                id(60.0 * number).timeMillis(),
                CHANNEL,
                RULES.amount(),
                1000,
                Duration.ZERO,
                Duration.ZERO,
                0,
                false,
                false,
                List.of());
    }

    private Map<MemberKey, Credited> near(Occasion... occasions) {
        SortedMap<MemberKey, List<Occasion>> byMember = new TreeMap<>();
        List.of(occasions).stream()
                .sorted(Occasion.ORDER)
                .forEach(each -> byMember.computeIfAbsent(each.member(), member -> new ArrayList<>())
                        .add(each));
        return database.query(sql -> new Neighbours(sql).of(byMember));
    }

    private static Set<Long> ids(Map<MemberKey, Credited> found, MemberKey member) {
        return found.getOrDefault(member, new Credited())
                .messagesBetween(0, Long.MAX_VALUE)
                .keySet();
    }
}
