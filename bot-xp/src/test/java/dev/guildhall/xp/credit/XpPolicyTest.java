package dev.guildhall.xp.credit;

import static dev.guildhall.xp.Samples.ANNA;
import static dev.guildhall.xp.Samples.RULES;
import static dev.guildhall.xp.Samples.id;
import static dev.guildhall.xp.Samples.message;
import static dev.guildhall.xp.Samples.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.xp.Samples;
import dev.guildhall.xp.ledger.Account;
import dev.guildhall.xp.ledger.Entry;
import dev.guildhall.xp.ledger.Months;
import dev.guildhall.xp.ledger.OptOut;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.setting.AmountRange;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class XpPolicyTest {

    @Test
    void mixIsTheFinaliserOfSplitMix64() {
        // The first outputs of SplitMix64 with the seed 0, whose states are multiples of the golden gamma.
        assertThat(XpPolicy.mix(0x9E3779B97F4A7C15L)).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(XpPolicy.mix(0x9E3779B97F4A7C15L * 2)).isEqualTo(0x6E789E6AA1B965F4L);
        assertThat(XpPolicy.mix(0x9E3779B97F4A7C15L * 3)).isEqualTo(0x06C45D188009454FL);
    }

    @Test
    void amountOfMessageNeverChanges() {
        AmountRange range = new AmountRange(15, 25);
        assertThat(XpPolicy.amount(1_482_301_234_567_890_123L, range))
                .isEqualTo(XpPolicy.amount(1_482_301_234_567_890_123L, range));
        assertThat(XpPolicy.amount(0x9E3779B97F4A7C15L, range))
                .isEqualTo(15 + (int) Long.remainderUnsigned(0xE220A8397B1DCDAFL, 11));
    }

    @Test
    void amountsFillTheRangeEvenly() {
        int[] counts = new int[11];
        IntStream.range(0, 110_000)
                .forEach(i -> counts[XpPolicy.amount(id(i).value(), new AmountRange(15, 25)) - 15]++);
        assertThat(Arrays.stream(counts).boxed()).allMatch(count -> count > 9_500 && count < 10_500);
    }

    @Test
    void singleNumberIsAlwaysThatAmount() {
        assertThat(IntStream.range(0, 100).map(i -> XpPolicy.amount(id(i).value(), new AmountRange(7, 7))))
                .containsOnly(7);
    }

    @Test
    void cooldownSuppressesSecondAward() {
        assertThat(creditedAmong(List.of(0.0, 59.999, 60.0, 119.0, 120.0))).containsExactly(0.0, 60.0, 120.0);
    }

    @Test
    void laterNeighbourSuppressesEarlierMessage() {
        Credited credited = new Credited();
        credited.add(Source.MESSAGE, id(100).value(), 0);
        assertThat(earned(List.of(message(ANNA, 40.001)), credited)).isEmpty();
        assertThat(earned(List.of(message(ANNA, 40.0)), credited)).hasSize(1);
    }

    @Test
    void creditedMessageIsNotCreditedAgain() {
        Credited credited = new Credited();
        assertThat(earned(List.of(message(ANNA, 0)), credited)).hasSize(1);
        assertThat(earned(List.of(message(ANNA, 0)), credited)).isEmpty();
    }

    @Test
    void withoutCooldownEveryMessageEarnsOnce() {
        Samples.Pay rules = rules(20, Duration.ZERO);
        Credited credited = new Credited();
        List<Occasion> messages = List.of(
                message(ANNA, 0, rules), message(ANNA, 0, rules), message(ANNA, 0.001, rules), message(ANNA, 1, rules));
        assertThat(earned(messages, credited)).hasSize(3);
        assertThat(earned(messages, credited)).isEmpty();
    }

    private static List<Judgement> earned(List<Occasion> messages, Credited credited) {
        return XpPolicy.decide(messages, new Account(0, 0, false, List.of(), null), credited, Set.of()).stream()
                .filter(each -> each.verdict() instanceof Verdict.Credited)
                .toList();
    }

    private static List<Double> creditedAmong(List<Double> seconds) {
        List<Occasion> messages =
                seconds.stream().map(second -> message(ANNA, second)).toList();
        return earned(messages, new Credited()).stream()
                .map(credit -> (credit.occasion().timeMillis() - Samples.START.toEpochMilli()) / 1000.0)
                .toList();
    }

    @Test
    void sameTextEarnsNothingWithinItsTimeInBothDirections() {
        Credited credited = new Credited();
        credited.add(Source.MESSAGE, id(1_000).value(), 77);
        assertThat(verdict(text(1_599.999, 77), credited)).isEqualTo(new Verdict.Repeated(id(1_000)));
        assertThat(verdict(text(400.001, 77), credited)).isEqualTo(new Verdict.Repeated(id(1_000)));
        assertThat(verdict(text(1_500, 78), credited)).isEqualTo(new Verdict.Credited(20, 1000));
        assertThat(verdict(text(1_600, 77), credited)).isEqualTo(new Verdict.Credited(20, 1000));
    }

    @Test
    void cooldownComesBeforeRepeats() {
        Credited credited = new Credited();
        credited.add(Source.MESSAGE, id(1_000).value(), 77);
        assertThat(verdict(text(1_059, 77), credited)).isEqualTo(new Verdict.InCooldown(id(1_000)));
        assertThat(verdict(text(1_000, 77), credited)).isEqualTo(new Verdict.CreditedBefore());
    }

    @Test
    void wishToEarnNothingHoldsFromItsMomentToItsEnd() {
        Account account = optedOut(optOut(100, 200));
        assertThat(judge(message(ANNA, 99.999), account)).isInstanceOf(Verdict.Credited.class);
        assertThat(judge(message(ANNA, 100), account)).isEqualTo(new Verdict.OptedOut());
        assertThat(judge(message(ANNA, 199.999), account)).isEqualTo(new Verdict.OptedOut());
        assertThat(judge(message(ANNA, 200), account)).isInstanceOf(Verdict.Credited.class);
        Account still = optedOut(new OptOut(Samples.START, null));
        assertThat(judge(message(ANNA, 1e6), still)).isEqualTo(new Verdict.OptedOut());
    }

    @Test
    void whatCountsLaterThanAtItsTimeEarnsNothingForWhoWishesSoByThen() {
        Occasion older = message(ANNA, 0);
        Account out = optedOut(new OptOut(Samples.START.plusSeconds(100), null));
        Account inAgain = optedOut(optOut(100, 200));

        assertThat(judge(older, out)).isInstanceOf(Verdict.Credited.class);
        assertThat(judge(belated(older), out)).isEqualTo(new Verdict.OptedOut());
        assertThat(judge(belated(older), inAgain)).isInstanceOf(Verdict.Credited.class);
        assertThat(judge(belated(message(ANNA, 150)), inAgain)).isEqualTo(new Verdict.OptedOut());
    }

    @Test
    void earlierWishesHoldAsTheLastOne() {
        Account account = optedOut(optOut(300, 400), optOut(100, 200));
        assertThat(judge(message(ANNA, 150), account)).isEqualTo(new Verdict.OptedOut());
        assertThat(judge(message(ANNA, 250), account)).isInstanceOf(Verdict.Credited.class);
        assertThat(judge(message(ANNA, 350), account)).isEqualTo(new Verdict.OptedOut());
        assertThat(judge(belated(message(ANNA, 450)), account)).isInstanceOf(Verdict.Credited.class);
    }

    @Test
    void ofAReactionOnlyTheWishOfTheMomentCountsWhenItComes() {
        for (Source source : List.of(Source.REACTION_GIVEN, Source.REACTION_RECEIVED)) {
            Occasion reaction = belated(message(ANNA, 150), source);
            assertThat(judge(reaction, optedOut(optOut(100, 200)))).isInstanceOf(Verdict.Credited.class);
            assertThat(judge(reaction, optedOut(new OptOut(Samples.START.plusSeconds(500), null))))
                    .isEqualTo(new Verdict.OptedOut());
        }
    }

    private static OptOut optOut(int from, int until) {
        return new OptOut(Samples.START.plusSeconds(from), Samples.START.plusSeconds(until));
    }

    private static Account optedOut(OptOut... lastFirst) {
        return new Account(0, 0, false, List.of(lastFirst), null);
    }

    private static Occasion belated(Occasion occasion) {
        return belated(occasion, occasion.source());
    }

    private static Occasion belated(Occasion occasion, Source source) {
        return new Occasion(
                occasion.member(),
                source,
                occasion.sourceId(),
                occasion.timeMillis(),
                occasion.channel(),
                occasion.amount(),
                occasion.multiplier(),
                occasion.cooldown(),
                occasion.repeatWindow(),
                occasion.textHash(),
                occasion.quiet(),
                true,
                occasion.missing());
    }

    @Test
    void nothingIsCreditedInSettledMonth() {
        assertThat(XpPolicy.decide(
                                List.of(message(ANNA, 0)),
                                new Account(0, 0, false, List.of(), null),
                                new Credited(),
                                Set.of(new Months.GuildMonth(ANNA.guild(), YearMonth.of(2026, 3))))
                        .getFirst()
                        .verdict())
                .isEqualTo(new Verdict.Settled());
    }

    @Test
    void multiplierIsRoundedHalfUp() {
        assertThat(Entry.earned(ANNA, Source.MESSAGE, 1, Samples.START, 15, 1_500, Samples.CHANNEL, null)
                        .amount())
                .isEqualTo(23);
        assertThat(Entry.earned(ANNA, Source.MESSAGE, 1, Samples.START, 3, 333, Samples.CHANNEL, null)
                        .amount())
                .isEqualTo(1);
        assertThat(Entry.earned(ANNA, Source.MESSAGE, 1, Samples.START, 1, 0, Samples.CHANNEL, null)
                        .amount())
                .isZero();
    }

    private static Occasion text(double seconds, int hash) {
        return message(ANNA, Samples.CHANNEL, id(seconds), RULES, Duration.ofSeconds(600), hash);
    }

    private static Verdict verdict(Occasion occasion, Credited credited) {
        return XpPolicy.decide(List.of(occasion), new Account(0, 0, false, List.of(), null), copy(credited), Set.of())
                .getFirst()
                .verdict();
    }

    private static Credited copy(Credited credited) {
        Credited copy = new Credited();
        credited.messagesBetween(0, Long.MAX_VALUE).forEach((id, hash) -> copy.add(Source.MESSAGE, id, hash));
        return copy;
    }

    private static Verdict judge(Occasion occasion, Account account) {
        return XpPolicy.decide(List.of(occasion), account, new Credited(), Set.of())
                .getFirst()
                .verdict();
    }
}
