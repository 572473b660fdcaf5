package dev.guildhall.simulator.rest.guild;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Audit;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Form;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Invites.Invite;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.time.Instant;

/** Invites to guilds. Nobody uses them here: people join by the control API. */
public record InviteRoutes(World world, Found found, Audit audit) {
    private static final int ONE_DAY = 86_400;
    private static final int SEVEN_DAYS = 604_800;

    public void mount(Router router) {
        router.bot(POST, "/channels/{channel}/invites", this::create);
        router.bot(GET, "/channels/{channel}/invites", call -> {
            Channel channel = found.channel(call, Permission.MANAGE_CHANNELS);
            return Answer.ok(Json.array(world.invites().of(found.guildOf(channel)).stream()
                    .filter(invite -> invite.channel().equals(channel.id()))
                    .map(this::withUses)
                    .toList()));
        });
        router.bot(
                GET,
                "/guilds/{guild}/invites",
                call -> Answer.ok(Json.array(world.invites().of(found.guild(call, Permission.MANAGE_GUILD)).stream()
                        .map(this::withUses)
                        .toList())));
        router.bot(GET, "/invites/{code}", call -> {
            Invite invite = named(call);
            ObjectNode node = wire(invite);
            if (call.flag("with_counts")) {
                int members =
                        world.guild(invite.guild()).map(Guild::memberCount).orElse(0);
                node.put("approximate_member_count", members).put("approximate_presence_count", members);
            }
            return Answer.ok(node);
        });
        router.bot(DELETE, "/invites/{code}", this::delete);
    }

    private Answer create(Call call) {
        Channel channel = found.channel(call, Permission.CREATE_INSTANT_INVITE);
        Guild guild = found.guildOf(channel);
        Form form = Form.of(call);
        int maxAge = form.number("max_age", 0, SEVEN_DAYS, ONE_DAY);
        int maxUses = form.number("max_uses", 0, 100, 0);
        form.check();
        Invite invite =
                world.invites().create(channel, world.bot().id(), maxAge, maxUses, form.flag("temporary", false));
        audit.changed(call, guild, Audit.INVITE_CREATE, null, null, noted(invite));
        return Answer.ok(withUses(invite));
    }

    private Answer delete(Call call) {
        Invite invite = named(call);
        Channel channel = world.channel(invite.channel()).orElseThrow(InviteRoutes::unknown);
        found.require(channel, Permission.MANAGE_CHANNELS | Permission.MANAGE_GUILD);
        ObjectNode wire = wire(invite);
        world.invites().remove(invite);
        audit.changed(call, found.guildOf(channel), Audit.INVITE_DELETE, null, noted(invite), null);
        return Answer.ok(wire);
    }

    private Invite named(Call call) {
        return world.invites().find(call.path("code")).orElseThrow(InviteRoutes::unknown);
    }

    /** What the audit log tells of an invite: by these keys libraries find it. */
    private static ObjectNode noted(Invite invite) {
        return Json.object()
                .put("code", invite.code())
                .put("channel_id", invite.channel().toString())
                .put("inviter_id", invite.inviter().toString())
                .put("uses", 0)
                .put("max_uses", invite.maxUses())
                .put("max_age", invite.maxAge())
                .put("temporary", invite.temporary())
                .put("flags", 0);
    }

    private ObjectNode withUses(Invite invite) {
        return wire(invite)
                .put("uses", 0)
                .put("max_uses", invite.maxUses())
                .put("max_age", invite.maxAge())
                .put("temporary", invite.temporary())
                .put("created_at", invite.createdAt().toString());
    }

    private ObjectNode wire(Invite invite) {
        ObjectNode node = Json.object()
                .put("type", 0)
                .put("code", invite.code())
                .put("guild_id", invite.guild().toString())
                .put("flags", 0);
        Instant expiresAt = invite.expiresAt();
        node.put("expires_at", expiresAt == null ? null : expiresAt.toString());
        world.person(invite.inviter()).ifPresent(person -> node.set("inviter", Wire.user(person)));
        world.channel(invite.channel())
                .ifPresent(channel -> node.putObject("channel")
                        .put("id", channel.id().toString())
                        .put("name", channel.name())
                        .put("type", channel.type()));
        world.guild(invite.guild()).ifPresent(guild -> {
            ObjectNode partial = node.putObject("guild")
                    .put("id", guild.id().toString())
                    .put("name", guild.name())
                    .put("verification_level", 1)
                    .put("nsfw_level", 0)
                    .put("nsfw", false)
                    .put("premium_subscription_count", 0);
            for (String none : new String[] {"icon", "splash", "banner", "description", "vanity_url_code"}) {
                partial.putNull(none);
            }
            partial.putArray("features");
        });
        return node;
    }

    private static DiscordError unknown() {
        return DiscordError.unknown(10006, "Unknown Invite");
    }
}
