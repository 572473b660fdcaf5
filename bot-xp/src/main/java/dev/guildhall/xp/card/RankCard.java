package dev.guildhall.xp.card;

import java.util.List;
import java.util.Optional;

/**
 * How far a member is. All texts are finished: translated, and with numbers by the language's rules.
 *
 * @param name as the guild sees the member; any text at all
 * @param avatar a picture file of any size, PNG as a rule; the name's first letter where there is none
 * @param rank and {@code level}: a word, and what stands beside it in large letters
 * @param progress from 0 to 1, how much of the level is done
 * @param progressText what that is in XP
 * @param facts at most four
 */
public record RankCard(
        String name,
        Optional<byte[]> avatar,
        Heading rank,
        Heading level,
        double progress,
        String progressText,
        List<Fact> facts,
        Look look)
        implements Picture {

    /** A word, and what stands beside it in large letters. */
    public record Heading(String word, String value) {}

    public RankCard {
        facts = List.copyOf(facts);
        if (!(progress >= 0 && progress <= 1)) {
            throw new IllegalArgumentException("the progress " + progress + " is not within 0 to 1");
        }
        if (facts.size() > 4) {
            throw new IllegalArgumentException("a card has room for 4 facts, not " + facts.size());
        }
    }
}
