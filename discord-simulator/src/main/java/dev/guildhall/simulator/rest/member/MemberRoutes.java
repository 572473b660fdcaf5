package dev.guildhall.simulator.rest.member;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.PUT;

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
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Permissions;
import dev.guildhall.simulator.world.Role;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.VoiceState;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of a guild. */
public record MemberRoutes(World world, Found found, Audit audit) {
    private static final String MEMBERS = "/guilds/{guild}/members";
    private static final String MEMBER = MEMBERS + "/{user}";
    private static final String MEMBER_ROLE = MEMBER + "/roles/{role}";
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(28);

    public void mount(Router router) {
        router.bot(GET, MEMBERS, this::page);
        router.bot(GET, MEMBERS + "/search", this::search);
        router.bot(PATCH, MEMBERS + "/@me", this::changeSelf);
        // Deprecated by Discord, and still called.
        router.bot(PATCH, MEMBERS + "/@me/nick", this::changeSelf);
        router.bot(GET, MEMBER, call -> Answer.ok(Wire.member(found.member(found.guild(call), call))));
        router.bot(PATCH, MEMBER, this::change);
        router.bot(DELETE, MEMBER, this::kick);
        router.bot(PUT, MEMBER_ROLE, call -> role(call, true));
        router.bot(DELETE, MEMBER_ROLE, call -> role(call, false));
    }

    private Answer page(Call call) {
        long after = call.query("after")
                .filter(Snowflake::isOne)
                .map(text -> Snowflake.of(text).value())
                .orElse(0L);
        return Answer.ok(Json.array(found.guild(call).members().stream()
                .filter(member -> Long.compareUnsigned(member.id().value(), after) > 0)
                .limit(call.number("limit", 1, 1, 1000))
                .map(Wire::member)
                .toList()));
    }

    private Answer search(Call call) {
        String query = call.query("query").orElse("").toLowerCase(Locale.ROOT);
        return Answer.ok(Json.array(found.guild(call).members().stream()
                .filter(member -> member.person().name().startsWith(query)
                        || member.shownName().toLowerCase(Locale.ROOT).startsWith(query))
                .limit(call.number("limit", 1, 1, 1000))
                .map(Wire::member)
                .toList()));
    }

    private Answer changeSelf(Call call) {
        Guild guild = found.guild(call, Permission.CHANGE_NICKNAME);
        Member bot = found.bot(guild);
        Form form = Form.of(call);
        Member changed = bot.withNick(form.optionalText("nick", 32, bot.nick()));
        form.check();
        return store(call, guild, bot, changed);
    }

    private Answer change(Call call) {
        Guild guild = found.guild(call);
        Member current = found.member(guild, call);
        Form form = Form.of(call);
        Member changed = current;
        if (form.has("nick")) {
            boolean own = current.id().equals(world.bot().id());
            found.require(guild, own ? Permission.CHANGE_NICKNAME : Permission.MANAGE_NICKNAMES);
            found.requireAbove(guild, current);
            changed = changed.withNick(form.optionalText("nick", 32, null));
        }
        if (form.has("roles")) {
            changed = changed.withRoles(roles(guild, current, form));
        }
        if (form.has("communication_disabled_until")) {
            changed = changed.withTimeout(timeout(guild, current, form));
        }
        if (form.has("mute") || form.has("deaf")) {
            changed = voice(guild, current, changed, form);
        }
        form.check();
        if (form.has("channel_id")) {
            move(guild, current, form);
        }
        return changed.equals(current) ? Answer.ok(Wire.member(current)) : store(call, guild, current, changed);
    }

    private Answer store(Call call, Guild guild, Member current, Member changed) {
        world.memberChanges().put(guild, changed);
        boolean rolesOnly = changed.withRoles(List.of()).equals(current.withRoles(List.of()));
        audit.changed(
                call,
                guild,
                rolesOnly ? Audit.MEMBER_ROLE_UPDATE : Audit.MEMBER_UPDATE,
                changed.id(),
                Wire.memberWithoutUser(current),
                Wire.memberWithoutUser(changed));
        return Answer.ok(Wire.member(changed));
    }

