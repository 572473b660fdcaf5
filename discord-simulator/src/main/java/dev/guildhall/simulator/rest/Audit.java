package dev.guildhall.simulator.rest;

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
record Audit(World world) {
    static final int GUILD_UPDATE = 1;
    static final int CHANNEL_CREATE = 10;
    static final int CHANNEL_UPDATE = 11;
    static final int CHANNEL_DELETE = 12;
    static final int OVERWRITE_CREATE = 13;
    static final int OVERWRITE_UPDATE = 14;
    static final int OVERWRITE_DELETE = 15;
    static final int MEMBER_KICK = 20;
    static final int MEMBER_BAN_ADD = 22;
    static final int MEMBER_BAN_REMOVE = 23;
    static final int MEMBER_UPDATE = 24;
    static final int MEMBER_ROLE_UPDATE = 25;
    static final int ROLE_CREATE = 30;
    static final int ROLE_UPDATE = 31;
    static final int ROLE_DELETE = 32;
    static final int INVITE_CREATE = 40;
    static final int INVITE_DELETE = 42;
    static final int WEBHOOK_CREATE = 50;
    static final int WEBHOOK_UPDATE = 51;
    static final int WEBHOOK_DELETE = 52;
    static final int EMOJI_CREATE = 60;
    static final int EMOJI_UPDATE = 61;
    static final int EMOJI_DELETE = 62;
    static final int MESSAGE_DELETE = 72;
    static final int MESSAGE_BULK_DELETE = 73;
    static final int MESSAGE_PIN = 74;
    static final int MESSAGE_UNPIN = 75;
    static final int SCHEDULED_EVENT_CREATE = 100;
    static final int SCHEDULED_EVENT_UPDATE = 101;
    static final int SCHEDULED_EVENT_DELETE = 102;
    static final int THREAD_CREATE = 110;
    static final int THREAD_UPDATE = 111;
    static final int THREAD_DELETE = 112;
    private static final int LONGEST = 512;

    /** Notes something without telling fields apart. */
    void note(Call call, Guild guild, int action, @Nullable Snowflake target) {
        note(call, guild, action, target, Json.object());
    }

    /** Notes what differs between two forms of an object; null where there is none. */
    void changed(
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

    void note(Call call, Guild guild, int action, @Nullable Snowflake target, ObjectNode more) {
        world.auditLog().write(guild, action, world.bot().id(), target, reason(call), more);
    }

    /** The reason in the header, which clients encode as in an address. */
    static @Nullable String reason(Call call) {
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
