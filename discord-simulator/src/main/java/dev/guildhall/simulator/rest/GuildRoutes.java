package dev.guildhall.simulator.rest;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PUT;

import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.GuildWire;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Permissions;
import dev.guildhall.simulator.world.Role;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;

/** Guilds, their channels, roles and members. */
record GuildRoutes(World world, Found found) {
    private static final String MEMBER_ROLE = "/guilds/{guild}/members/{user}/roles/{role}";

    void mount(Router router) {
        router.bot(GET, "/guilds/{guild}", call -> Answer.ok(GuildWire.guild(found.guild(call))));
        router.bot(
                GET,
                "/guilds/{guild}/channels",
                call -> Answer.ok(Json.array(found.guild(call).channels().stream()
                        .map(channel -> Wire.channel(world, channel))
                        .toList())));
        router.bot(
                GET,
                "/guilds/{guild}/roles",
                call -> Answer.ok(Json.array(
                        found.guild(call).roles().stream().map(Wire::role).toList())));
        router.bot(
                GET,
                "/guilds/{guild}/members/{user}",
                call -> Answer.ok(Wire.member(found.member(found.guild(call), call.id("user")))));
        router.bot(GET, "/guilds/{guild}/members", this::members);
        router.bot(PUT, MEMBER_ROLE, call -> role(call, true));
        router.bot(DELETE, MEMBER_ROLE, call -> role(call, false));
    }

    private Answer members(Call call) {
        long after = call.query("after")
                .filter(Snowflake::isOne)
                .map(text -> Snowflake.of(text).value())
                .orElse(0L);
        return Answer.ok(Json.array(found.guild(call).members().stream()
                .filter(member -> Long.compareUnsigned(member.person().id().value(), after) > 0)
                .limit(call.number("limit", 1, 1, 1000))
                .map(Wire::member)
                .toList()));
    }

    private Answer role(Call call, boolean given) {
        Guild guild = found.guild(call);
        Member bot = found.member(guild, world.bot().id());
        Role role = guild.role(call.id("role")).orElseThrow(() -> DiscordError.unknown(10011, "Unknown Role"));
        int highest = bot.roles().stream()
                .flatMap(id -> guild.role(id).stream())
                .mapToInt(Role::position)
                .max()
                .orElse(0);
        boolean mayManage = (Permissions.inGuild(guild, bot) & Permission.MANAGE_ROLES) != 0;
        if (!mayManage
                || role.position() >= highest
                || role.managed()
                || role.id().equals(guild.id())) {
            throw new DiscordError(403, 50013, "Missing Permissions");
        }
        if (!world.role(guild, call.id("user"), role.id(), given)) {
            throw DiscordError.unknown(10007, "Unknown Member");
        }
        return Answer.nothing();
    }
}
