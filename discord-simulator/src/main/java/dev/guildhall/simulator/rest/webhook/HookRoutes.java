package dev.guildhall.simulator.rest.webhook;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.Access;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Audit;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Form;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.Quota;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Webhook;
import dev.guildhall.simulator.world.World;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;

/** Webhooks: made, listed, changed, deleted, by the bot or by whoever knows the secret. */
public record HookRoutes(World world, Found found, Audit audit) {
    private static final String WEBHOOK = "/webhooks/{application}";
    private static final int MOST = 15;

    public void mount(Router router) {
        router.bot(POST, "/channels/{channel}/webhooks", this::create);
        router.bot(GET, "/channels/{channel}/webhooks", call -> {
            Channel channel = found.channel(call, Permission.MANAGE_WEBHOOKS);
            return list(webhook -> webhook.channel().equals(channel.id()));
        });
        router.bot(GET, "/guilds/{guild}/webhooks", call -> {
            Guild guild = found.guild(call, Permission.MANAGE_WEBHOOKS);
            return list(webhook -> webhook.guild().equals(guild.id()));
        });
        router.bot(GET, WEBHOOK, call -> Answer.ok(managed(call).wire(world)));
        router.bot(PATCH, WEBHOOK, call -> change(call, managed(call), true));
        router.bot(DELETE, WEBHOOK, call -> delete(call, managed(call)));
        String secret = WEBHOOK + "/{token}";
        router.add(GET, secret, Access.SECRET_IN_PATH, Quota.MESSAGES, call -> Answer.ok(withoutUser(known(call))));
        router.add(PATCH, secret, Access.SECRET_IN_PATH, Quota.MESSAGES, call -> change(call, known(call), false));
        router.add(DELETE, secret, Access.SECRET_IN_PATH, Quota.MESSAGES, call -> delete(call, known(call)));
    }

    /** The webhook of the path, whose secret must be right. */
    public Webhook known(Call call) {
        Webhook webhook = find(call);
        if (webhook.token().isEmpty() || !webhook.token().equals(call.path("token"))) {
            throw new DiscordError(401, 50027, "Invalid Webhook Token");
        }
        return webhook;
    }

    private Webhook find(Call call) {
        return world.webhooks()
                .find(call.id("application"))
                .orElseThrow(() -> DiscordError.unknown(10015, "Unknown Webhook"));
    }

    private Webhook managed(Call call) {
        Webhook webhook = find(call);
        found.require(found.visible(webhook.channel()), Permission.MANAGE_WEBHOOKS);
        return webhook;
    }

    private ObjectNode withoutUser(Webhook webhook) {
        return webhook.wire(world).without("user");
    }

    private Answer list(Predicate<Webhook> which) {
        return Answer.ok(Json.array(world.webhooks().all().stream()
                .filter(which)
                .map(webhook -> webhook.wire(world))
                .toList()));
    }

    private Answer create(Call call) {
        Channel channel = found.channel(call, Permission.MANAGE_WEBHOOKS);
        Guild guild = found.guildOf(channel);
        Form form = Form.of(call);
        String name = form.text("name", 1, 80, null);
        checkName(form, "name", name);
        form.check();
        long there = world.webhooks().all().stream()
                .filter(webhook -> webhook.channel().equals(channel.id()))
                .count();
        if (there >= MOST) {
            throw new DiscordError(400, 30007, "Maximum number of webhooks reached (15)");
        }
        String token = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
        Webhook webhook = new Webhook(
                world.nextId(), guild.id(), channel.id(), world.bot().id(), name, token);
        world.webhooks().put(webhook);
        audit.note(call, guild, Audit.WEBHOOK_CREATE, webhook.id());
        return Answer.ok(webhook.wire(world));
    }

    public static void checkName(Form form, String field, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String forbidden : new String[] {"clyde", "discord"}) {
            if (lower.contains(forbidden)) {
                form.errors().add(field, "USERNAME_INVALID_CONTAINS", "Username cannot contain \"" + forbidden + "\"");
            }
        }
    }

    private Answer change(Call call, Webhook webhook, boolean mayMove) {
        Form form = Form.of(call);
        String name = form.text("name", 1, 80, webhook.name());
        checkName(form, "name", name);
        Snowflake channel = mayMove ? form.id("channel_id", webhook.channel()) : webhook.channel();
        form.check();
        Webhook changed = webhook.with(name, channel == null ? webhook.channel() : channel);
        world.webhooks().put(changed);
        world.guild(webhook.guild()).ifPresent(guild -> audit.note(call, guild, Audit.WEBHOOK_UPDATE, webhook.id()));
        return Answer.ok(mayMove ? changed.wire(world) : withoutUser(changed));
    }

    private Answer delete(Call call, Webhook webhook) {
        world.webhooks().remove(webhook);
        world.guild(webhook.guild()).ifPresent(guild -> audit.note(call, guild, Audit.WEBHOOK_DELETE, webhook.id()));
        return Answer.nothing();
    }
}
