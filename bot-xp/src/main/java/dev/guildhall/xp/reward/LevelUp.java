package dev.guildhall.xp.reward;

import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.level.LevelCurve;
import java.util.List;
import java.util.Optional;

/** A member reached a level. */
public record LevelUp(MemberKey member, int level, ChannelId channel) {

    /**
     * What to announce after these gains of one member: the highest level alone, where it was reached.
     *
     * @param before the total before the first
     * @param gains in the order in which they were earned
     */
    public static Optional<LevelUp> in(long before, List<Gain> gains, LevelCurve curve) {
        Optional<LevelUp> highest = Optional.empty();
        long total = before;
        for (Gain gain : gains) {
            int level = curve.level(total);
            total += gain.amount();
            if (curve.level(total) > level && gain.rules().announces()) {
                highest = Optional.of(new LevelUp(
                        gain.member(),
                        curve.level(total),
                        gain.rules().announcementChannel().orElse(gain.channel())));
            }
        }
        return highest;
    }

    /** The message about it. */
    public Errand announcement() {
        return new Errand.SendMessage(
                member.guild(), channel, MessageBody.text("🎉 <@" + member.user() + "> reached level " + level + "!"));
    }
}