    private List<Snowflake> roles(Guild guild, Member current, Form form) {
        found.require(guild, Permission.MANAGE_ROLES);
        List<Snowflake> roles = form.ids("roles").stream().distinct().toList();
        Set<Snowflake> different = new HashSet<>(roles);
        different.addAll(current.roles());
        different.removeIf(id -> roles.contains(id) && current.roles().contains(id));
        different.forEach(id -> {
            Role role = guild.role(id).orElseThrow(() -> DiscordError.unknown(10011, "Unknown Role"));
            requireGivable(guild, role);
        });
        return roles;
    }

    private void requireGivable(Guild guild, Role role) {
        found.requireAbove(guild, role);
        if (role.managed() || role.id().equals(guild.id())) {
            throw Found.missing();
        }
    }

    private @Nullable Instant timeout(Guild guild, Member current, Form form) {
        found.require(guild, Permission.MODERATE_MEMBERS);
        found.requireAbove(guild, current);
        if ((Permissions.inGuild(guild, current.withTimeout(null)) & Permission.ADMINISTRATOR) != 0) {
            throw Found.missing();
        }
        String field = "communication_disabled_until";
        if (!form.body().hasNonNull(field)) {
            return null;
        }
        Instant until;
        try {
            until = OffsetDateTime.parse(form.body().path(field).asText()).toInstant();
        } catch (DateTimeException malformed) {
            form.errors()
                    .add(
                            field,
                            "DATE_TIME_TYPE_PARSE",
                            "Could not parse " + form.body().path(field) + ". Should be ISO8601.");
            return null;
        }
        if (until.isAfter(world.clock().instant().plus(LONGEST_TIMEOUT))) {
            form.errors().add(field, "BASE_TYPE_BAD_DATE", "Time-outs end within 28 days.");
        }
        return until;
    }

    private Member voice(Guild guild, Member current, Member changed, Form form) {
        if (form.has("mute")) {
            found.require(guild, Permission.MUTE_MEMBERS);
        }
        if (form.has("deaf")) {
            found.require(guild, Permission.DEAFEN_MEMBERS);
        }
        if (guild.voiceState(current.id()).isEmpty()) {
            throw new DiscordError(400, 40032, "Target user is not connected to voice.");
        }
        return changed.withVoice(form.flag("mute", current.mute()), form.flag("deaf", current.deaf()));
    }

    private void move(Guild guild, Member member, Form form) {
        found.require(guild, Permission.MOVE_MEMBERS);
        VoiceState state = guild.voiceState(member.id())
                .orElseThrow(() -> new DiscordError(400, 40032, "Target user is not connected to voice."));
        Snowflake target = form.id("channel_id", null);
        if (target == null) {
            world.voiceChanges().leave(guild, member.id());
            return;
        }
        Channel channel = guild.channel(target)
                .filter(Channel::isVoice)
                .orElseThrow(() -> DiscordError.unknown(10003, "Unknown Channel"));
        world.voiceChanges()
                .put(
                        guild,
                        new VoiceState(member.id(), channel.id(), state.session(), state.selfMute(), state.selfDeaf()));
    }

    private Answer kick(Call call) {
        Guild guild = found.guild(call, Permission.KICK_MEMBERS);
        Member member = found.member(guild, call);
        found.requireAbove(guild, member);
        world.memberChanges().remove(guild, member.id());
        audit.note(call, guild, Audit.MEMBER_KICK, member.id());
        return Answer.nothing();
    }

    private Answer role(Call call, boolean given) {
        Guild guild = found.guild(call);
        Role role = found.role(guild, call);
        found.require(guild, Permission.MANAGE_ROLES);
        requireGivable(guild, role);
        if (!world.memberChanges().role(guild, call.id("user"), role.id(), given)) {
            throw DiscordError.unknown(10007, "Unknown Member");
        }
        ObjectNode more = Json.object();
        more.putArray("changes")
                .addObject()
                .put("key", given ? "$add" : "$remove")
                .putArray("new_value")
                .addObject()
                .put("id", role.id().toString())
                .put("name", role.name());
        audit.note(call, guild, Audit.MEMBER_ROLE_UPDATE, call.id("user"), more);
        return Answer.nothing();
    }
}
