package dev.guildhall.javacord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.javacord.cache.GuildBook;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides about every packet of one shard, on its reader thread: reports what it tells, takes out what is ours, drops what
 * nobody needs, and mends the rest for Javacord. Javacord still counts every packet, so that it can resume after it.
 */
final class PacketFilter implements UnaryOperator<JsonNode> {

    private static final Logger LOG = LoggerFactory.getLogger(PacketFilter.class);

    /** What Javacord's cache of guilds, roles and channels lives on. */
    private static final Set<String> FOR_JAVACORD = Set.of(
            "READY",
            "RESUMED",
            "GUILD_CREATE",
            "GUILD_UPDATE",
            "GUILD_DELETE",
            "GUILD_ROLE_CREATE",
            "GUILD_ROLE_UPDATE",
            "GUILD_ROLE_DELETE",
            "CHANNEL_CREATE",
            "CHANNEL_UPDATE",
            "CHANNEL_DELETE",
            "THREAD_CREATE",
            "THREAD_UPDATE",
            "THREAD_DELETE",
            "THREAD_LIST_SYNC");

    private final int shard;
    private final Vitals vitals;
    private final Watchdog watchdog;
    private final SessionSigns signs;
    private final Delivery delivery;
    private final InteractionIntake interactions;
    private final GuildBook guilds;
    private final EventTranslation translation;

    PacketFilter(
            int shard,
            Vitals vitals,
            Watchdog watchdog,
            SessionSigns signs,
            Delivery delivery,
            Responders responders,
            GuildBook guilds,
            Function<ChannelId, Optional<GuildId>> guildOfChannel) {
        this.shard = shard;
        this.vitals = vitals;
        this.watchdog = watchdog;
        this.signs = signs;
        this.delivery = delivery;
        this.interactions = new InteractionIntake(shard, delivery, responders, guilds);
        this.guilds = guilds;
        this.translation = new EventTranslation(guilds, guildOfChannel, signs);
    }

    @Override
    public JsonNode apply(JsonNode json) {
        if (!(json instanceof ObjectNode packet)) {
            return json;
        }
        switch (packet.path("op").asInt()) {
            case 0 -> dispatch(packet);
            case 9 -> {
                signs.lost();
                // Javacord would identify anew, though Discord says that the session can be taken up again.
                if (packet.path("d").asBoolean(false)) {
                    packet.put("op", 7).putNull("d");
                }
            }
            case 10 ->
                watchdog.hello(packet.path("d").path("heartbeat_interval").asLong(45_000));
            case 11 -> {
                watchdog.acknowledged();
                signs.came();
                vitals.acknowledged();
            }
            default -> LOG.trace("shard {} - packet with op {}", shard, packet.path("op"));
        }
        return packet;
    }

    private void dispatch(ObjectNode packet) {
        String type = packet.path("t").asText();
        JsonNode content = packet.path("d");
        switch (type) {
            case "READY", "RESUMED" -> signs.began();
            default -> signs.came();
        }
        // Apart: what cannot be told to modules is still to be counted, and mended for Javacord.
        guarded(type, () -> tell(type, content));
        guarded(type, () -> report(type, content));
        if (FOR_JAVACORD.contains(type) && content instanceof ObjectNode object) {
            packet.set("d", WithheldPacket.of(type, object, vitals::unreadable));
        } else {
            packet.put("t", "TAKEN").putNull("d");
        }
    }

    private void tell(String type, JsonNode content) {
        if (type.equals("INTERACTION_CREATE")) {
            interactions.accept(content);
            return;
        }
        guilds.note(type, content);
        translation.of(type, content).ifPresent(delivery::event);
    }

    private void guarded(String type, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException unreadable) {
            vitals.unreadable();
            // The message of the exception may quote what a person wrote.
            LOG.warn(
                    "shard {} - a {} could not be read: {} at {}",
                    shard,
                    type,
                    unreadable.getClass().getName(),
                    unreadable.getStackTrace().length > 0 ? unreadable.getStackTrace()[0] : "?");
        }
    }

    private void report(String type, JsonNode content) {
        switch (type) {
            case "READY" -> {
                List<Long> guilds = new ArrayList<>();
                for (JsonNode guild : content.path("guilds")) {
                    guilds.add(guild.path("id").asLong());
                    if (guild instanceof ObjectNode object) {
                        object.put("unavailable", true);
                    }
                }
                vitals.ready(guilds);
                watchdog.greeted();
                LOG.info("shard {} - logged in, {} guilds announced", shard, guilds.size());
            }
            case "RESUMED" -> {
                vitals.resumed();
                watchdog.greeted();
                LOG.info("shard {} - resumed", shard);
            }
            case "GUILD_CREATE" -> {
                if (!content.path("unavailable").asBoolean(false)) {
                    vitals.guildCame(content.path("id").asLong());
                    mend(content, GuildMending::guild);
                }
            }
            case "GUILD_UPDATE" -> mend(content, GuildMending::guild);
            case "GUILD_DELETE" -> vitals.guildWent(content.path("id").asLong());
            case "GUILD_ROLE_CREATE", "GUILD_ROLE_UPDATE" -> mend(content.path("role"), GuildMending::role);
            case "CHANNEL_CREATE", "CHANNEL_UPDATE" -> mend(content, GuildMending::channel);
            case "THREAD_CREATE", "THREAD_UPDATE" -> mend(content, GuildMending::thread);
            case "THREAD_LIST_SYNC" -> content.path("threads").forEach(thread -> mend(thread, GuildMending::thread));
            default -> LOG.trace("shard {} - {}", shard, type);
        }
    }

    private static void mend(JsonNode content, Consumer<ObjectNode> mending) {
        if (content instanceof ObjectNode object) {
            mending.accept(object);
        }
    }
}
