package dev.guildhall.simulator.world;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The webhooks of all channels. Safe for use by several threads. */
public final class Webhooks {
    private static final int GREY = 0x99AAB5;

    private final World world;
    private final Map<Snowflake, Webhook> webhooks = new ConcurrentSkipListMap<>();

    Webhooks(World world) {
        this.world = world;
    }

    public Optional<Webhook> find(Snowflake id) {
        return Optional.ofNullable(webhooks.get(id));
    }

    /** All of them, oldest first. */
    public Collection<Webhook> all() {
        return List.copyOf(webhooks.values());
    }

    /** Adds one, or replaces the one with its id. */
    public void put(Webhook webhook) {
        webhooks.put(webhook.id(), webhook);
        // Its messages have it as their author.
        world.add(new Person(webhook.id(), webhook.name(), webhook.name(), true, GREY));
        world.channelChanges().webhooksChanged(webhook.guild(), webhook.channel());
    }

    public void remove(Webhook webhook) {
        webhooks.remove(webhook.id());
        world.channelChanges().webhooksChanged(webhook.guild(), webhook.channel());
    }

    void forget(Snowflake channel) {
        webhooks.values().removeIf(webhook -> webhook.channel().equals(channel));
    }
}
