package dev.guildhall.simulator.world;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that exists on the simulated Discord, and the only way to change it.
 *
 * <p>Safe for use by several threads. What happens in one guild is told to the listeners in the order of its ids.
 */
public final class World {
    private final Clock clock;
    private final Snowflakes snowflakes;
    private final Snowflake botId;
    private final Attachments attachments;
    private final Messages messages;
    private final DirectChannels directChannels = new DirectChannels(this);
    private final Map<Snowflake, Person> people = new ConcurrentHashMap<>();
    private final Map<Snowflake, Guild> guilds = new ConcurrentSkipListMap<>();
    private final Map<Snowflake, Channel> channels = new ConcurrentHashMap<>();
    private final List<WorldListener> listeners = new CopyOnWriteArrayList<>();
    private final Application application;
    private final AuditLog auditLog = new AuditLog(this);
    private final Webhooks webhooks = new Webhooks(this);
    private final Presences presences = new Presences(this);
    private final Languages languages = new Languages(this);
    private final Invites invites = new Invites(this);
    private final ScheduledEvents scheduledEvents = new ScheduledEvents(this);
    private final StageInstances stageInstances = new StageInstances(this);
    private final Polls polls = new Polls(this);
    private final ApplicationEmojis applicationEmojis = new ApplicationEmojis();
    private volatile String base = "";
    private volatile Runnable pace = () -> {};

    /**
     * A world of which nobody but the bot is part.
     *
     * @param messageBound how many messages a channel remembers
     * @param attachmentBytes how many bytes of files are remembered
     */
    public World(Clock clock, Person bot, int messageBound, long attachmentBytes) {
        this.clock = clock;
        this.snowflakes = new Snowflakes(clock);
        this.botId = bot.id();
        this.application = new Application(bot.name());
        this.attachments = new Attachments(attachmentBytes);
        this.messages = new Messages(this, messageBound);
        people.put(bot.id(), bot);
    }

    /** The address under which files are reached, once it is known. */
    public void base(String url) {
        base = url;
    }

    /** The address under which files are reached. */
    public String base() {
        return base;
    }

    /** Adds a listener for good. */
    public void listen(WorldListener listener) {
        listeners.add(listener);
    }

    /** Posts what a person types. */
    public Message post(Snowflake channel, Snowflake author, String content) {
        return messages.post(channel, author, content);
    }

    /** Sets what is run, without any lock held, before each message that is posted; it may make the poster wait. */
    public void pace(Runnable wait) {
        pace = wait;
    }

    void awaitPace() {
        pace.run();
    }

    public Clock clock() {
        return clock;
    }

    /** A fresh id. */
    public Snowflake nextId() {
        return snowflakes.next();
    }

    /** The bot's account; its id is the application's id as well. */
    public Person bot() {
        return Objects.requireNonNull(people.get(botId), "bot");
    }

    public Attachments attachments() {
        return attachments;
    }

    public Collection<Guild> guilds() {
        return List.copyOf(guilds.values());
    }

    public Optional<Guild> guild(Snowflake id) {
        return Optional.ofNullable(guilds.get(id));
    }

    public Optional<Person> person(Snowflake id) {
        return Optional.ofNullable(people.get(id));
    }

    public Optional<Channel> channel(Snowflake id) {
        return Optional.ofNullable(channels.get(id));
    }

    /** What was written, and the way to write. */
    public Messages messages() {
        return messages;
    }

    /** The conversations of the bot with one person each. */
    public DirectChannels directChannels() {
        return directChannels;
    }

    /** What can be done to messages beside writing them. */
    public MessageChanges messageChanges() {
        return new MessageChanges(this);
    }

    /** What can be done to guilds, their roles and emojis. */
    public GuildChanges guildChanges() {
        return new GuildChanges(this);
    }

    /** What can be done to members. */
    public MemberChanges memberChanges() {
        return new MemberChanges(this);
    }

    /** What the bot can see. */
    public Sight sight() {
        return new Sight(this);
    }

    /** What can be done to channels and threads. */
    public ChannelChanges channelChanges() {
        return new ChannelChanges(this);
    }

    /** Who is in which voice channel. */
    public VoiceChanges voiceChanges() {
        return new VoiceChanges(this);
    }

