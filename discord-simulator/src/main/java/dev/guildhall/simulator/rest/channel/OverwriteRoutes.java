package dev.guildhall.simulator.rest.channel;

import static io.javalin.http.HandlerType.DELETE;
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
import dev.guildhall.simulator.world.Overwrite;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a channel allows and denies, one role or member at a time. */
public record OverwriteRoutes(World world, Found found, Audit audit) {
    private static final String OVERWRITE = "/channels/{channel}/permissions/{overwrite}";

    public void mount(Router router) {
        router.bot(PUT, OVERWRITE, this::put);
        router.bot(DELETE, OVERWRITE, this::delete);
    }

    private Answer put(Call call) {
        Channel channel = found.channel(call, Permission.MANAGE_ROLES);
        Guild guild = found.guildOf(channel);
        Form form = Form.of(call);
        Overwrite overwrite = new Overwrite(
                call.id("overwrite"),
                form.oneOf("type", Set.of(0, 1), -1) == 1,
                form.bits("allow", 0) & Permission.ALL,
                form.bits("deny", 0) & Permission.ALL);
        form.check();
        if (!overwrite.member() && guild.role(overwrite.subject()).isEmpty()) {
            throw DiscordError.unknown(10009, "Unknown Overwrite");
        }
        found.requireOwn(guild, overwrite.allow() | overwrite.deny());
        boolean known = without(channel, overwrite.subject()).size()
                < channel.overwrites().size();
        List<Overwrite> overwrites = without(channel, overwrite.subject());
        overwrites.add(overwrite);
        store(call, guild, channel, overwrites, known ? Audit.OVERWRITE_UPDATE : Audit.OVERWRITE_CREATE);
        return Answer.nothing();
    }

    private Answer delete(Call call) {
        Channel channel = found.channel(call, Permission.MANAGE_ROLES);
        Guild guild = found.guildOf(channel);
        List<Overwrite> left = without(channel, call.id("overwrite"));
        if (left.size() == channel.overwrites().size()) {
            throw DiscordError.unknown(10009, "Unknown Overwrite");
        }
        store(call, guild, channel, left, Audit.OVERWRITE_DELETE);
        return Answer.nothing();
    }

    private static List<Overwrite> without(Channel channel, Snowflake subject) {
        List<Overwrite> left = new ArrayList<>(channel.overwrites());
        left.removeIf(each -> each.subject().equals(subject));
        return left;
    }

    private void store(Call call, Guild guild, Channel channel, List<Overwrite> overwrites, int action) {
        world.channelChanges().put(guild, channel.withOverwrites(overwrites));
        ObjectNode more = Json.object();
        more.putObject("options").put("id", call.id("overwrite").toString());
        audit.note(call, guild, action, channel.id(), more);
    }
}
