package dev.guildhall.javacord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.core.discord.Responder;
import dev.guildhall.core.discord.SignedResponse;
import dev.guildhall.javacord.cache.GuildBook;
import dev.guildhall.javacord.rest.Interaction;
import dev.guildhall.javacord.wire.DiscordJson;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.message.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads interactions of one shard to the intake. On the reader thread: returns at once. */
final class InteractionIntake {

    private static final Logger LOG = LoggerFactory.getLogger(InteractionIntake.class);

    private static final int COMMAND = 2;
    private static final int COMPONENT = 3;
    private static final int AUTOCOMPLETE = 4;
    private static final int FORM = 5;
    private static final int CHAT_INPUT = 1;

    private final int shard;
    private final Delivery delivery;
    private final Responders responders;
    private final InteractionReader reader;

    InteractionIntake(int shard, Delivery delivery, Responders responders, GuildBook guilds) {
        this.reader = new InteractionReader(guilds);
        this.shard = shard;
        this.delivery = delivery;
        this.responders = responders;
    }

    void accept(JsonNode json) {
        Interaction interaction = responders.to(
                new MessageId(json.path("id").asLong()),
                new MessageId(json.path("application_id").asLong()),
                json.path("token").asText());
        switch (json.path("type").asInt()) {
            case COMMAND -> {
                boolean slash = json.path("data").path("type").asInt(CHAT_INPUT) == CHAT_INPUT;
                if (DiscordJson.guild(json).isEmpty()) {
                    Thread.ofVirtual()
                            .name("interaction-" + interaction.id())
                            .start(() -> refuse(interaction.id(), interaction.command()));
                } else if (slash) {
                    delivery.command(reader.command(json, interaction.command()));
                } else {
                    delivery.menu(reader.menu(json, interaction.command()));
                }
            }
            case COMPONENT, FORM -> delivery.action(reader.action(json, interaction.action()));
            case AUTOCOMPLETE -> {
                if (DiscordJson.guild(json).isPresent()) {
                    delivery.completion(reader.completion(json, interaction::propose));
                }
            }
            default -> LOG.debug("shard {} - an interaction of type {} is nobody's", shard, json.path("type"));
        }
    }

    private void refuse(MessageId interaction, Responder responder) {
        try {
            responder.answer(SignedResponse.plain(Reply.refusal("This command works only in a server.")));
        } catch (DiscordException failure) {
            LOG.warn("shard {} - interaction {} could not be answered: {}", shard, interaction, failure.getMessage());
        } catch (RuntimeException failure) {
            // Its message may quote the interaction's token.
            LOG.warn("shard {} - interaction {} could not be answered: {}", shard, interaction, failure.getClass());
        }
    }
}