    /** Threads and posts: begun, joined, left. */
    public Threads threads() {
        return new Threads(this);
    }

    /** What is known of the bot's application. */
    public Application application() {
        return application;
    }

    /** What was done in guilds, and why. */
    public AuditLog auditLog() {
        return auditLog;
    }

    public Invites invites() {
        return invites;
    }

    public ScheduledEvents scheduledEvents() {
        return scheduledEvents;
    }

    /** The stages that are live. */
    public StageInstances stageInstances() {
        return stageInstances;
    }

    /** Votes in polls. */
    public Polls polls() {
        return polls;
    }

    /** The bot's own emojis. */
    public ApplicationEmojis applicationEmojis() {
        return applicationEmojis;
    }

    /** Who is online. */
    public Presences presences() {
        return presences;
    }

    /** In which language people use Discord. */
    public Languages languages() {
        return languages;
    }

    public Webhooks webhooks() {
        return webhooks;
    }

    /** Every person who is known, the bot included. */
    public Collection<Person> people() {
        return people.values().stream().sorted(Comparator.comparing(Person::id)).toList();
    }

    /** Makes a person known who is in no guild yet. */
    public Person add(Person person) {
        people.put(person.id(), person);
        return person;
    }

    /** Creates a guild, furnishes it, and tells the bot of it as one piece. */
    public Guild found(Snowflake id, String name, Snowflake owner, Consumer<GuildFurniture> furnish) {
        Guild guild = new Guild(id, name, owner, new Role(id, "@everyone", 0, Permission.ORDINARY, 0, false, false));
        Instant now = clock.instant();
        furnish.accept(new GuildFurniture(this, guild, now));
        if (guild.member(botId).isEmpty()) {
            guild.put(new Member(bot(), null, List.of(), now));
        }
        synchronized (guild) {
            guild.channels().forEach(channel -> channels.put(channel.id(), channel));
            guilds.put(id, guild);
            tell(new WorldEvent.GuildAvailable(guild));
        }
        return guild;
    }

    /** Runs something during which nothing happens in the guild; it must not block. */
    public void still(Guild guild, Runnable action) {
        synchronized (guild) {
            action.run();
        }
    }

    /** Forgets a guild, because the bot has left it or was removed. */
    public void leave(Guild guild) {
        synchronized (guild) {
            if (guilds.remove(guild.id()) != null) {
                guild.channels().forEach(channel -> forget(channel.id()));
                guild.threads().forEach(thread -> forget(thread.id()));
                guild.channels().forEach(channel -> webhooks.forget(channel.id()));
                scheduledEvents.forget(guild.id());
                stageInstances.forget(guild.id());
                tell(new WorldEvent.GuildLeft(guild));
            }
        }
    }

    /** Forgets everybody but the bot, and everything; a bot that is connected leaves all guilds by that. */
    public void clear() {
        guilds().forEach(this::leave);
        channels.clear();
        messages.clear();
        presences.clear();
        languages.clear();
        people.keySet().removeIf(id -> !id.equals(botId));
    }

    /** Tells the listeners, in order, of something that the world itself does not keep. */
    public void announce(Guild guild, WorldEvent.Announced event) {
        synchronized (guild) {
            tell(event);
        }
    }

    void know(Channel channel) {
        channels.put(channel.id(), channel);
    }

    void forget(Snowflake channel) {
        invites.forget(channel);
        channels.remove(channel);
        messages.forget(channel);
    }

    /** Begins or ends an outage of a guild. */
    public void available(Guild guild, boolean available) {
        synchronized (guild) {
            if (guild.available() != available) {
                guild.available(available);
                tell(available ? new WorldEvent.GuildAvailable(guild) : new WorldEvent.GuildUnavailable(guild));
            }
        }
    }

    Collection<Channel> everyChannel() {
        return channels.values();
    }

    Channel known(Snowflake id) {
        return channel(id).orElseThrow(() -> new IllegalArgumentException("channel " + id + " does not exist"));
    }

    Object lock(Channel channel) {
        @Nullable Guild guild = channel.guildId().flatMap(this::guild).orElse(null);
        return guild != null ? guild : messages.timeline(channel.id());
    }

    void tell(WorldEvent event) {
        listeners.forEach(listener -> listener.on(event));
    }
}
