package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.GuildWire;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Permissions;
import dev.guildhall.simulator.world.Person;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.util.Optional;

/** Renders INTERACTION_CREATE. */
final class InteractionWire {
    private InteractionWire() {}

    static ObjectNode of(World world, Interaction interaction) {
        InteractionRequest request = interaction.request();
        Channel channel = request.channel();
        Person person = request.person();
        String application = world.bot().id().toString();
        Optional<Guild> guild = channel.guildId().flatMap(world::guild);
        ObjectNode node = Json.object()
                .put("version", 1)
                .put("id", interaction.id().toString())
                .put("application_id", application)
                .put("type", request.kind().number())
                .put("token", interaction.token())
                .put("channel_id", channel.id().toString())
                .put("locale", world.languages().of(person.id()))
                .put("context", guild.isPresent() ? 0 : 1)
                .put("attachment_size_limit", 10 * 1024 * 1024);
        node.set("data", request.data());
        node.putArray("entitlements");
        node.putObject("authorizing_integration_owners")
                .put("0", guild.map(found -> found.id().toString()).orElse("0"));
        ObjectNode where = Wire.channel(world, channel);
        node.set("channel", where);
        guild.ifPresentOrElse(
                found -> inGuild(world, found, channel, person, node, where),
                () -> node.put("app_permissions", Long.toString(Permission.ALL)).set("user", Wire.user(person)));
        if (request.message() != null) {
            node.set("message", request.message().wire());
        }
        return node;
    }

    private static void inGuild(
            World world, Guild guild, Channel channel, Person person, ObjectNode node, ObjectNode where) {
        String language = GuildWire.language(guild);
        node.put("guild_id", guild.id().toString()).put("guild_locale", language);
        ObjectNode partial =
                node.putObject("guild").put("id", guild.id().toString()).put("locale", language);
        partial.putArray("features");
        node.put("app_permissions", permissions(guild, guild.member(world.bot().id()), channel));
        Optional<Member> member = guild.member(person.id());
        String permissions = permissions(guild, member, channel);
        where.put("permissions", permissions);
        member.ifPresent(found -> node.set("member", Wire.member(found).put("permissions", permissions)));
    }

    private static String permissions(Guild guild, Optional<Member> member, Channel channel) {
        return Long.toString(member.map(found -> Permissions.inChannel(guild, found, channel))
                .orElse(0L));
    }
}
