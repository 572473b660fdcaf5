package dev.guildhall.xp;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.message.MessageBody;
import java.util.List;
import java.util.Optional;

/** A member reached a level. */
record LevelUp(MemberKey member, int level, ChannelId channel) {

    /**
     * What to announce after these credits of one member: the highest level alone, where it was reached.
     *
     * @param before the total before the first
     * @param credits in the order of their messages
     */
    static Optional<LevelUp> in(long before, List<Credit> credits, LevelCurve curve) {
        Optional<LevelUp> highest = Optional.empty();
        long total = before;
        for (Credit credit : credits) {
            int level = curve.level(total);
            total += credit.amount();
            SeenMessage message = credit.message();
            if (curve.level(total) > level && message.rules().announces()) {
                highest = Optional.of(new LevelUp(
                        message.member(),
                        curve.level(total),
                        message.rules().announcementChannel().orElse(message.channel())));
            }
        }
        return highest;
    }

    MessageBody announcement() {
        return MessageBody.text("🎉 <@" + member.user() + "> reached level " + level + "!");
    }
}
