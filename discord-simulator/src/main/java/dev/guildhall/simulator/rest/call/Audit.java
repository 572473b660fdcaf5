package dev.guildhall.simulator.rest.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Notes in the guild's audit log what the bot does by REST, with the reason that it gives in a header. */
public record Audit(World world) {
    public static final int GUILD_UPDATE = 1;
    public static final int CHANNEL_CREATE = 10;
    public static final int CHANNEL_UPDATE = 11;
    public static final int CHANNEL_DELETE = 12;
    public static final int OVERWRITE_CREATE = 13;
    public static final int OVERWRITE_UPDATE = 14;
    public static final int OVERWRITE_DELETE = 15;
    public static final int MEMBER_KICK = 20;
    public static final int MEMBER_BAN_ADD = 22;
    public static final int MEMBER_BAN_REMOVE = 23;
    public static final int MEMBER_UPDATE = 24;
    public static final int MEMBER_ROLE_UPDATE = 25;
    public static final int ROLE_CREATE = 30;
    public static final int ROLE_UPDATE = 31;
    public static final int ROLE_DELETE = 32;
    public static final int INVITE_CREATE = 40;
    public static final int INVITE_DELETE = 42;
    public static final int WEBHOOK_CREATE = 50;
    public static final int WEBHOOK_UPDATE = 51;
    public static final int WEBHOOK_DELETE = 52;
    public static final int EMOJI_CREATE = 60;
    public static final int EMOJI_UPDATE = 61;
    public static final int EMOJI_DELETE = 62;
    public static final int STICKER_CREATE = 90;
    public static final int STICKER_UPDATE = 91;
    public static final int STICKER_DELETE = 92;
    public static final int AUTO_MODERATION_RULE_CREATE = 140;
    public static final int AUTO_MODERATION_RULE_UPDATE = 141;
    public static final int AUTO_MODERATION_RULE_DELETE = 142;
    public static final int MESSAGE_DELETE = 72;
    public static final int MESSAGE_BULK_DELETE = 73;
    public static final int MESSAGE_PIN = 74;
    public static final int MESSAGE_UNPIN = 75;
    public static final int SCHEDULED_EVENT_CREATE = 100;
    public static final int SCHEDULED_EVENT_UPDATE = 101;
    public static final int SCHEDULED_EVENT_DELETE = 102;
    public static final int STAGE_INSTANCE_CREATE = 83;
    public static final int STAGE_INSTANCE_UPDATE = 84;
    public static final int STAGE_INSTANCE_DELETE = 85;
    public static final int THREAD_CREATE = 110;
    public static final int THREAD_UPDATE = 111;
    public static final int THREAD_DELETE = 112;
    private static final int LONGEST = 512;

    /** Notes something without telling fields apart. */
    public void note(Call call, Guild guild, int action, @Nullable Snowflake target) {
        note(call, guild, action, target, Json.object());
    }

    /** Notes what differs between two forms of an object; null where there is none. */
    public void changed(
            Call call,
            Guild guild,
            int action,
            @Nullable Snowflake target,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        ObjectNode more = Json.object();
        ArrayNode changes = more.putArray("changes");
        JsonNode old = before == null ? Json.object() : before;
        JsonNode now = after == null ? Json.object() : after;
        Set<String> fields = new TreeSet<>();
        old.fieldNames().forEachRemaining(fields::add);
        now.fieldNames().forEachRemaining(fields::add);
        for (String field : fields) {
            if (!old.path(field).equals(now.path(field)) && !field.equals("id")) {
                ObjectNode change = changes.addObject().put("key", field);
                Optional.ofNullable(old.get(field)).ifPresent(value -> change.set("old_value", value));
                Optional.ofNullable(now.get(field)).ifPresent(value -> change.set("new_value", value));
            }
        }
        note(call, guild, action, target, more);
    }

    public void note(Call call, Guild guild, int action, @Nullable Snowflake target, ObjectNode more) {
        world.auditLog().write(guild, action, world.bot().id(), target, reason(call), more);
    }

    /** The reason in the header, which clients encode as in an address. */
    public static @Nullable String reason(Call call) {
        String header = call.context().header("X-Audit-Log-Reason");
        if (header == null || header.isBlank()) {
            return null;
        }
        String reason;
        try {
            reason = URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            reason = header;
        }
        return reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason;
    }
}
