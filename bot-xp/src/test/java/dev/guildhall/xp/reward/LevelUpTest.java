package dev.guildhall.xp.reward;

import static dev.guildhall.xp.Samples.ANNA;
import static dev.guildhall.xp.Samples.CHANNEL;
import static dev.guildhall.xp.Samples.RULES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.xp.level.LevelCurve;
import dev.guildhall.xp.setting.XpRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LevelUpTest {

    private static final ChannelId OTHER = new ChannelId(202);

    private final LevelCurve curve = new LevelCurve.Linear(100);

    @Test
    void linearCurveTakesTheSameForEachLevel() {
        assertThat(curve.level(0)).isZero();
        assertThat(curve.level(99)).isZero();
        assertThat(curve.level(100)).isEqualTo(1);
        assertThat(curve.level(1_234)).isEqualTo(12);
        assertThat(curve.threshold(12)).isEqualTo(1_200);
        assertThatThrownBy(() -> new LevelCurve.Linear(0)).hasMessageContaining("at least 1");
    }

    @Test
    void levelThatIsReachedIsAnnouncedWhereItHappened() {
        assertThat(LevelUp.in(80, List.of(gain(CHANNEL, 20)), curve)).contains(new LevelUp(ANNA, 1, CHANNEL));
        assertThat(LevelUp.in(80, List.of(gain(CHANNEL, 19)), curve)).isEmpty();
        assertThat(LevelUp.in(100, List.of(gain(CHANNEL, 20)), curve)).isEmpty();
        assertThat(LevelUp.in(100, List.of(), curve)).isEmpty();
    }

    @Test
    void severalLevelsAreOneAnnouncementOfTheHighest() {
        assertThat(LevelUp.in(0, List.of(gain(CHANNEL, 750)), curve)).contains(new LevelUp(ANNA, 7, CHANNEL));
        assertThat(LevelUp.in(90, List.of(gain(CHANNEL, 20), gain(OTHER, 95), gain(CHANNEL, 10)), curve))
                .contains(new LevelUp(ANNA, 2, OTHER));
    }

    @Test
    void channelOfTheSettingsComesFirst() {
        XpRules rules = new XpRules(RULES.amount(), Duration.ZERO, true, Optional.of(OTHER));
        assertThat(LevelUp.in(99, List.of(gain(rules, CHANNEL, 1)), curve)).contains(new LevelUp(ANNA, 1, OTHER));
    }

    @Test
    void nothingIsAnnouncedWhereThatIsSwitchedOff() {
        XpRules rules = new XpRules(RULES.amount(), Duration.ZERO, false, Optional.of(OTHER));
        assertThat(LevelUp.in(99, List.of(gain(rules, CHANNEL, 1)), curve)).isEmpty();
    }

    @Test
    void announcementNamesMemberAndLevel() {
        assertThat(new LevelUp(ANNA, 5, CHANNEL).announcement())
                .isEqualTo(
                        new Errand.SendMessage(ANNA.guild(), CHANNEL, MessageBody.text("🎉 <@301> reached level 5!")));
    }

    private static Gain gain(ChannelId channel, int amount) {
        return gain(RULES, channel, amount);
    }

    private static Gain gain(XpRules rules, ChannelId channel, int amount) {
        return new Gain(ANNA, amount, channel, rules);
    }
}
