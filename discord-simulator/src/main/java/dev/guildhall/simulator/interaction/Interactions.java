package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.gateway.Gateway;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The interactions whose tokens are still good. Safe for use by several threads. */
public final class Interactions {
    private final World world;
    private final Gateway gateway;
    private final Duration deadline;
    private final Duration tokenLifetime;
    private final Map<Snowflake, Interaction> byId = new ConcurrentHashMap<>();
    private final Map<String, Interaction> byToken = new ConcurrentHashMap<>();
    private final Map<Snowflake, OpenModal> modals = new ConcurrentHashMap<>();

    /**
     * No interactions yet.
     *
     * @param deadline within which the first response must come
     * @param tokenLifetime within which further answers may come
     */
    public Interactions(World world, Gateway gateway, Duration deadline, Duration tokenLifetime) {
        this.world = world;
        this.gateway = gateway;
        this.deadline = deadline;
        this.tokenLifetime = tokenLifetime;
    }

    /** Sends an interaction to the bot; empty when no connected session could receive it. */
    public Optional<Interaction> begin(InteractionRequest request) {
        forgetExpired();
        Snowflake id = world.nextId();
        // As long and as unguessable as Discord's, and nothing that a log would take for a bot's token.
        String token = "aW50ZXJhY3Rpb24" + (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
        Interaction interaction = new Interaction(id, token, request);
        byId.put(id, interaction);
        byToken.put(token, interaction);
        int reached = gateway.interaction(request.channel().guild(), InteractionWire.of(world, interaction));
        return reached == 0 ? Optional.empty() : Optional.of(interaction);
    }

    /** The interaction with this id and token. */
    public Optional<Interaction> find(Snowflake id, String token) {
        return Optional.ofNullable(byId.get(id))
                .filter(interaction -> interaction.token().equals(token));
    }

    /** The interaction whose token this is, while the token is good. */
    public Optional<Interaction> find(String token) {
        return Optional.ofNullable(byToken.get(token))
                .filter(interaction -> interaction.ageMillis() <= tokenLifetime.toMillis());
    }

    /** The bot shows a modal to the person of an interaction, in place of one that is open. */
    public void show(Interaction interaction, JsonNode modal) {
        modals.put(
                interaction.request().person().id(),
                new OpenModal(
                        modal,
                        interaction.request().channel().id(),
                        interaction.request().message(),
                        InteractionMetadata.of(interaction)));
    }

    /** The modal with this custom id that a person has open in a channel. */
    public Optional<OpenModal> modal(Snowflake person, Snowflake channel, String customId) {
        return Optional.ofNullable(modals.get(person))
                .filter(open -> open.channel().equals(channel))
                .filter(open -> open.modal().path("custom_id").asText().equals(customId));
    }

    /** Whether a first response now would be in time. */
    public boolean inTime(Interaction interaction) {
        return interaction.ageMillis() <= deadline.toMillis();
    }

    /** Within which the first response must come. */
    public Duration deadline() {
        return deadline;
    }

    private void forgetExpired() {
        byId.values().removeIf(interaction -> {
            boolean expired = interaction.ageMillis() > tokenLifetime.toMillis();
            if (expired) {
                byToken.remove(interaction.token());
            }
            return expired;
        });
    }
}
