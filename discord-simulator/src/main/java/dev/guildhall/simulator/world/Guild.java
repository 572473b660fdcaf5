package dev.guildhall.simulator.world;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A server with its roles, channels and members.
 *
 * <p>Reading is safe from any thread. Changes go through {@link World}, which holds this object's lock meanwhile.
 */
public final class Guild {
    private final Snowflake id;
    private final String name;
    private final Snowflake ownerId;
    private final Map<Snowflake, Role> roles = new ConcurrentHashMap<>();
    private final Map<Snowflake, Channel> channels = new ConcurrentHashMap<>();
    private final Map<Snowflake, Member> members = new ConcurrentSkipListMap<>();
    private volatile boolean available = true;

    Guild(Snowflake id, String name, Snowflake ownerId, Role everyone) {
        this.id = id;
        this.name = name;
        this.ownerId = ownerId;
        roles.put(everyone.id(), everyone);
    }

    public Snowflake id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Snowflake ownerId() {
        return ownerId;
    }

    /** False during an outage. */
    public boolean available() {
        return available;
    }

    /** The role that everyone has. */
    public Role everyone() {
        return role(id).orElseThrow(() -> new IllegalStateException("guild " + id + " lost its @everyone role"));
    }

    /** The roles, lowest first. */
    public List<Role> roles() {
        return roles.values().stream()
                .sorted(Comparator.comparingInt(Role::position).thenComparing(Role::id))
                .toList();
    }

    public Optional<Role> role(Snowflake role) {
        return Optional.ofNullable(roles.get(role));
    }

    /** The channels in the order in which a client shows them. */
    public List<Channel> channels() {
        return channels.values().stream()
                .sorted(Comparator.comparingInt(Channel::position).thenComparing(Channel::id))
                .toList();
    }

    /** The members, oldest account first. */
    public Collection<Member> members() {
        return List.copyOf(members.values());
    }

    public Optional<Member> member(Snowflake person) {
        return Optional.ofNullable(members.get(person));
    }

    int memberCount() {
        return members.size();
    }

    void put(Role role) {
        roles.put(role.id(), role);
    }

    void put(Channel channel) {
        channels.put(channel.id(), channel);
    }

    void put(Member member) {
        members.put(member.person().id(), member);
    }

    void available(boolean now) {
        available = now;
    }
}
