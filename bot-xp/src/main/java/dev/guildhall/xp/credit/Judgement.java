package dev.guildhall.xp.credit;

import dev.guildhall.xp.ledger.Entry;
import java.util.Optional;

/** An occasion, and what became of it. */
public record Judgement(Occasion occasion, Verdict verdict) {

    /** As the ledger keeps it; nothing where nothing was earned. */
    public Optional<Entry> entry() {
        return verdict instanceof Verdict.Credited(int base, int multiplier)
                ? Optional.of(Entry.earned(
                        occasion.member(),
                        occasion.source(),
                        occasion.sourceId(),
                        occasion.time(),
                        base,
                        multiplier,
                        occasion.channel(),
                        occasion.textHash() == 0 ? null : occasion.textHash()))
                : Optional.empty();
    }
}
