package dev.guildhall.xp.source;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.ReactionAdded;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.credit.Activity;
import dev.guildhall.xp.credit.Earning;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.setting.AmountRange;
import dev.guildhall.xp.setting.EarningRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reactions, for who gives and who receives them. One reaction of a person to a message counts, whatever is added or taken back
 * besides. Its time is the message's, because Discord gives it none of its own; but who wishes to earn nothing when it comes earns
 * nothing for older messages either.
 */
public record ReactionSource(Earning earning, Guilds guilds) {

    public Subscription<ReactionAdded> subscription() {
        return Subscription.to(ReactionAdded.class, this::earn);
    }

    private void earn(ReactionAdded reaction) {
        // Nobody earns by reacting to oneself, and bots neither give nor count.
        if (reaction.member().bot()
                || reaction.author().filter(reaction.member().id()::equals).isPresent()) {
            return;
        }
        take(reaction, Source.REACTION_GIVEN, reaction.message().value(), reaction.member());
        // Asked from Discord only where it matters: who the author is.
        Optional<UserId> author = reaction.author().filter(each -> earns(received(reaction, nobody(each)), reaction));
        author.flatMap(each -> guilds.member(reaction.guild(), each))
                .ifPresent(member -> earning.take(received(reaction, member)));
    }

    private void take(ReactionAdded reaction, Source source, long sourceId, Member doer) {
        Activity activity = activity(reaction, source, sourceId, doer);
        if (earns(activity, reaction)) {
            earning.take(activity);
        }
    }

    private static Activity received(ReactionAdded reaction, Member author) {
        return activity(reaction, Source.REACTION_RECEIVED, sourceId(reaction), author);
    }

    private static Activity activity(ReactionAdded reaction, Source source, long sourceId, Member doer) {
        return Activity.of(reaction.guild(), doer, reaction.place(), source, sourceId, reaction.message())
                .belatedly();
    }

    private static Member nobody(UserId user) {
        return new Member(user, "", false, List.of());
    }

    private boolean earns(Activity activity, ReactionAdded reaction) {
        EarningRules rules = earning.rules(activity);
        boolean young =
                Duration.between(reaction.message().time(), reaction.time()).compareTo(rules.reactionAge()) < 0;
        return young && !rules.amount(activity.source()).equals(AmountRange.NOTHING);
    }

    /**
     * The id of a reaction as its receiver's source: made of the message and who reacted, positive. Of a member's reactions no
     * two of 10 million share one, but with a probability of 1 in 100,000; then one of them is not credited.
     */
    static long sourceId(ReactionAdded reaction) {
        return Earning.mixed(reaction.message().value(), reaction.member().id().value()) >>> 1;
    }
}
