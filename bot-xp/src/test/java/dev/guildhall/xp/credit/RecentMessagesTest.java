package dev.guildhall.xp.credit;

import static dev.guildhall.xp.Samples.ANNA;
import static dev.guildhall.xp.Samples.BEN;
import static dev.guildhall.xp.Samples.GUILD;
import static dev.guildhall.xp.Samples.id;
import static dev.guildhall.xp.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.MemberKey;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentMessagesTest {

    private boolean foregone(Occasion occasion) {
        return recent.foregone(occasion).isPresent();
    }

    private final RecentMessages recent = new RecentMessages();

    @Test
    void rulesOutOnlyWhatLiesInTheCooldownOfTheSameMember() {
        recent.remember(ANNA, id(100).value());

        assertThat(foregone(message(ANNA, 100))).isTrue();
        assertThat(foregone(message(ANNA, 159.999))).isTrue();
        assertThat(foregone(message(ANNA, 160))).isFalse();
        assertThat(foregone(message(ANNA, 40.001))).isTrue();
        assertThat(foregone(message(ANNA, 40))).isFalse();
        assertThat(foregone(message(BEN, 100))).isFalse();
    }

    @Test
    void keepsTheNewest() {
        recent.remember(ANNA, id(100).value());
        recent.remember(ANNA, id(10).value());

        assertThat(foregone(message(ANNA, 150))).isTrue();
    }

    @Test
    void displacedMemberIsNeverTakenForAnother() {
        for (long user = 1; user <= 1_000_000; user++) {
            recent.remember(
                    new MemberKey(GUILD, new UserId(user)), id(user % 1000).value());
        }

        for (long user = 1; user <= 1_000_000; user++) {
            MemberKey member = new MemberKey(GUILD, new UserId(user));
            assertThat(foregone(message(member, user % 1000 + 60))).isFalse();
        }
    }

    @Test
    void remembersNearlyAllOfTwoHundredThousandMembers() {
        int members = 200_000;
        for (long user = 1; user <= members; user++) {
            recent.remember(new MemberKey(GUILD, new UserId(user)), id(100).value());
        }

        long remembered = LongStream.rangeClosed(1, members)
                .filter(user -> foregone(message(new MemberKey(GUILD, new UserId(user)), 110)))
                .count();

        assertThat(remembered).isGreaterThan(members * 99L / 100);
    }

    @Test
    void whoWroteLongestAgoIsForgotten() {
        recent.remember(ANNA, id(5_000_000).value());
        for (long user = 1; user <= 1_000_000; user++) {
            recent.remember(
                    new MemberKey(GUILD, new UserId(user)), id(100 + user).value());
        }

        assertThat(foregone(message(ANNA, 5_000_010))).isTrue();
    }
}
