package dev.guildhall.simulator.rest;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import dev.guildhall.simulator.interaction.Interaction;
import dev.guildhall.simulator.interaction.Interactions;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;

/** The later answers to an interaction: follow-ups, and changes to what was answered. */
record WebhookRoutes(World world, Interactions interactions, Answering answering) {
    private static final String WEBHOOK = "/webhooks/{application}/{token}";
    private static final String MESSAGE = WEBHOOK + "/messages/{message}";
    private static final String ORIGINAL = "@original";

    void mount(Router router) {
        router.add(POST, WEBHOOK, Access.SECRET_IN_PATH, Quota.MESSAGES, this::followUp);
        router.add(
                GET,
                MESSAGE,
                Access.SECRET_IN_PATH,
                Quota.MESSAGES,
                call -> Answer.ok(message(call, interaction(call)).wire()));
        router.add(PATCH, MESSAGE, Access.SECRET_IN_PATH, Quota.MESSAGES, this::edit);
        router.add(DELETE, MESSAGE, Access.SECRET_IN_PATH, Quota.MESSAGES, this::delete);
    }

    private Answer followUp(Call call) {
        Interaction interaction = interaction(call);
        Multipart body = Multipart.of(call, "");
        MessageForm form = new MessageForm(body.payload(), body.uploads());
        form.refuseIfEmpty();
        // Discord lets the first follow-up take the place of a deferred answer that is still empty.
        Message waiting = interaction
                .original()
                .flatMap(id -> world.message(interaction.request().channel().id(), id))
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
        return Answer.ok(fill(interaction, message(call, interaction), new MessageForm(body.payload(), body.uploads()))
                .wire());
    }

    private Message fill(Interaction interaction, Message message, MessageForm form) {
        boolean wasLoading = (message.flags() & Message.LOADING) != 0;
        Message filled =
                world.edit(message, form.edit(Message.LOADING, wasLoading)).orElseThrow(WebhookRoutes::unknown);
        interaction.completed();
        return filled;
    }

    private Answer delete(Call call) {
        Interaction interaction = interaction(call);
        if (!world.delete(message(call, interaction))) {
            throw unknown();
        }
        interaction.completed();
        return Answer.nothing();
    }

    private Interaction interaction(Call call) {
        if (!call.id("application").equals(world.bot().id())) {
            throw DiscordError.unknown(10015, "Unknown Webhook");
        }
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
        return world.message(interaction.request().channel().id(), id)
                .filter(message -> interaction.messages().contains(message.id()))
                .orElseThrow(WebhookRoutes::unknown);
    }

    private static DiscordError unknown() {
        return DiscordError.unknown(10008, "Unknown Message");
    }
}
