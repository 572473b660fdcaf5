package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What others have put on a message.
 *
 * @param reactions in the order in which the emojis were first used
 * @param pinnedAt when it was pinned, null when it is not
 */
public record Marks(List<Reaction> reactions, @Nullable Instant pinnedAt) {
    static final Marks NONE = new Marks(List.of(), null);

    public Marks {
        reactions = List.copyOf(reactions);
    }

    /** An emoji and who used it, in that order. */
    public record Reaction(Emoji emoji, List<Snowflake> people) {
        public Reaction {
            people = List.copyOf(people);
        }
    }

    /** The reaction with this emoji. */
    public Optional<Reaction> with(Emoji emoji) {
        return reactions.stream()
                .filter(each -> each.emoji().key().equals(emoji.key()))
                .findFirst();
    }

    Marks add(Emoji emoji, Snowflake person) {
        List<Snowflake> people =
                new ArrayList<>(with(emoji).map(Reaction::people).orElse(List.of()));
        people.add(person);
        return replaced(emoji, people);
    }

    Marks remove(Emoji emoji, Snowflake person) {
        List<Snowflake> people =
                new ArrayList<>(with(emoji).map(Reaction::people).orElse(List.of()));
        people.remove(person);
        return replaced(emoji, people);
    }

    Marks without(Emoji emoji) {
        return replaced(emoji, List.of());
    }

    private Marks replaced(Emoji emoji, List<Snowflake> people) {
        List<Reaction> changed = new ArrayList<>();
        boolean found = false;
        for (Reaction each : reactions) {
            if (!each.emoji().key().equals(emoji.key())) {
                changed.add(each);
            } else {
                found = true;
                if (!people.isEmpty()) {
                    changed.add(new Reaction(each.emoji(), people));
                }
            }
        }
        if (!found && !people.isEmpty()) {
            changed.add(new Reaction(emoji, people));
        }
        return new Marks(changed, pinnedAt);
    }

    /** The {@code reactions} of a message object, as {@code viewer} sees them. */
    ArrayNode wire(Snowflake viewer) {
        ArrayNode array = Json.array();
        for (Reaction reaction : reactions) {
            var node = array.addObject()
                    .put("count", reaction.people().size())
                    .put("me", reaction.people().contains(viewer))
                    .put("me_burst", false)
                    .put("burst_count", 0);
            node.putObject("count_details")
                    .put("burst", 0)
                    .put("normal", reaction.people().size());
            node.set("emoji", reaction.emoji().wire());
            node.putArray("burst_colors");
        }
        return array;
    }
}
