package dev.guildhall.simulator.rest.command;

import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.interaction.Interaction;
import dev.guildhall.simulator.interaction.Interactions;
import dev.guildhall.simulator.rest.call.Access;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.FormErrors;
import dev.guildhall.simulator.rest.call.Multipart;
import dev.guildhall.simulator.rest.call.Quota;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.rest.message.ComponentRules;
import dev.guildhall.simulator.rest.message.MessageForm;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.World;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first response to an interaction. */
public record CallbackRoutes(World world, Interactions interactions, Answering answering) {
    private static final int MESSAGE = 4;
    private static final int DEFERRED_MESSAGE = 5;
    private static final int DEFERRED_UPDATE = 6;
    private static final int UPDATE = 7;
    private static final int CHOICES = 8;
    private static final int MODAL = 9;

    public void mount(Router router) {
        router.add(
                POST,
                "/interactions/{interaction}/{token}/callback",
                Access.SECRET_IN_PATH,
                Quota.MESSAGES,
                this::respond);
    }

    private Answer respond(Call call) {
        Interaction interaction =
                interactions.find(call.id("interaction"), call.path("token")).orElseThrow(CallbackRoutes::unknown);
        Multipart body = Multipart.of(call, "data");
        JsonNode data = body.payload().path("data");
        int type = body.payload().path("type").asInt();
        if (type == MODAL) {
            FormErrors errors = new FormErrors("data.");
            new ComponentRules(errors).checkModal(data);
            errors.throwIfAny();
        }
        // The components of a modal are not those of a message.
        Message source = interaction.request().message();
        MessageForm form = type == MODAL
                ? Answering.empty()
                : type == UPDATE && source != null
                        ? MessageForm.ofEdit(source, data, body.uploads(), "data.")
                        : new MessageForm(data, body.uploads(), "data.");
        checkType(type, data, form, interaction);
        if (!interaction.claim()) {
            throw new DiscordError(400, 40060, "Interaction has already been acknowledged.");
        }
        if (!interactions.inTime(interaction)) {
            throw unknown();
        }
        Optional<Message> message = carryOut(interaction, type, data, form);
        boolean withResponse = call.flag("with_response");
        return withResponse ? Answer.ok(response(interaction, type, message.orElse(null))) : Answer.nothing();
    }

    private static void checkType(int type, JsonNode data, MessageForm form, Interaction interaction) {
        boolean onMessage = interaction.request().message() != null;
        boolean fits = switch (interaction.request().kind()) {
            case COMMAND -> type == MESSAGE || type == DEFERRED_MESSAGE || type == MODAL;
            case COMPONENT -> (type >= MESSAGE && type <= UPDATE) || type == MODAL;
            case AUTOCOMPLETE -> type == CHOICES;
            case MODAL ->
                type == MESSAGE
                        || type == DEFERRED_MESSAGE
                        || (onMessage && (type == DEFERRED_UPDATE || type == UPDATE));
        };
        FormErrors errors = new FormErrors();
        if (!fits) {
            errors.add("type", "BASE_TYPE_CHOICES", "Value " + type + " is not allowed for this interaction.");
        }
        if (type == CHOICES && data.path("choices").size() > 25) {
            errors.tooLong("data.choices", 25);
        }
        errors.throwIfAny();
        if (type == MESSAGE) {
            form.refuseIfEmpty();
        }
    }

    private Optional<Message> carryOut(Interaction interaction, int type, JsonNode data, MessageForm form) {
        return switch (type) {
            case MESSAGE, DEFERRED_MESSAGE -> Optional.of(newMessage(interaction, form, type == DEFERRED_MESSAGE));
            case DEFERRED_UPDATE, UPDATE -> update(interaction, form, type == UPDATE);
            default -> {
                if (type == MODAL) {
                    interactions.show(interaction, data);
                }
                interaction.answered(data);
                yield Optional.empty();
            }
        };
    }

    private Message newMessage(Interaction interaction, MessageForm form, boolean deferred) {
        MessageForm shown = deferred ? Answering.empty() : form;
        Message message = answering.first(interaction, shown, form.ephemeral(), deferred);
        interaction.answered(message.id(), deferred, form.ephemeral());
        return message;
    }

    private Optional<Message> update(Interaction interaction, MessageForm form, boolean now) {
        Message source = interaction.request().message();
        if (source == null) {
            interaction.answered(null, false, false);
            return Optional.empty();
        }
        Optional<Message> updated = now ? world.messages().edit(source, form.edit(0, false)) : Optional.of(source);
        interaction.answered(source.id(), false, false);
        return updated;
    }

    private static ObjectNode response(Interaction interaction, int type, @Nullable Message message) {
        ObjectNode node = Json.object();
        ObjectNode about = node.putObject("interaction")
                .put("id", interaction.id().toString())
                .put("type", interaction.request().kind().number());
        ObjectNode resource = node.putObject("resource").put("type", type);
        if (message != null) {
            about.put("response_message_id", message.id().toString())
                    .put("response_message_loading", (message.flags() & Message.LOADING) != 0)
                    .put("response_message_ephemeral", message.ephemeralFor() != null);
            resource.set("message", message.wire());
        }
        return node;
    }

    private static DiscordError unknown() {
        return DiscordError.unknown(10062, "Unknown interaction");
    }
}
