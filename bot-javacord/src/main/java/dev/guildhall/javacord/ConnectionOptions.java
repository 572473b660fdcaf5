package dev.guildhall.javacord;

import dev.guildhall.core.discord.Privilege;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;

/**
 * How one process connects.
 *
 * @param token the bot's, without {@code Bot} before it
 * @param restBase {@link #DISCORD}, or a simulator's {@code http://127.0.0.1:8080/api/v10}; Javacord's own calls go there too
 * @param firstShard of this process
 * @param lastShard of this process, included
 * @param totalShards of the whole bot
 * @param wished the privileged intents to use where the application was granted them
 */
public record ConnectionOptions(
        String token, URI restBase, int firstShard, int lastShard, int totalShards, Set<Privilege> wished) {

    public static final URI DISCORD = URI.create("https://discord.com/api/v10");

    /** With every privileged intent that was granted. */
    public ConnectionOptions(String token, URI restBase, int firstShard, int lastShard, int totalShards) {
        this(token, restBase, firstShard, lastShard, totalShards, EnumSet.allOf(Privilege.class));
    }

    public ConnectionOptions {
        wished = Set.copyOf(wished);
        if (token.isBlank() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("the token is empty or holds spaces or letters beyond ASCII: "
                    + "copy it again from the developer portal");
        }
        if (!"http".equals(restBase.getScheme()) && !"https".equals(restBase.getScheme())) {
            throw new IllegalArgumentException("REST base " + restBase + " must be an http or https URL");
        }
        if (firstShard < 0 || lastShard < firstShard || totalShards <= lastShard) {
            throw new IllegalArgumentException("shards " + firstShard + " to " + lastShard + " of " + totalShards
                    + " are no range: 0 <= first <= last < total expected");
        }
    }

    /** Everything but the token. */
    @Override
    public String toString() {
        return "ConnectionOptions[restBase=" + restBase + ", shards " + firstShard + " to " + lastShard + " of "
                + totalShards + "]";
    }
}
