package dev.guildhall.simulator.rest.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Audit;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Form;
import dev.guildhall.simulator.rest.call.FormErrors;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.Multipart;
import dev.guildhall.simulator.rest.channel.ThreadEdit;
import dev.guildhall.simulator.rest.message.MessageForm;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.MessageDraft;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Webhook;
import dev.guildhall.simulator.world.World;
import java.util.Optional;

/** The messages of webhooks. */
public record HookMessages(World world, Found found, HookRoutes hooks) {

    public Answer execute(Call call) {
        Webhook webhook = hooks.known(call);
        Multipart body = Multipart.of(call, "");
        MessageForm form = new MessageForm(body.payload(), body.uploads());
        form.refuseIfEmpty();
        Form names = new Form(body.payload(), new FormErrors(), "");
        String name = names.text("username", 1, 80, webhook.name());
        HookRoutes.checkName(names, "username", name);
        names.check();
        Channel channel = place(call, webhook, names);
        ObjectNode extra = Json.object()
                .put("webhook_id", webhook.id().toString())
                .put("application_id", world.bot().id().toString());
        ObjectNode author = extra.putObject("author")
                .put("id", webhook.id().toString())
                .put("username", name)
                .put("discriminator", "0000")
                .put("bot", true)
                .put("public_flags", 0)
                .put("flags", 0);
        author.putNull("global_name");
        author.putNull("avatar");
        MessageDraft draft = form.draft(channel, webhook.id(), 0, 0, null, null, extra);
        boolean begun =
                channel.isThread() && world.messages().last(channel.id()).isEmpty();
        Message message = world.messages().post(begun ? draft.withId(channel.id()) : draft);
        boolean wait = call.flag("wait");
        return wait ? Answer.ok(message.wire()) : Answer.nothing();
    }

    /** The webhook's channel, a thread in it, or a new post when it is a forum. */
    private Channel place(Call call, Webhook webhook, Form form) {
        Channel channel =
                world.channel(webhook.channel()).orElseThrow(() -> DiscordError.unknown(10015, "Unknown Webhook"));
        Optional<Channel> thread = thread(call, webhook);
        if (thread.isPresent() || !channel.isForum()) {
            return thread.orElse(channel);
        }
        String name = form.text("thread_name", 0, 100, "");
        if (name.isEmpty()) {
            throw new DiscordError(
                    400, 220_001, "Webhooks posted to forum channels must have a thread_name or thread_id");
        }
        Guild guild = found.guildOf(channel);
        ObjectNode described = Json.object().put("name", name);
        return new ThreadEdit(world, found, new Audit(world))
                .create(
                        call,
                        guild,
                        channel,
                        world.nextId(),
                        Channel.PUBLIC_THREAD,
                        new Form(described, form.errors(), ""));
    }

    private Optional<Channel> thread(Call call, Webhook webhook) {
        return call.query("thread_id")
                .filter(Snowflake::isOne)
                .map(id -> world.channel(Snowflake.of(id))
                        .filter(found -> webhook.channel().equals(found.parent()) && found.isThread())
                        .orElseThrow(() -> DiscordError.unknown(10003, "Unknown Channel")));
    }

    private Message named(Call call) {
        Webhook webhook = hooks.known(call);
        Snowflake channel = thread(call, webhook).map(Channel::id).orElse(webhook.channel());
        return world.messages()
                .find(channel, call.id("message"))
                .filter(message -> message.author().equals(webhook.id()))
                .orElseThrow(() -> DiscordError.unknown(10008, "Unknown Message"));
    }

    public Answer get(Call call) {
        return Answer.ok(named(call).wire());
    }

    public Answer edit(Call call) {
        Message message = named(call);
        Multipart body = Multipart.of(call, "");
        MessageForm form = MessageForm.ofEdit(message, body.payload(), body.uploads(), "");
        return Answer.ok(world.messages()
                .edit(message, form.edit(0, false))
                .orElseThrow(() -> DiscordError.unknown(10008, "Unknown Message"))
                .wire());
    }

    public Answer delete(Call call) {
        world.messages().delete(named(call));
        return Answer.nothing();
    }
}
