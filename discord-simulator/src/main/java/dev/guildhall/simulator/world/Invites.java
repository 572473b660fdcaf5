package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The invites of all guilds; each change is told to the listeners. Safe for use by several threads. */
public final class Invites {
    private final World world;
    private final Map<String, Invite> byCode = new HashMap<>();

    /**
     * An invite to a channel.
     *
     * @param maxAge seconds after which it ends, 0 for never
     * @param maxUses 0 for any number
     */
    public record Invite(
            String code,
            Snowflake guild,
            Snowflake channel,
            Snowflake inviter,
            int maxAge,
            int maxUses,
            boolean temporary,
            Instant createdAt) {
        /** When it ends; null when it never does. */
        public @Nullable Instant expiresAt() {
            return maxAge == 0 ? null : createdAt.plusSeconds(maxAge);
        }
    }

    Invites(World world) {
        this.world = world;
    }

    /** Adds an invite with a fresh code. */
    public Invite create(Channel channel, Snowflake inviter, int maxAge, int maxUses, boolean temporary) {
        Snowflake guild = channel.guildId().orElseThrow();
        Invite invite = new Invite(
                Long.toString(world.nextId().value(), 36),
                guild,
                channel.id(),
                inviter,
                maxAge,
                maxUses,
                temporary,
                world.clock().instant());
        synchronized (this) {
            byCode.put(invite.code(), invite);
        }
        ObjectNode data = Json.object()
                .put("channel_id", channel.id().toString())
                .put("code", invite.code())
                .put("created_at", invite.createdAt().toString())
                .put("guild_id", guild.toString())
                .put("max_age", maxAge)
                .put("max_uses", maxUses)
                .put("temporary", temporary)
                .put("uses", 0);
        Instant expiresAt = invite.expiresAt();
        data.put("expires_at", expiresAt == null ? null : expiresAt.toString());
        world.person(inviter).ifPresent(person -> data.set("inviter", Wire.user(person)));
        tell("INVITE_CREATE", guild, data);
        return invite;
    }

    public synchronized Optional<Invite> find(String code) {
        forgetEnded();
        return Optional.ofNullable(byCode.get(code));
    }

    public synchronized List<Invite> of(Guild guild) {
        forgetEnded();
        List<Invite> found = new ArrayList<>();
        byCode.values().stream()
                .filter(invite -> invite.guild().equals(guild.id()))
                .forEach(found::add);
        return found;
    }

    /** Ends an invite. */
    public void remove(Invite invite) {
        synchronized (this) {
            byCode.remove(invite.code());
        }
        ObjectNode data = Json.object()
                .put("channel_id", invite.channel().toString())
                .put("guild_id", invite.guild().toString())
                .put("code", invite.code());
        tell("INVITE_DELETE", invite.guild(), data);
    }

    /** Forgets those of a channel that is no longer there. */
    synchronized void forget(Snowflake channel) {
        byCode.values().removeIf(invite -> invite.channel().equals(channel));
    }

    private void forgetEnded() {
        Instant now = world.clock().instant();
        byCode.values().removeIf(invite -> {
            Instant expiresAt = invite.expiresAt();
            return expiresAt != null && expiresAt.isBefore(now);
        });
    }

    private void tell(String name, Snowflake guild, ObjectNode data) {
        world.guild(guild).ifPresent(found -> world.announce(found, new WorldEvent.Announced(name, guild, data, null)));
    }
}
