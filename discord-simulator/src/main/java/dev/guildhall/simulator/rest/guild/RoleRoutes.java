package dev.guildhall.simulator.rest.guild;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Audit;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Form;
import dev.guildhall.simulator.rest.call.FormErrors;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Role;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.Map;

/** The roles of a guild. */
public record RoleRoutes(World world, Found found, Audit audit) {
    private static final String ROLES = "/guilds/{guild}/roles";
    private static final String ROLE = ROLES + "/{role}";
    private static final int MOST = 250;

    public void mount(Router router) {
        router.bot(GET, ROLES, call -> Answer.ok(all(found.guild(call))));
        router.bot(GET, ROLES + "/member-counts", call -> Answer.ok(counts(found.guild(call))));
        router.bot(GET, ROLE, call -> Answer.ok(Wire.role(found.role(found.guild(call), call))));
        router.bot(POST, ROLES, this::create);
        router.bot(PATCH, ROLES, this::reorder);
        router.bot(PATCH, ROLE, this::change);
        router.bot(DELETE, ROLE, this::delete);
    }

    private static JsonNode all(Guild guild) {
        return Json.array(guild.roles().stream().map(Wire::role).toList());
    }

    private static JsonNode counts(Guild guild) {
        var node = Json.object();
        for (Role role : guild.roles()) {
            node.put(
                    role.id().toString(),
                    guild.members().stream()
                            .filter(member -> member.roles().contains(role.id()))
                            .count());
        }
        return node;
    }

    private Answer create(Call call) {
        Guild guild = found.guild(call, Permission.MANAGE_ROLES);
        if (guild.roles().size() >= MOST) {
            throw new DiscordError(400, 30005, "Maximum number of guild roles reached (250)");
        }
        // Discord gives a new role what everyone has, and the place directly above everyone.
        Role base = new Role(world.nextId(), "new role", 0, guild.everyone().permissions(), 0, false, false);
        Role role = read(call, base);
        found.requireOwn(guild, call.object().has("permissions") ? role.permissions() : 0);
        world.guildChanges().put(guild, role.withPosition(1));
        audit.changed(call, guild, Audit.ROLE_CREATE, role.id(), null, Wire.role(role));
        return Answer.ok(Wire.role(role.withPosition(1)));
    }

    private static Role read(Call call, Role current) {
        Form form = Form.of(call);
        int color = form.body().path("colors").path("primary_color").asInt(current.color());
        Role role = new Role(
                current.id(),
                form.text("name", 1, 100, current.name()),
                form.number("color", 0, 0xFFFFFF, color),
                form.bits("permissions", current.permissions()) & Permission.ALL,
                current.position(),
                form.flag("hoist", current.hoist()),
                current.managed(),
                form.flag("mentionable", current.mentionable()));
        form.check();
        return role;
    }

    private Answer change(Call call) {
        Guild guild = found.guild(call, Permission.MANAGE_ROLES);
        Role current = found.role(guild, call);
        found.requireAbove(guild, current);
        Role changed = read(call, current);
        found.requireOwn(guild, changed.permissions() & ~current.permissions());
        world.guildChanges().put(guild, changed);
        audit.changed(call, guild, Audit.ROLE_UPDATE, changed.id(), Wire.role(current), Wire.role(changed));
        return Answer.ok(Wire.role(changed));
    }

    /** Refuses to move a role from or to where the bot's own highest role is; what stands above may only shift. */
    private void requireBelow(Guild guild, Map<Snowflake, Integer> places) {
        Role own = guild.highestRole(found.bot(guild));
        if (guild.ownerId().equals(world.bot().id())) {
            return;
        }
        int bound = places.getOrDefault(own.id(), own.position());
        int last = bound - 1;
        for (Role role : guild.roles()) {
            int place = places.getOrDefault(role.id(), role.position());
            boolean below = own.isAbove(role);
            if (below ? places.containsKey(role.id()) && place >= bound : place <= last) {
                throw Found.missing();
            }
            last = below ? last : place;
        }
    }

    private Answer reorder(Call call) {
        Guild guild = found.guild(call, Permission.MANAGE_ROLES);
        Map<Snowflake, Integer> places = new LinkedHashMap<>();
        for (JsonNode each : call.json()) {
            Form form = new Form(each, new FormErrors(), "");
            Snowflake id = form.id("id", null);
            Role role = (id == null ? guild.role(guild.id()) : guild.role(id))
                    .orElseThrow(() -> DiscordError.unknown(10011, "Unknown Role"));
            int place = form.number("position", 0, Integer.MAX_VALUE, role.position());
            form.check();
            // Clients send the whole list, in which the role of everybody keeps its place at the bottom.
            if (!role.id().equals(guild.id())) {
                places.put(role.id(), place);
            }
        }
        requireBelow(guild, places);
        world.guildChanges().reorder(guild, places);
        return Answer.ok(all(guild));
    }

    private Answer delete(Call call) {
        Guild guild = found.guild(call, Permission.MANAGE_ROLES);
        Role role = found.role(guild, call);
        if (role.managed() || role.id().equals(guild.id())) {
            throw new DiscordError(400, 50028, "Invalid Role");
        }
        found.requireAbove(guild, role);
        world.guildChanges().remove(guild, role);
        audit.changed(call, guild, Audit.ROLE_DELETE, role.id(), Wire.role(role), null);
        return Answer.nothing();
    }
}
