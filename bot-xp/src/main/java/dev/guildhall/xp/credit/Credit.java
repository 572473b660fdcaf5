package dev.guildhall.xp.credit;

import dev.guildhall.xp.ledger.Entry;
import dev.guildhall.xp.reward.Gain;

/** An occasion and what it earns. */
record Credit(Occasion occasion, int base, int multiplier) {

    /** As the ledger keeps it. */
    Entry entry() {
        return Entry.earned(
                occasion.member(),
                occasion.source(),
                occasion.sourceId(),
                occasion.time(),
                base,
                multiplier,
                occasion.channel(),
                occasion.textHash() == 0 ? null : occasion.textHash());
    }

    Gain gain() {
        return new Gain(occasion.member(), entry().amount(), occasion.channel(), occasion.rules());
    }
}
