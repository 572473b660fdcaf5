package dev.guildhall.simulator.rest.webhook;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import dev.guildhall.simulator.interaction.Interaction;
import dev.guildhall.simulator.interaction.Interactions;
import dev.guildhall.simulator.rest.call.Access;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Endpoint;
import dev.guildhall.simulator.rest.call.Multipart;
import dev.guildhall.simulator.rest.call.Quota;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.rest.command.Answering;
import dev.guildhall.simulator.rest.message.MessageForm;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import io.javalin.http.HandlerType;

/** Messages of webhooks, of which the later answers to an interaction are a kind: its token is a webhook's. */
public record WebhookRoutes(World world, Interactions interactions, Answering answering, HookMessages hooks) {
    private static final String WEBHOOK = "/webhooks/{application}/{token}";
    private static final String MESSAGE = WEBHOOK + "/messages/{message}";
    private static final String ORIGINAL = "@original";

    public void mount(Router router) {
        add(router, POST, WEBHOOK, this::followUp, hooks::execute);
        add(
                router,
                GET,
                MESSAGE,
                call -> Answer.ok(message(call, interaction(call)).wire()),
                hooks::get);
        add(router, PATCH, MESSAGE, this::edit, hooks::edit);
        add(router, DELETE, MESSAGE, this::delete, hooks::delete);
    }

    private void add(Router router, HandlerType method, String path, Endpoint ofInteraction, Endpoint ofWebhook) {
        router.add(method, path, Access.SECRET_IN_PATH, Quota.MESSAGES, call -> {
            boolean interaction = call.id("application").equals(world.bot().id());
            return (interaction ? ofInteraction : ofWebhook).answer(call);
        });
    }

    private Answer followUp(Call call) {
        Interaction interaction = interaction(call);
        Multipart body = Multipart.of(call, "");
        MessageForm form = new MessageForm(body.payload(), body.uploads());
        form.refuseIfEmpty();
        // Discord lets the first follow-up take the place of a deferred answer that is still empty.
        Message waiting = interaction
                .original()
                .flatMap(id ->
                        world.messages().find(interaction.request().channel().id(), id))
                .filter(message -> (message.flags() & Message.LOADING) != 0)
                .orElse(null);
        Message message = waiting != null
                ? fill(interaction, waiting, form)
                : answering.followUp(interaction, form, form.ephemeral());
        return Answer.ok(message.wire());
    }

    private Answer edit(Call call) {
        Interaction interaction = interaction(call);
        Multipart body = Multipart.of(call, "");
        Message message = message(call, interaction);
        MessageForm form = MessageForm.ofEdit(message, body.payload(), body.uploads(), "");
        return Answer.ok(fill(interaction, message, form).wire());
    }

    private Message fill(Interaction interaction, Message message, MessageForm form) {
        boolean wasLoading = (message.flags() & Message.LOADING) != 0;
        Message filled = world.messages()
                .edit(message, form.edit(Message.LOADING, wasLoading))
                .orElseThrow(WebhookRoutes::unknown);
        interaction.completed();
        return filled;
    }

    private Answer delete(Call call) {
        Interaction interaction = interaction(call);
        if (!world.messages().delete(message(call, interaction))) {
            throw unknown();
        }
        interaction.completed();
        return Answer.nothing();
    }

    private Interaction interaction(Call call) {
        Interaction interaction = interactions
                .find(call.path("token"))
                .orElseThrow(() -> new DiscordError(401, 50027, "Invalid Webhook Token"));
        if (!interaction.isAnswered()) {
            throw DiscordError.unknown(10015, "Unknown Webhook");
        }
        return interaction;
    }

    private Message message(Call call, Interaction interaction) {
        Snowflake id = call.path("message").equals(ORIGINAL)
                ? interaction.original().orElseThrow(WebhookRoutes::unknown)
                : call.id("message");
        return world.messages()
                .find(interaction.request().channel().id(), id)
                .filter(message -> interaction.messages().contains(message.id()))
                .orElseThrow(WebhookRoutes::unknown);
    }

    private static DiscordError unknown() {
        return DiscordError.unknown(10008, "Unknown Message");
    }
}
