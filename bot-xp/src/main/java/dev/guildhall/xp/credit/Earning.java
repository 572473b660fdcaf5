package dev.guildhall.xp.credit;

import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.setting.EarningRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The way in for whatever may earn XP: judged by the settings of its time and place, then queued. Thread-safe.
 */
public final class Earning {

    private final RulesOfGuilds rules;
    private final CreditQueue queue;

    public Earning(RulesOfGuilds rules, CreditQueue queue) {
        this.rules = rules;
        this.queue = queue;
    }

    /** The rules of the activity's time, place and doer. May read from the database. */
    public EarningRules rules(Activity activity) {
        return rules.earning(activity, activity.time());
    }

    /** A number made of two, such that neither can be told from it. */
    public static long mixed(long left, long right) {
        return XpPolicy.mix(XpPolicy.mix(left) + right);
    }

    /**
     * Takes an activity, any number of times; a message that calls a command is passed over. Blocks while the queue is full, so
     * that the platform's lanes hold back what comes after.
     *
     * @throws IllegalStateException if the module has ended: the activity is not credited
     */
    public void take(Activity activity) {
        take(activity, activity.time(), true);
    }

    /**
     * As {@link #take(Activity)}, but of the past: judged by the settings of another moment than its own, perhaps, and its doer's
     * roles may be unknown.
     *
     * @throws IllegalStateException if the module has ended: the activity is not credited
     */
    public void take(Activity activity, Instant rulesOf) {
        take(activity, rulesOf, false);
    }

    private void take(Activity activity, Instant rulesOf, boolean live) {
        if (activity.doer().bot()) {
            return;
        }
        EarningRules inForce = rules.earning(activity, rulesOf);
        if (Admission.isCall(activity, inForce)) {
            return;
        }
        Optional<Verdict> refusal = Admission.refusal(activity, inForce);
        if (refusal.isPresent()) {
            queue.recent()
                    .note(
                            activity.member(),
                            activity.source(),
                            activity.sourceId(),
                            activity.place().channel(),
                            refusal.get());
        } else {
            List<RoleId> missing = live && activity.source() == Source.MESSAGE
                    ? rules.leveling(activity.guild()).missing(activity.doer().roles())
                    : List.of();
            queue.add(Admission.occasion(activity, inForce, missing));
        }
    }

    /** Whether so much waits to be committed that those who bring more may have to wait. */
    public boolean isBehind() {
        return queue.isBehind();
    }

    /** A point in the stream: everything that was taken before lies before it. */
    public long point() {
        return queue.taken();
    }

    /** Whether everything before a point is committed. */
    public boolean isSettled(long point) {
        return queue.settled() >= point;
    }

    /** As {@link #isSettled}, but waits for it so long at most. */
    public boolean awaitSettled(long point, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!isSettled(point)) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(5_000_000);
        }
        return true;
    }

    /** Whether it may matter in a place which roles somebody has. May read from the database. */
    public boolean rolesMatter(GuildId guild, Place place, Instant time, List<RoleId> rolesOfGuild) {
        return rules.rolesMatter(guild, place, time, rolesOfGuild);
    }
}
