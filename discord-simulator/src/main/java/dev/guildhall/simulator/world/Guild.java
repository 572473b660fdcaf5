package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * A server with its roles, channels and members.
 *
 * <p>Reading is safe from any thread. Changes go through {@link World}, which holds this object's lock meanwhile.
 */
public final class Guild {
    private final Snowflake id;
    private final Shelf<Role> roles = new Shelf<>(Role::id);
    private final Shelf<Channel> channels = new Shelf<>(Channel::id);
    private final Map<Snowflake, Member> members = new ConcurrentHashMap<>();
    private final Shelf<Channel> threads = new Shelf<>(Channel::id);
    private final Shelf<VoiceState> voiceStates = new Shelf<>(VoiceState::person);
    private final Shelf<Ban> bans = new Shelf<>(ban -> ban.person().id());
    private final Map<Snowflake, ObjectNode> emojis = new ConcurrentSkipListMap<>();
    private final Map<Snowflake, ObjectNode> stickers = new ConcurrentSkipListMap<>();
    private final Map<Snowflake, ObjectNode> autoModerationRules = new ConcurrentSkipListMap<>();
    private volatile String name;
    private volatile Snowflake ownerId;
    private volatile @Nullable ObjectNode settings;
    private volatile boolean available = true;

    Guild(Snowflake id, String name, Snowflake ownerId, Role everyone) {
        this.id = id;
        this.name = name;
        this.ownerId = ownerId;
        roles.put(everyone);
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
        return members.values().stream()
                .sorted(Comparator.comparing(Member::id))
                .toList();
    }

    public Optional<Member> member(Snowflake person) {
        return Optional.ofNullable(members.get(person));
    }

    /** A channel or a thread. */
    public Optional<Channel> channel(Snowflake channel) {
        return Optional.ofNullable(channels.get(channel)).or(() -> Optional.ofNullable(threads.get(channel)));
    }

    /** The threads, archived ones included, the newest first. */
    public List<Channel> threads() {
        return threads.values().stream()
                .sorted(Comparator.comparing(Channel::id).reversed())
                .toList();
    }

    /** Who is in voice. */
    public Collection<VoiceState> voiceStates() {
        return voiceStates.values();
    }

    public Optional<VoiceState> voiceState(Snowflake person) {
        return Optional.ofNullable(voiceStates.get(person));
    }

    /** The bans, oldest account first. */
    public Collection<Ban> bans() {
        return bans.values();
    }

    public Optional<Ban> ban(Snowflake person) {
        return Optional.ofNullable(bans.get(person));
    }

    /** The guild's own emojis, each as Discord's object. */
    public Collection<ObjectNode> emojis() {
        return List.copyOf(emojis.values());
    }

    /** The guild's own stickers, each as Discord's object. */
    public Collection<ObjectNode> stickers() {
        return List.copyOf(stickers.values());
    }

    /** The rules by which Discord itself would moderate, each as its object; nothing here follows them. */
    public Collection<ObjectNode> autoModerationRules() {
        return List.copyOf(autoModerationRules.values());
    }

    /** What was set that the guild object shows and that has no meaning here; null when nothing was. */
    public @Nullable ObjectNode settings() {
        return settings;
    }

    /** The highest role of a member, {@code @everyone} when there is no other. */
    public Role highestRole(Member member) {
        Role highest = everyone();
        for (Snowflake each : member.roles()) {
            Role role = roles.get(each);
            if (role != null && role.isAbove(highest)) {
                highest = role;
            }
        }
        return highest;
    }

    /** How many members there are. */
    public int memberCount() {
        return members.size();
    }

    void put(Role role) {
        roles.put(role);
    }

    void put(Channel channel) {
        (channel.isThread() ? threads : channels).put(channel);
    }

    void put(VoiceState state) {
        voiceStates.put(state);
    }

    void put(Ban ban) {
        bans.put(ban);
    }

    void emoji(Snowflake emoji, @Nullable ObjectNode node) {
        put(emojis, emoji, node);
    }

    void sticker(Snowflake sticker, @Nullable ObjectNode node) {
        put(stickers, sticker, node);
    }

    void autoModerationRule(Snowflake rule, @Nullable ObjectNode node) {
        put(autoModerationRules, rule, node);
    }

    private static void put(Map<Snowflake, ObjectNode> among, Snowflake id, @Nullable ObjectNode node) {
        if (node == null) {
            among.remove(id);
        } else {
            among.put(id, node);
        }
    }

    void removeRole(Snowflake role) {
        roles.remove(role);
    }

    void removeChannel(Snowflake channel) {
        channels.remove(channel);
        threads.remove(channel);
    }

    boolean removeMember(Snowflake person) {
        return members.remove(person) != null;
    }

    Optional<VoiceState> removeVoiceState(Snowflake person) {
        return Optional.ofNullable(voiceStates.remove(person));
    }

    boolean removeBan(Snowflake person) {
        return bans.remove(person) != null;
    }

    void set(String newName, Snowflake newOwner, @Nullable ObjectNode newSettings) {
        name = newName;
        ownerId = newOwner;
        settings = newSettings;
    }

    void put(Member member) {
        members.put(member.person().id(), member);
    }

    void available(boolean now) {
        available = now;
    }
}
