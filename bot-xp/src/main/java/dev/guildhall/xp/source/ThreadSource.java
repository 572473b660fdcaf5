package dev.guildhall.xp.source;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.event.ThreadCreated;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.xp.credit.Activity;
import dev.guildhall.xp.credit.Earning;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.setting.AmountRange;
import java.util.List;

/** Threads that people open, and posts in forums. */
public record ThreadSource(Earning earning, Guilds guilds) {

    public Subscription<ThreadCreated> subscription() {
        return Subscription.to(ThreadCreated.class, this::earn);
    }

    private void earn(ThreadCreated thread) {
        Source source = thread.forumPost() ? Source.FORUM_POST : Source.THREAD;
        Activity unknown = activity(thread, source, new Member(thread.owner(), "", false, List.of()));
        // Asked from Discord only where it matters: who the owner is.
        if (!earning.rules(unknown).amount(source).equals(AmountRange.NOTHING)) {
            guilds.member(thread.guild(), thread.owner())
                    .ifPresent(owner -> earning.take(activity(thread, source, owner)));
        }
    }

    private static Activity activity(ThreadCreated thread, Source source, Member owner) {
        return Activity.of(
                thread.guild(),
                owner,
                thread.place(),
                source,
                thread.place().channel().value(),
                thread.place().channel());
    }
}
