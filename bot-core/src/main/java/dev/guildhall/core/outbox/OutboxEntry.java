package dev.guildhall.core.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.time.Duration;
import java.util.Optional;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/**
 * An entry that this process holds until its lease ends.
 *
 * @param laneNumber within the guild
 * @param attempts how often it was tried in vain
 */
record OutboxEntry(
        long guild,
        long id,
        long laneNumber,
        String kind,
        @Nullable Long channel,
        @Nullable Long user,
        @Nullable Long role,
        @Nullable String reason,
        @Nullable JSONB body,
        int attempts,
        Duration age) {

    /** Within which the order is kept. */
    OutboxLane lane() {
        return new OutboxLane(guild, role != null, laneNumber);
    }

    /** The same for every attempt, so that Discord drops a double. */
    String nonce() {
        return "g" + id;
    }

    /**
     * @throws JsonProcessingException if the message cannot be read
     * @throws IllegalArgumentException if another version wrote it
     */
    Errand errand() throws JsonProcessingException {
        GuildId where = new GuildId(guild);
        return switch (ErrandKind.of(kind)) {
            case MESSAGE ->
                new Errand.SendMessage(
                        where,
                        new ChannelId(there(channel)),
                        StoredBody.read(there(body)),
                        Optional.ofNullable(user).map(UserId::new));
            case DIRECT -> new Errand.SendDirect(where, new UserId(there(user)), StoredBody.read(there(body)));
            case GIVE_ROLE ->
                new Errand.GiveRole(where, new UserId(there(user)), new RoleId(there(role)), there(reason));
            case TAKE_ROLE ->
                new Errand.TakeRole(where, new UserId(there(user)), new RoleId(there(role)), there(reason));
        };
    }

    private <T> T there(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("an entry of the kind " + kind + " lacks a part");
        }
        return value;
    }
}
