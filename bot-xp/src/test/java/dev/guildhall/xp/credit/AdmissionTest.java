package dev.guildhall.xp.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.Samples;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.setting.AmountRange;
import dev.guildhall.xp.setting.EarningRules;
import dev.guildhall.xp.setting.Multipliers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final RoleId MUTED = new RoleId(1);
    private static final RoleId MEMBERS = new RoleId(2);
    private static final ChannelId THREAD = new ChannelId(10);
    private static final ChannelId CHANNEL = new ChannelId(11);
    private static final ChannelId CATEGORY = new ChannelId(12);

    @Test
    void everythingEarnsWithoutLists() {
        assertThat(Admission.refusal(message("hello"), rules(EarningRules.Filter.NONE, 0)))
                .isEmpty();
    }

    @Test
    void listOfMembersExcludes() {
        assertThat(Admission.refusal(message("hello"), rules(filter(Set.of(), Set.of(), Set.of(), Set.of(), 5), 0)))
                .contains(new Verdict.MemberExcluded());
        assertThat(Admission.refusal(message("hello"), rules(filter(Set.of(), Set.of(), Set.of(), Set.of(), 6), 0)))
                .isEmpty();
    }

    @Test
    void listOfMembersIncludesThemAlone() {
        assertThat(Admission.refusal(message("hello"), rules(onlyMembers(Set.of(), 5, 6), 0)))
                .isEmpty();
        assertThat(Admission.refusal(message("hello"), rules(onlyMembers(Set.of(), 6), 0)))
                .contains(new Verdict.MemberNotIncluded());
        assertThat(Admission.refusal(message("hello"), rules(onlyMembers(Set.of(new UserId(5)), 5), 0)))
                .as("who is on both lists")
                .contains(new Verdict.MemberExcluded());
    }

    @Test
    void listsOfRolesExcludeAndInclude() {
        assertThat(Admission.refusal(
                        message("a", MUTED), rules(filter(Set.of(MUTED), Set.of(), Set.of(), Set.of(), 0), 0)))
                .contains(new Verdict.RoleExcluded(MUTED));
        assertThat(Admission.refusal(message("a"), rules(filter(Set.of(), Set.of(MEMBERS), Set.of(), Set.of(), 0), 0)))
                .contains(new Verdict.NoRoleIncluded());
        assertThat(Admission.refusal(
                        message("a", MEMBERS), rules(filter(Set.of(), Set.of(MEMBERS), Set.of(), Set.of(), 0), 0)))
                .isEmpty();
    }

    @Test
    void listsOfChannelsHoldForWhatLiesWithin() {
        for (ChannelId channel : List.of(THREAD, CHANNEL, CATEGORY)) {
            assertThat(Admission.refusal(
                            message("a"), rules(filter(Set.of(), Set.of(), Set.of(channel), Set.of(), 0), 0)))
                    .contains(new Verdict.ChannelExcluded(channel));
            assertThat(Admission.refusal(
                            message("a"), rules(filter(Set.of(), Set.of(), Set.of(), Set.of(channel), 0), 0)))
                    .isEmpty();
        }
        assertThat(Admission.refusal(
                        message("a"), rules(filter(Set.of(), Set.of(), Set.of(), Set.of(new ChannelId(99)), 0), 0)))
                .contains(new Verdict.ChannelNotIncluded());
    }

    @Test
    void shortTextEarnsNothingButPicturesDo() {
        EarningRules rules = rules(EarningRules.Filter.NONE, 5);
        assertThat(Admission.refusal(message("  hi 👋 "), rules)).contains(new Verdict.TooShort(4, 5));
        assertThat(Admission.refusal(message("hello"), rules)).isEmpty();
        assertThat(Admission.refusal(message("👋👋👋👋👋"), rules)).isEmpty();
        assertThat(Admission.refusal(message(""), rules)).isEmpty();
    }

    @Test
    void whatIsNotPaidIsRefused() {
        Activity thread =
                Activity.of(new GuildId(1), member(), new Place(THREAD, List.of()), Source.THREAD, 10, THREAD);
        assertThat(Admission.refusal(thread, rules(EarningRules.Filter.NONE, 0)))
                .contains(new Verdict.Unpaid());
    }

    @Test
    void messageThatEarnsNothingIsCountedUnlessTheModuleIsOff() {
        assertThat(Admission.refusal(
                        message("hello"),
                        rules(EarningRules.Filter.NONE, 0, Map.of(Source.MESSAGE, AmountRange.NOTHING))))
                .isEmpty();
        assertThat(Admission.refusal(message("hello"), rules(EarningRules.Filter.NONE, 0, Map.of())))
                .contains(new Verdict.Unpaid());
    }

    @Test
    void prefixWithAWordRightBehindItCallsACommand() {
        EarningRules rules = rules(EarningRules.Filter.NONE, 0);
        assertThat(List.of("!rank", "!레벨 안나", "g!play despacito", "G!play"))
                .allMatch(text -> Admission.isCall(message(text), rules));
        assertThat(List.of("", "!", "!!!", "! wow", "!5", "hello !rank", "gh rank", "ghost"))
                .noneMatch(text -> Admission.isCall(message(text), rules));
    }

    @Test
    void sameTextIsTheSameButForCapitalsWidthAndSpaces() {
        int hash = Admission.textHash(Samples.ANNA, "Hello  World");
        assertThat(Admission.textHash(Samples.ANNA, " hello world ")).isEqualTo(hash);
        assertThat(Admission.textHash(Samples.ANNA, "ｈｅｌｌｏ world")).isEqualTo(hash);
        assertThat(Admission.textHash(Samples.ANNA, "hello worlds")).isNotEqualTo(hash);
        assertThat(Admission.textHash(Samples.BEN, "hello world")).isNotEqualTo(hash);
        assertThat(Admission.textHash(Samples.ANNA, "  ")).isZero();
    }

    private static EarningRules rules(EarningRules.Filter filter, int leastLength) {
        return rules(filter, leastLength, Map.of(Source.MESSAGE, new AmountRange(15, 25)));
    }

    private static EarningRules rules(EarningRules.Filter filter, int leastLength, Map<Source, AmountRange> amounts) {
        return new EarningRules(
                amounts,
                Duration.ofSeconds(60),
                leastLength,
                Duration.ZERO,
                Duration.ofDays(7),
                new EarningRules.VoiceRules(1, 1440, false),
                filter,
                Multipliers.NONE,
                List.of("!", "gh", "g!"));
    }

    private static EarningRules.Filter filter(
            Set<RoleId> noRoles, Set<RoleId> onlyRoles, Set<ChannelId> noChannels, Set<ChannelId> only, long noMember) {
        return new EarningRules.Filter(noRoles, onlyRoles, noChannels, only, Set.of(new UserId(noMember)), Set.of());
    }

    private static EarningRules.Filter onlyMembers(Set<UserId> noMembers, long... members) {
        return new EarningRules.Filter(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                noMembers,
                LongStream.of(members).mapToObj(UserId::new).collect(Collectors.toSet()));
    }

    private static Activity message(String text, RoleId... roles) {
        return new Activity(
                new GuildId(1),
                member(roles),
                new Place(THREAD, List.of(CHANNEL, CATEGORY)),
                Source.MESSAGE,
                Samples.id(0).value(),
                Samples.START,
                text,
                false,
                false);
    }

    private static Member member(RoleId... roles) {
        return new Member(new UserId(5), "Anna", false, List.of(roles));
    }
}
