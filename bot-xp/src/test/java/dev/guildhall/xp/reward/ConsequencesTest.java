package dev.guildhall.xp.reward;

import static dev.guildhall.xp.Samples.ANNA;
import static dev.guildhall.xp.Samples.CHANNEL;
import static dev.guildhall.xp.Samples.LEVELS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.xp.Samples;
import dev.guildhall.xp.ledger.Account;
import dev.guildhall.xp.setting.LevelRules;
import dev.guildhall.xp.setting.LevelRules.Announce;
import dev.guildhall.xp.setting.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConsequencesTest {

    private static final ChannelId OTHER = new ChannelId(202);
    private static final RoleId REGULAR = new RoleId(5);
    private static final RoleId VETERAN = new RoleId(10);
    private static final Map<Integer, RoleId> REWARDS = Map.of(2, REGULAR, 5, VETERAN);
    private final Consequences consequences = Samples.consequences();

    @Test
    void levelIsAnnouncedWhereItWasReachedTheHighestAlone() {
        assertThat(after(
                        90,
                        rules(Announce.CHANNEL, 1, false, Map.of()),
                        step(CHANNEL, 20),
                        step(OTHER, 95),
                        step(CHANNEL, 10)))
                .containsExactly(said(OTHER, 2));
        assertThat(after(80, rules(Announce.CHANNEL, 1, false, Map.of()), step(CHANNEL, 19)))
                .isEmpty();
        assertThat(after(100, rules(Announce.CHANNEL, 1, false, Map.of()), step(CHANNEL, 20)))
                .isEmpty();
    }

    @Test
    void everySomaniethLevelIsAnnouncedEvenIfItIsSkipped() {
        LevelRules fifths = rules(Announce.CHANNEL, 5, false, Map.of());
        assertThat(after(390, fifths, step(CHANNEL, 20))).isEmpty();
        assertThat(after(490, fifths, step(CHANNEL, 20))).containsExactly(said(CHANNEL, 5));
        assertThat(after(390, fifths, step(CHANNEL, 220))).containsExactly(said(CHANNEL, 6));
    }

    @Test
    void announcesOnlyRewardsWhereThatIsWished() {
        LevelRules rules = rules(Announce.CHANNEL, 1, true, REWARDS);
        assertThat(after(290, rules, step(CHANNEL, 20))).isEmpty();
        assertThat(after(190, rules, step(CHANNEL, 20)))
                .filteredOn(Errand.SendMessage.class::isInstance)
                .hasSize(1);
    }

    @Test
    void nothingIsSaidWhereThatIsSwitchedOffOrTheMemberWishesItOrItIsLongPast() {
        assertThat(after(90, rules(Announce.NONE, 1, false, Map.of()), step(CHANNEL, 20)))
                .isEmpty();
        LevelRules rules = rules(Announce.CHANNEL, 1, false, Map.of());
        assertThat(consequences.ofGains(
                        ANNA, new Account(90, 0, true, List.of(), null), List.of(step(CHANNEL, 20)), rules))
                .isEmpty();
        assertThat(after(90, rules, new Step(20, CHANNEL, true, List.of()))).isEmpty();
    }

    @Test
    void directMessageGoesToTheMember() {
        assertThat(after(90, rules(Announce.DIRECT, 1, false, Map.of()), step(CHANNEL, 20)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Errand.SendDirect.class,
                        direct -> assertThat(direct.person()).isEqualTo(ANNA.user()));
    }

    @Test
    void templateIsFilledIn() {
        LevelRules rules = new LevelRules(
                LEVELS,
                Announce.CHANNEL,
                Optional.of(OTHER),
                Optional.of(new Template("{member} has {xp} XP: level {level}, {role}!")),
                1,
                false,
                new TreeMap<>(REWARDS),
                false);
        assertThat(after(1_190, rules, step(CHANNEL, 20)))
                .containsExactly(new Errand.SendMessage(
                        ANNA.guild(),
                        OTHER,
                        MessageBody.text("<@301> has 1,210 XP: level 12, !"),
                        Optional.of(ANNA.user())));
        assertThat(after(190, rules, step(CHANNEL, 20)))
                .contains(new Errand.SendMessage(
                        ANNA.guild(),
                        OTHER,
                        MessageBody.text("<@301> has 210 XP: level 2, <@&5>!"),
                        Optional.of(ANNA.user())));
    }

    @Test
    void whereATemplateComesToNothingThePlatformsWordsAreSaid() {
        for (String template : List.of("{role}", "{role} {role}")) {
            LevelRules rules = new LevelRules(
                    LEVELS,
                    Announce.CHANNEL,
                    Optional.of(OTHER),
                    Optional.of(new Template(template)),
                    1,
                    false,
                    new TreeMap<>(REWARDS),
                    false);
            assertThat(after(90, rules, step(CHANNEL, 20))).as(template).containsExactly(said(OTHER, 1));
        }
    }

    @Test
    void directMessageMentionsNoRoleBecauseDiscordKnowsNoneThere() {
        assertThat(after(190, rules(Announce.DIRECT, 1, false, REWARDS), step(CHANNEL, 20)))
                .filteredOn(Errand.SendDirect.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Errand.SendDirect.class,
                        direct -> assertThat(direct.body().text()).doesNotContain("<@&"));
    }

    @Test
    void skippedRewardsAreGivenToo() {
        assertThat(roles(0, 7, false)).containsExactlyInAnyOrder("+5", "+10");
        assertThat(roles(0, 4, false)).containsExactly("+5");
        assertThat(roles(2, 4, false)).isEmpty();
    }

    @Test
    void newLevelBringsAllItsRolesThatAreMissingAndNoLevelAgainOnesThatAreNot() {
        LevelRules rules = rules(Announce.NONE, 1, false, REWARDS);
        Step without = new Step(20, CHANNEL, false, List.of(REGULAR, VETERAN));
        assertThat(given(after(290, rules, without))).containsExactly(REGULAR);
        assertThat(given(after(690, rules, without))).containsExactlyInAnyOrder(REGULAR, VETERAN);
        assertThat(given(after(690, rules, new Step(20, CHANNEL, false, List.of(VETERAN)))))
                .containsExactly(VETERAN);
        assertThat(given(after(610, rules, without))).as("without a new level").isEmpty();
        assertThat(given(after(690, rules, step(CHANNEL, 20))))
                .as("where nobody knows")
                .isEmpty();
    }

    private static List<RoleId> given(List<Errand> errands) {
        return errands.stream().map(errand -> ((Errand.GiveRole) errand).role()).toList();
    }

    @Test
    void rolesAreTakenBackOnDemotion() {
        assertThat(roles(7, 4, false)).containsExactly("-10");
        assertThat(roles(7, 0, false)).containsExactlyInAnyOrder("-5", "-10");
    }

    @Test
    void replacingKeepsTheHighestAlone() {
        assertThat(roles(0, 7, true)).containsExactly("+10");
        assertThat(roles(4, 5, true)).containsExactly("-5", "+10");
        assertThat(roles(5, 4, true)).containsExactly("-10", "+5");
    }

    @Test
    void correctionLeavesOtherRolesAlone() {
        LevelRules rules = rules(Announce.NONE, 1, false, REWARDS);
        assertThat(rules.correction(Set.of(VETERAN, new RoleId(99)), 3, Set.of()))
                .isEqualTo(new LevelRules.RoleChange(Set.of(REGULAR), Set.of(VETERAN)));
        assertThat(rules.correction(Set.of(REGULAR), 3, Set.of()).isEmpty()).isTrue();
    }

    private List<String> roles(int before, int after, boolean replacing) {
        LevelRules rules = new LevelRules(
                LEVELS, Announce.NONE, Optional.empty(), Optional.empty(), 1, false, new TreeMap<>(REWARDS), replacing);
        return consequences.ofLevels(ANNA, before, after, rules).stream()
                .map(errand -> switch (errand) {
                    case Errand.GiveRole give -> "+" + give.role();
                    case Errand.TakeRole take -> "-" + take.role();
                    case Errand.SendMessage _, Errand.SendDirect _ -> "message";
                })
                .toList();
    }

    private List<Errand> after(long total, LevelRules rules, Step... steps) {
        return consequences.ofGains(
                ANNA, new Account(total, LEVELS.level(total), false, List.of(), null), List.of(steps), rules);
    }

    private static Errand said(ChannelId channel, int level) {
        return new Errand.SendMessage(
                ANNA.guild(),
                channel,
                MessageBody.text("level-up.plain member=<@301> level=" + level + " role="),
                Optional.of(ANNA.user()));
    }

    private static Step step(ChannelId channel, long amount) {
        return new Step(amount, channel, false, List.of());
    }

    private static LevelRules rules(Announce announce, int every, boolean onlyRewards, Map<Integer, RoleId> rewards) {
        return new LevelRules(
                LEVELS,
                announce,
                Optional.empty(),
                Optional.empty(),
                every,
                onlyRewards,
                new TreeMap<>(rewards),
                false);
    }
}
