package dev.guildhall.simulator.rest.member;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Audit;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Form;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Ban;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Person;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.util.List;

/** The bans of a guild. */
public record BanRoutes(World world, Found found, Audit audit) {
    private static final String BANS = "/guilds/{guild}/bans";
    private static final String BAN = BANS + "/{user}";
    private static final int WEEK = 604_800;
    private static final int DAY = 86_400;

    public void mount(Router router) {
        router.bot(GET, BANS, this::page);
        router.bot(
                GET,
                BAN,
                call -> Answer.ok(found.guild(call, Permission.BAN_MEMBERS)
                        .ban(call.id("user"))
                        .map(Ban::wire)
                        .orElseThrow(BanRoutes::unknownBan)));
        router.bot(PUT, BAN, this::ban);
        router.bot(DELETE, BAN, this::unban);
        router.bot(POST, "/guilds/{guild}/bulk-ban", this::bulk);
    }

    private Answer page(Call call) {
        Guild guild = found.guild(call, Permission.BAN_MEMBERS);
        Snowflake after =
                call.query("after").filter(Snowflake::isOne).map(Snowflake::of).orElse(new Snowflake(1));
        Snowflake before =
                call.query("before").filter(Snowflake::isOne).map(Snowflake::of).orElse(new Snowflake(-1));
        return Answer.ok(Json.array(guild.bans().stream()
                .filter(ban -> ban.person().id().compareTo(after) > 0)
                .filter(ban -> ban.person().id().compareTo(before) < 0)
                .limit(call.number("limit", 1000, 1, 1000))
                .map(Ban::wire)
                .toList()));
    }

    private Answer ban(Call call) {
        Guild guild = found.guild(call, Permission.BAN_MEMBERS);
        Person person = world.person(call.id("user")).orElseThrow(() -> DiscordError.unknown(10013, "Unknown User"));
        guild.member(person.id()).ifPresent(member -> found.requireAbove(guild, member));
        Form form = Form.of(call);
        int seconds = form.number("delete_message_seconds", 0, WEEK, form.number("delete_message_days", 0, 7, 0) * DAY);
        form.check();
        carryOut(call, guild, person, seconds);
        return Answer.nothing();
    }

    private void carryOut(Call call, Guild guild, Person person, int seconds) {
        world.memberChanges().ban(guild, new Ban(person, Audit.reason(call)));
        if (seconds > 0) {
            world.memberChanges().deleteMessages(guild, person.id(), seconds);
        }
        audit.note(call, guild, Audit.MEMBER_BAN_ADD, person.id());
    }

    private Answer unban(Call call) {
        Guild guild = found.guild(call, Permission.BAN_MEMBERS);
        if (!world.memberChanges().unban(guild, call.id("user"))) {
            throw unknownBan();
        }
        audit.note(call, guild, Audit.MEMBER_BAN_REMOVE, call.id("user"));
        return Answer.nothing();
    }

    private Answer bulk(Call call) {
        Guild guild = found.guild(call, Permission.BAN_MEMBERS);
        found.require(guild, Permission.MANAGE_GUILD);
        Form form = Form.of(call);
        List<Snowflake> ids = form.ids("user_ids");
        if (ids.isEmpty() || ids.size() > 200) {
            form.errors().badLength("user_ids", 1, 200);
        }
        int seconds = form.number("delete_message_seconds", 0, WEEK, 0);
        form.check();
        ObjectNode node = Json.object();
        ArrayNode banned = node.putArray("banned_users");
        ArrayNode failed = node.putArray("failed_users");
        for (Snowflake id : ids) {
            Person person = world.person(id).filter(each -> mayBan(guild, each)).orElse(null);
            if (person == null) {
                failed.add(id.toString());
            } else {
                carryOut(call, guild, person, seconds);
                banned.add(id.toString());
            }
        }
        if (banned.isEmpty()) {
            throw new DiscordError(400, 500_000, "Failed to ban users");
        }
        return Answer.ok(node);
    }

    private boolean mayBan(Guild guild, Person person) {
        try {
            guild.member(person.id()).ifPresent(member -> found.requireAbove(guild, member));
            return !person.id().equals(world.bot().id());
        } catch (DiscordError tooHigh) {
            return false;
        }
    }

    private static DiscordError unknownBan() {
        return DiscordError.unknown(10026, "Unknown Ban");
    }
}
