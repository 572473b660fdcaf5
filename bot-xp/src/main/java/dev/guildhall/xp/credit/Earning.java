package dev.guildhall.xp.credit;

import dev.guildhall.xp.setting.EarningRules;
import java.util.Optional;

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
        return rules.earning(activity);
    }

    /** A number made of two, such that neither can be told from it. */
    public static long mixed(long left, long right) {
        return XpPolicy.mix(XpPolicy.mix(left) + right);
    }

    /**
     * Takes an activity, any number of times. Blocks while the queue is full, so that the platform's lanes hold back what comes
     * after.
     *
     * @throws IllegalStateException if the module has ended: the activity is not credited
     */
    public void take(Activity activity) {
        if (activity.doer().bot()) {
            return;
        }
        EarningRules inForce = rules(activity);
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
            queue.add(Admission.occasion(activity, inForce));
        }
    }
}
